import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** Follows `source` once it has rested for a moment. */
export function useDebounced<Value>(source: Ref<Value>, rest_ms = 220): Ref<Value> {
  const settled = ref(source.value) as Ref<Value>
  let timer = 0
  watch(source, (value) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => (settled.value = value), rest_ms)
  })
  onScopeDispose(() => window.clearTimeout(timer))
  return settled
}
