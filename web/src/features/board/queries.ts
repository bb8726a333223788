import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { call, client } from '@/api/client'
import type { Dashboard, HeatMap, Id } from '@/api/types'

const bodies_at_once = 200

export function useDashboard(id: Ref<Id>, every_ms: number | false = false) {
  return useQuery<Dashboard>({
    queryKey: computed(() => ['campaign', id.value, 'dashboard']),
    queryFn: () => call(client.GET('/api/campaigns/{id}/dashboard', { params: { path: { id: id.value } } })),
    refetchInterval: every_ms,
    refetchIntervalInBackground: true,
  })
}

export function useHeat(id: Ref<Id>, offset: Ref<number>) {
  return useQuery<HeatMap>({
    queryKey: computed(() => ['campaign', id.value, 'heat', offset.value]),
    queryFn: () =>
      call(client.GET('/api/campaigns/{id}/heat', { params: { path: { id: id.value }, query: { offset: offset.value, limit: bodies_at_once } } })),
  })
}
