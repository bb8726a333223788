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
