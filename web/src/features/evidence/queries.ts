import { keepPreviousData, useMutation, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { call, client } from '@/api/client'
import { queryClient } from '@/api/query'
import type { Evidence, EvidenceMark } from '@/api/types'

export interface EvidenceFilter {
  q: string
  organisation_id: number | null
  mark: EvidenceMark | ''
  since: string
  until: string
  all_states: boolean
}

export const page_limit = 50

function isBeingRead({ reading }: Evidence): boolean {
  return reading === 'queued' || reading === 'reading'
}

/** Asked for again while something on the page is being read. */
export function useEvidence(filter: Ref<EvidenceFilter>, offset: Ref<number>) {
  return useQuery({
    queryKey: computed(() => ['evidence', 'list', filter.value, offset.value]),
    queryFn: () => {
      const { q, organisation_id, mark, since, until, all_states } = filter.value
      const query = {
        offset: offset.value,
        limit: page_limit,
        ...(q ? { q } : {}),
        ...(organisation_id ? { organisation_id } : {}),
        ...(mark ? { mark } : {}),
        ...(since ? { since } : {}),
        ...(until ? { until } : {}),
        ...(all_states ? { all_states } : {}),
      }
      return call(client.GET('/api/evidence', { params: { query } }))
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.rows.some((row) => isBeingRead(row.evidence)) ? 1500 : false),
  })
}

export function useEvidenceDetail(id: Ref<Evidence['id'] | null>) {
  return useQuery({
    queryKey: computed(() => ['evidence', 'one', id.value]),
    queryFn: () => call(client.GET('/api/evidence/{id}', { params: { path: { id: id.value ?? 0 } } })),
    enabled: computed(() => id.value !== null),
    refetchInterval: ({ state }) => (state.data && isBeingRead(state.data.evidence) ? 1500 : false),
  })
}

export function useEvidenceText(id: Ref<Evidence['id'] | null>, read: Ref<boolean>) {
  return useQuery({
    queryKey: computed(() => ['evidence', 'text', id.value]),
    queryFn: () => call(client.GET('/api/evidence/{id}/text', { params: { path: { id: id.value ?? 0 } } })),
    enabled: computed(() => id.value !== null && read.value),
  })
}

export function useFigureDoubts(id: Ref<Evidence['id'] | null>, read: Ref<boolean>) {
  return useQuery({
    queryKey: computed(() => ['evidence', 'figures', id.value]),
    queryFn: () => call(client.GET('/api/evidence/{id}/figures', { params: { path: { id: id.value ?? 0 } } })),
    enabled: computed(() => id.value !== null && read.value),
  })
}

/** The units the person may file for. */
export function useFilingPlaces() {
  return useQuery({
    queryKey: ['evidence', 'places'],
    queryFn: async () => (await call(client.GET('/api/evidence/places'))).rows,
  })
}

/** What was begun and not finished, here or on another machine. */
export function useUnfinishedUploads() {
  return useQuery({
    queryKey: ['evidence', 'uploads'],
    queryFn: async () => (await call(client.GET('/api/uploads'))).rows,
    staleTime: 0,
  })
}

export function refreshEvidence(): void {
  void queryClient.invalidateQueries({ queryKey: ['evidence'] })
}

export interface EvidenceChange {
  id: Evidence['id']
  revision: number
  title: string
  since: string
  until: string
  mark: EvidenceMark
}

export function useChangeEvidence() {
  return useMutation({
    mutationFn: ({ id, since, until, ...rest }: EvidenceChange) =>
      call(client.PATCH('/api/evidence/{id}', { params: { path: { id } }, body: { ...rest, since: since || null, until: until || null } })),
    onSuccess: refreshEvidence,
  })
}

export function useWithdrawEvidence() {
  return useMutation({
    mutationFn: ({ id, reason, revision }: { id: Evidence['id']; reason: string; revision: number }) =>
      call(client.POST('/api/evidence/{id}/withdrawal', { params: { path: { id } }, body: { reason, revision } })),
    onSuccess: refreshEvidence,
  })
}
