import type { RouteLocationRaw } from 'vue-router'
import { call, client } from '@/api/client'
import { queryClient } from '@/api/query'

type Work = 'office' | 'reviewer' | 'inspector' | 'contact' | 'leader' | 'observer'

/** The campaign one means when one says none: the newest that runs, or the newest there is. */
async function currentCampaign(): Promise<number | null> {
  const { rows } = await queryClient.fetchQuery({ queryKey: ['campaigns'], queryFn: () => call(client.GET('/api/campaigns')) })
  const found = rows.find((one) => one.state === 'running') ?? rows[0]
  return found?.id ?? null
}

/** Where work begins: with one's own tasks for a contact, with the whole for those who lead, look on or decide. */
export function beginning(roles: Work[], campaign_id: number | null): RouteLocationRaw {
  const looks_on = roles.some((role) => role !== 'contact')
  if (looks_on && campaign_id !== null) return { name: 'campaign', params: { id: campaign_id } }
  return { name: roles.includes('contact') ? 'my_tasks' : 'catalogues' }
}

export async function homeAddress(): Promise<RouteLocationRaw> {
  try {
    const { rows } = await queryClient.fetchQuery({ queryKey: ['people', 'own'], queryFn: () => call(client.GET('/api/my/memberships')) })
    if (rows.length === 0) return beginning([], null)
    return beginning(rows.map((one) => one.role), await currentCampaign())
  } catch {
    return { name: 'catalogues' }
  }
}

export async function overviewAddress(): Promise<RouteLocationRaw | true> {
  const id = await currentCampaign().catch(() => null)
  return id === null ? true : { name: 'campaign', params: { id } }
}
