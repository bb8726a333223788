import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, ref, type Ref } from 'vue'
import { allRows, call, client } from '@/api/client'
import { queryClient } from '@/api/query'
import type { CatalogueSummary, Finding, Id, Item, SourceBlock } from '@/api/types'

export const catalogueKey = (id: Id, ...parts: unknown[]) => ['catalogue', id, ...parts]

export function fetchCatalogues(): Promise<CatalogueSummary[]> {
  return allRows((query) => call(client.GET('/api/catalogues', { params: { query } })))
}

export function useCatalogues() {
  return useQuery({ queryKey: ['catalogues'], queryFn: fetchCatalogues })
}

export function useCatalogue(id: Ref<Id>) {
  return useQuery({
    queryKey: computed(() => catalogueKey(id.value, 'summary')),
    queryFn: () => call(client.GET('/api/catalogues/{id}', { params: { path: { id: id.value } } })),
  })
}

function fetchItems(id: Id, q?: string): Promise<Item[]> {
  return allRows((page) =>
    call(client.GET('/api/catalogues/{id}/items', { params: { path: { id }, query: q ? { ...page, q } : page } })),
  )
}

/** Every item of a catalogue: one request for up to 1,000, kept for all pages that show them. */
export function useItems(id: Ref<Id>) {
  return useQuery({
    queryKey: computed(() => catalogueKey(id.value, 'items')),
    queryFn: () => fetchItems(id.value),
  })
}

/** The ids of the items that contain the words, as the server's index finds them; null while nothing is asked. */
export function useItemSearch(id: Ref<Id>, words: Ref<string>) {
  const asked = computed(() => words.value.trim())
  return useQuery({
    queryKey: computed(() => catalogueKey(id.value, 'search', asked.value)),
    queryFn: async () => new Set((await fetchItems(id.value, asked.value)).map((item) => item.id)),
    enabled: computed(() => asked.value !== ''),
    placeholderData: keepPreviousData,
  })
}

export function useTree(id: Ref<Id>) {
  return useQuery({
    queryKey: computed(() => catalogueKey(id.value, 'tree')),
    queryFn: () => call(client.GET('/api/catalogues/{id}/tree', { params: { path: { id: id.value } } })),
  })
}

export function useItem(id: Ref<Id | null>) {
  return useQuery({
    queryKey: computed(() => ['item', id.value]),
    queryFn: () => call(client.GET('/api/items/{id}', { params: { path: { id: id.value as Id } } })),
    enabled: computed(() => id.value !== null),
  })
}

export function useFindings(id: Ref<Id>) {
  return useQuery({
    queryKey: computed(() => catalogueKey(id.value, 'findings')),
    queryFn: () =>
      allRows<Finding>((query) =>
        call(client.GET('/api/catalogues/{id}/findings', { params: { path: { id: id.value }, query } })),
      ),
  })
}

export function useSource(id: Ref<Id>) {
  return useQuery({
    queryKey: computed(() => catalogueKey(id.value, 'source')),
    queryFn: () =>
      allRows<SourceBlock>((query) =>
        call(client.GET('/api/catalogues/{id}/source', { params: { path: { id: id.value }, query } })),
      ),
    staleTime: Infinity,
  })
}

export function useUnits(id: Ref<Id>, enabled: Ref<boolean> = ref(true)) {
  return useQuery({
    enabled,
    queryKey: computed(() => catalogueKey(id.value, 'units')),
    queryFn: () =>
      allRows((query) => call(client.GET('/api/catalogues/{id}/units', { params: { path: { id: id.value }, query } }))),
  })
}

/** After a change of the catalogue everything shown of it is asked for again, except what the caller already has. */
export async function refreshCatalogue(id: Id, except: string[] = []): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['catalogues'] }),
    queryClient.invalidateQueries({ queryKey: ['item'] }),
    queryClient.invalidateQueries({
      predicate: ({ queryKey }) =>
        queryKey[0] === 'catalogue' && queryKey[1] === id && !['source', ...except].includes(String(queryKey[2])),
    }),
  ])
}
