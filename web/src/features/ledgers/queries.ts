import { useMutation, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { call, client } from '@/api/client'
import { queryClient } from '@/api/query'
import type { Id, Ledger } from '@/api/types'

const recent = 200

export function isBusy(ledger: Ledger): boolean {
  return ledger.state === 'reading' || ledger.state === 'measuring'
}

/** Asked for again every second while one of them is being read. */
export function useLedgers() {
  return useQuery({
    queryKey: ['ledgers'],
    queryFn: async () => (await call(client.GET('/api/ledgers', { params: { query: { limit: recent } } }))).rows,
    refetchInterval: ({ state }) => (state.data?.some(isBusy) ? 1000 : false),
  })
}

export function useLedger(id: Ref<Id>) {
  return useQuery({
    queryKey: computed(() => ['ledger', id.value]),
    queryFn: () => call(client.GET('/api/ledgers/{id}', { params: { path: { id: id.value } } })),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data.ledger) ? 1000 : false),
  })
}

export function useKinds() {
  return useQuery({
    queryKey: ['ledger_kinds'],
    queryFn: async () => (await call(client.GET('/api/ledger_kinds'))).kinds,
    staleTime: Infinity,
  })
}

/** `measured_at` tells one measuring from the next. */
export function useFigures(id: Ref<Id>, measured_at: Ref<string | null | undefined>) {
  return useQuery({
    queryKey: computed(() => ['ledger_figures', id.value, measured_at.value]),
    queryFn: async () => (await call(client.GET('/api/ledgers/{id}/figures', { params: { path: { id: id.value } } }))).figures,
    enabled: computed(() => Boolean(measured_at.value)),
  })
}

/** Of the newest ledgers of a body in a campaign. */
export function useCampaignFigures(campaign_id: Ref<Id>, organisation_id: Ref<Id>) {
  return useQuery({
    queryKey: computed(() => ['campaign_figures', campaign_id.value, organisation_id.value]),
    queryFn: async () =>
      (await call(client.GET('/api/campaigns/{id}/figures', { params: { path: { id: campaign_id.value }, query: { organisation_id: organisation_id.value } } }))).rows,
  })
}

export function useClaim(id: Ref<Id>) {
  return useMutation({
    mutationFn: (body: { measure: string; group_name: string; value: string }) =>
      call(client.PUT('/api/ledgers/{id}/claim', { params: { path: { id: id.value } }, body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['ledger_figures', id.value] }),
  })
}

export function useMeasures(id: Ref<Id | undefined>) {
  return useQuery({
    queryKey: computed(() => ['measures', id.value]),
    queryFn: async () =>
      (await call(client.GET('/api/catalogues/{id}/measures', { params: { path: { id: id.value as Id } } }))).measures,
    enabled: computed(() => id.value !== undefined),
  })
}
