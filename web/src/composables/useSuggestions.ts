import { computed, ref, watch, type Ref } from 'vue'

/** Options that contain what was typed: exact first, then those that begin with it, then the shorter ones. */
export function rankSuggestions(options: readonly string[], typed: string, at_most: number): string[] {
  const words = typed.trim().toLocaleLowerCase()
  if (!words) return options.slice(0, at_most)
  const rank = (option: string) => (option === words ? 0 : option.startsWith(words) ? 1 : 2)
  return options
    .filter((option) => option.toLocaleLowerCase().includes(words))
    .sort((left, right) => rank(left) - rank(right) || left.length - right.length)
    .slice(0, at_most)
}

interface Options {
  options: Ref<readonly string[]>
  typed: Ref<string>
  at_most?: number
}

/** A list of suggestions under a field, walked with the arrow keys. -1 is "none": what was typed counts. */
export function useSuggestions({ options, typed, at_most = 50 }: Options) {
  const open = ref(false)
  const active = ref(-1)
  const shown = computed(() => rankSuggestions(options.value, typed.value, at_most))
  watch(typed, () => (active.value = -1))

  function move(by: number) {
    if (!open.value) {
      open.value = true
      return
    }
    const count = shown.value.length
    if (count > 0) active.value = (active.value + by + count + (active.value < 0 && by < 0 ? 1 : 0)) % count
  }

  function close() {
    open.value = false
    active.value = -1
  }

  const activeText = computed(() => (active.value < 0 ? undefined : shown.value[active.value]))
  return { open, active, shown, activeText, move, close }
}
