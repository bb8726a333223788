import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { call, client } from '@/api/client'
import { queryClient } from '@/api/query'
import type { Id } from '@/api/types'

export const campaignKey = (id: Id, ...parts: unknown[]) => ['campaign', id, ...parts]

export function useCampaigns() {
  return useQuery({ queryKey: ['campaigns'], queryFn: () => call(client.GET('/api/campaigns')) })
}

export function useCampaign(id: Ref<Id>) {
  return useQuery({
    queryKey: computed(() => campaignKey(id.value, 'view')),
    queryFn: () => call(client.GET('/api/campaigns/{id}', { params: { path: { id: id.value } } })),
  })
}

export async function refreshCampaign(id: Id): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['campaigns'] }),
    queryClient.invalidateQueries({ queryKey: campaignKey(id) }),
  ])
}
