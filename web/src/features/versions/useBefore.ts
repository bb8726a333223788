import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { type Id, toId } from '@/api/types'
import { useCatalogues } from '../catalogues'
import { likelyBefore } from './changes'

/** A catalogue and the older one beside it: chosen in the address, else the likely one. */
export function useBefore(props: { catalogue_id: string }) {
  const route = useRoute()
  const router = useRouter()
  const id = computed(() => toId(props.catalogue_id))
  const catalogues = useCatalogues()
  const others = computed(() => (catalogues.data.value ?? []).filter((row) => row.id !== id.value))
  const alone = computed(() => catalogues.data.value !== undefined && others.value.length === 0)
  const before = computed<Id | null>({
    get: () => {
      const asked = route.query['before']
      return typeof asked === 'string' ? toId(asked) : likelyBefore(catalogues.data.value ?? [], id.value)
    },
    set: (value) => void router.replace({ query: value === null ? {} : { before: String(value) } }),
  })
  return { id, others, alone, before }
}
