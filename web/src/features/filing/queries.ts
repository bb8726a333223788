import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { type Ref, computed } from 'vue'
import { call, client } from '@/api/client'
import type { Id } from '@/api/types'
import type { Submission, SubmissionState, Triage } from './content'

const rows_at_once = 1000
const next_looked_at = 50

export function useMyTasks(part: Ref<'to_do' | 'filed' | 'done'>) {
  return useQuery({
    queryKey: computed(() => ['my_tasks', part.value]),
    queryFn: () => call(client.GET('/api/my/tasks', { params: { query: { part: part.value, limit: rows_at_once } } })),
  })
}

export function useSubmission(id: Ref<Id>) {
  return useQuery({
    queryKey: computed(() => ['submission', id.value]),
    queryFn: () => call(client.GET('/api/submissions/{id}', { params: { path: { id: id.value } } })),
    refetchOnWindowFocus: false,
  })
}

export function useEditions(id: Ref<Id>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: computed(() => ['editions', id.value]),
    queryFn: () => call(client.GET('/api/submissions/{id}/editions', { params: { path: { id: id.value } } })),
    enabled: wanted,
  })
}

/** What waits for the same person beside this one, in the state they decide in; `count` is of this page of the queue. */
export function useNextWaiting(id: Ref<Id>, state: Ref<SubmissionState | undefined>, wanted: Ref<boolean>) {
  const query = useQuery({
    queryKey: computed(() => ['queue', 'next', state.value]),
    queryFn: () => call(client.GET('/api/submissions', { params: { query: { state: state.value!, limit: next_looked_at } } })),
    enabled: computed(() => wanted.value && state.value !== undefined),
  })
  return computed(() => {
    const rows = (query.data.value?.rows ?? []).filter((row) => row.may_approve && row.id !== id.value)
    return rows[0] ? { id: rows[0].id, count: rows.length } : null
  })
}

/** The steps of a submission. Each answer is the whole submission: it takes the place of what is shown. */
export function useSteps(id: Ref<Id>) {
  const cache = useQueryClient()
  const path = () => ({ params: { path: { id: id.value } } })
  function shown(submission: Submission) {
    cache.setQueryData(['submission', id.value], submission)
    void cache.invalidateQueries({ queryKey: ['my_tasks'] })
    void cache.invalidateQueries({ queryKey: ['queue'] })
    void cache.invalidateQueries({ queryKey: ['editions', id.value] })
  }
  return {
    shown,
    file: useMutation({ mutationFn: (digest: string) => call(client.POST('/api/submissions/{id}/filing', { ...path(), body: { digest } })), onSuccess: shown }),
    approve: useMutation({
      mutationFn: (body: { digest: string; triage: Triage | null; note: string }) => call(client.POST('/api/submissions/{id}/approval', { ...path(), body })),
      onSuccess: shown,
    }),
    sendBack: useMutation({
      mutationFn: (body: { reason: string; parts: string[] }) => call(client.POST('/api/submissions/{id}/return', { ...path(), body })),
      onSuccess: shown,
    }),
    undo: useMutation({ mutationFn: (reason: string) => call(client.POST('/api/submissions/{id}/undoing', { ...path(), body: { reason } })), onSuccess: shown }),
    link: useMutation({
      mutationFn: (body: { evidence_id: Id; part: string }) => call(client.POST('/api/submissions/{id}/evidence', { ...path(), body })),
      onSuccess: shown,
    }),
    unlink: useMutation({
      mutationFn: (body: { evidence_id: Id; part: string }) => call(client.POST('/api/submissions/{id}/evidence_removals', { ...path(), body })),
      onSuccess: shown,
    }),
  }
}
