import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { call, client } from '@/api/client'
import type { Id } from '@/api/types'

export function useDiff(id: Ref<Id>, before: Ref<Id | null>) {
  return useQuery({
    queryKey: computed(() => ['catalogue', id.value, 'diff', before.value]),
    queryFn: () =>
      call(
        client.GET('/api/catalogues/{id}/diff', {
          params: { path: { id: id.value }, query: { before: before.value as Id } },
        }),
      ),
    enabled: computed(() => before.value !== null),
  })
}

export function useRelations(id: Ref<Id>) {
  return useQuery({
    queryKey: computed(() => ['catalogue', id.value, 'relations']),
    queryFn: () => call(client.GET('/api/catalogues/{id}/relations', { params: { path: { id: id.value } } })),
  })
}

export function useComparison(id: Ref<Id>, others: Ref<Id[]>) {
  return useQuery({
    queryKey: computed(() => ['catalogue', id.value, 'comparison', others.value.join(',')]),
    queryFn: () =>
      call(
        client.GET('/api/catalogues/{id}/comparison', {
          params: { path: { id: id.value }, query: { others: others.value.join(',') } },
        }),
      ),
    enabled: computed(() => others.value.length > 0),
  })
}

export function useCarryOver(id: Ref<Id>, before: Ref<Id | null>) {
  return useQuery({
    queryKey: computed(() => ['catalogue', id.value, 'carry_over', before.value]),
    queryFn: () =>
      call(
        client.GET('/api/catalogues/{id}/carry_over', {
          params: { path: { id: id.value }, query: { before: before.value as Id } },
        }),
      ),
    enabled: computed(() => before.value !== null),
  })
}

export function useTrace(id: Ref<Id>, before: Ref<Id | null>) {
  return useQuery({
    queryKey: computed(() => ['catalogue', id.value, 'trace', before.value]),
    queryFn: () =>
      call(
        client.GET('/api/catalogues/{id}/trace', {
          params: { path: { id: id.value }, query: { before: before.value as Id } },
        }),
      ),
    enabled: computed(() => before.value !== null),
  })
}

export function useKeyPointSteps(id: Ref<Id>, before: Ref<Id | null>) {
  return useQuery({
    queryKey: computed(() => ['catalogue', id.value, 'key_point_steps', before.value]),
    queryFn: () =>
      call(
        client.GET('/api/catalogues/{id}/key_points/steps', {
          params: { path: { id: id.value }, query: { before: before.value as Id } },
        }),
      ),
    enabled: computed(() => before.value !== null),
  })
}

/** Short titles by the id of the item, of those that take up a national indicator. */
export function useShortTitles(id: Ref<Id>) {
  const query = useQuery({
    queryKey: computed(() => ['catalogue', id.value, 'key_points']),
    queryFn: () => call(client.GET('/api/catalogues/{id}/key_points', { params: { path: { id: id.value } } })),
  })
  return computed(() => new Map((query.data.value?.items ?? []).map((item) => [item.item_id, item.title])))
}
