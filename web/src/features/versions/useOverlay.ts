import { useMutation, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { call, client } from '@/api/client'
import { queryClient } from '@/api/query'
import type { components } from '@/api/schema'
import type { Id } from '@/api/types'
import { notifyDone } from '@/composables/useNotify'
import { catalogueKey } from '../catalogues'

export type Prefer = components['schemas']['Rebasing']['prefer']

/** The recorded changes of a local catalogue; `record` is null where none were recorded. */
export function useOverlay(id: Ref<Id>) {
  return useQuery({
    queryKey: computed(() => catalogueKey(id.value, 'overlay')),
    queryFn: () => call(client.GET('/api/catalogues/{id}/overlay', { params: { path: { id: id.value } } })),
  })
}

export function useRebasePreview(id: Ref<Id>, onto: Ref<Id | null>, prefer: Ref<Prefer>) {
  return useQuery({
    queryKey: computed(() => catalogueKey(id.value, 'rebase', onto.value, prefer.value)),
    queryFn: () =>
      call(
        client.GET('/api/catalogues/{id}/overlay/rebase', {
          params: { path: { id: id.value }, query: { onto: onto.value as Id, prefer: prefer.value } },
        }),
      ),
    enabled: computed(() => onto.value !== null),
  })
}

/** `done` gets the catalogue that came of it. */
export function useOverlayChanges(id: Ref<Id>, done: (catalogue_id: Id) => void) {
  const path = () => ({ params: { path: { id: id.value } } })
  const onSettled = () => queryClient.invalidateQueries({ queryKey: ['catalogues'] })
  const recordOn = useMutation({
    mutationFn: (base_id: Id) => call(client.PUT('/api/catalogues/{id}/overlay', { ...path(), body: { base_id } })),
    onSuccess: (record) => {
      queryClient.setQueryData(catalogueKey(id.value, 'overlay'), { record })
      notifyDone('overlay.recorded', { count: record.changes.length })
    },
  })
  const rebase = useMutation({
    mutationFn: (body: { onto: Id; prefer: Prefer }) =>
      call(client.POST('/api/catalogues/{id}/overlay/rebase', { ...path(), body })),
    onSuccess: (made) => {
      notifyDone('overlay.rebased')
      done(made.id)
    },
    onSettled,
  })
  const rollBack = useMutation({
    mutationFn: () => call(client.POST('/api/catalogues/{id}/overlay/roll_back', path())),
    onSuccess: (before) => {
      notifyDone('overlay.rolled_back')
      done(before.id)
    },
    onSettled,
  })
  return { recordOn, rebase, rollBack }
}
