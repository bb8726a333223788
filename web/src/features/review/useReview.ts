import { useMutation } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { call, client } from '@/api/client'
import { ApiError } from '@/api/errors'
import { queryClient } from '@/api/query'
import type { CatalogueChange, Finding, FindingDecision, Id, Item, ItemChange, ListChange, NewItem } from '@/api/types'
import { notifyDone, notifyUndoable } from '@/composables/useNotify'
import { catalogueKey, refreshCatalogue } from '../catalogues'
import { fieldsBack } from './takingBack'

export type ItemFields = Omit<ItemChange, 'revision'>

function replaceItem(catalogue_id: Id, item: Item): void {
  queryClient.setQueryData<Item[]>(catalogueKey(catalogue_id, 'items'), (items) =>
    items?.map((one) => (one.id === item.id ? item : one)),
  )
}

function replaceFinding(catalogue_id: Id, finding: Finding): void {
  queryClient.setQueryData<Finding[]>(catalogueKey(catalogue_id, 'findings'), (findings) =>
    findings?.map((one) => (one.id === finding.id ? finding : one)),
  )
}

function patchItem(item: Item, fields: ItemFields): Promise<Item> {
  const body = { revision: item.revision, ...fields }
  return call(client.PATCH('/api/items/{id}', { params: { path: { id: item.id } }, body }))
}

/** Someone else was faster: show what is there now. The message of the server says what to do. */
function refetchOnConflict(id: Ref<Id>) {
  return (error: unknown) => {
    if (error instanceof ApiError && error.status === 409) void refreshCatalogue(id.value)
  }
}

export function useItemEdits(id: Ref<Id>) {
  const onError = refetchOnConflict(id)

  const change = useMutation({
    mutationFn: ({ item, fields }: { item: Item; fields: ItemFields }) => patchItem(item, fields),
    onSuccess: (item) => {
      replaceItem(id.value, item)
      return refreshCatalogue(id.value, ['items'])
    },
    onError,
  })

  /** A heading belongs to its items: all of them get the new one, or none. */
  const rename = useMutation({
    mutationFn: ({ items, ...heading }: { items: Item[]; level1?: string; level2?: string }) => {
      const body = { items: items.map(({ id: item_id, revision }) => ({ id: item_id, revision })), ...heading }
      return call(client.PATCH('/api/catalogues/{id}/headings', { params: { path: { id: id.value } }, body }))
    },
    onSettled: () => refreshCatalogue(id.value),
  })

  const add = useMutation({
    mutationFn: (body: NewItem) =>
      call(client.POST('/api/catalogues/{id}/items', { params: { path: { id: id.value } }, body })),
    onSuccess: async (item) => {
      notifyDone('review.added', { number: item.number })
      await refreshCatalogue(id.value)
    },
  })

  const remove = useMutation({
    mutationFn: (item: Item) => call(client.DELETE('/api/items/{id}', { params: { path: { id: item.id } } })),
    onSuccess: async (_nothing, item) => {
      notifyDone('review.removed', { number: item.number })
      await refreshCatalogue(id.value)
    },
  })

  return { change, rename, add, remove }
}

/** Items as they were before corrections were put in, and the findings these were proposed by. */
interface Applied {
  before: Item[]
  applied: Finding[]
}

/** Each item that a correction changed gets its fields back, as edits of its own, and the findings are open again. */
function useTakingBack(id: Ref<Id>) {
  return useMutation({
    mutationFn: async ({ before, applied }: Applied) => {
      const now = queryClient.getQueryData<Item[]>(catalogueKey(id.value, 'items')) ?? []
      for (const item of now) {
        const fields = fieldsBack(item, before.find((one) => one.id === item.id))
        if (fields) await patchItem(item, fields)
      }
      for (const { id: finding_id } of applied)
        await call(client.PATCH('/api/findings/{id}', { params: { path: { id: finding_id } }, body: { state: 'open' } }))
    },
    onSuccess: () => notifyDone('finding.taken_back'),
    onSettled: () => refreshCatalogue(id.value),
  })
}

export function useFindingDecisions(id: Ref<Id>) {
  const onSuccess = (finding: Finding) => {
    replaceFinding(id.value, finding)
    return refreshCatalogue(id.value)
  }
  const onError = refetchOnConflict(id)
  const decide = useMutation({
    mutationFn: ({ finding, ...body }: FindingDecision & { finding: Finding }) =>
      call(client.PATCH('/api/findings/{id}', { params: { path: { id: finding.id } }, body })),
    onSuccess,
    onError,
  })
  const takeBack = useTakingBack(id)
  /** Corrections are put in one after the other; what was changed can be taken back for a while. */
  const apply = useMutation({
    mutationFn: async (findings: Finding[]) => {
      const before = queryClient.getQueryData<Item[]>(catalogueKey(id.value, 'items')) ?? []
      const applied: Finding[] = []
      for (const { id: finding_id } of findings) {
        try {
          applied.push(await call(client.POST('/api/findings/{id}/apply', { params: { path: { id: finding_id } } })))
        } catch (error) {
          // Of many, one may have lost its proposal to the one before it: both change the same place.
          if (findings.length === 1 || !(error instanceof ApiError && error.status === 409)) throw error
        }
      }
      return { before, applied }
    },
    onSuccess: async ({ before, applied }) => {
      for (const finding of applied) replaceFinding(id.value, finding)
      await refreshCatalogue(id.value)
      notifyUndoable('finding.applied', { count: applied.length }, () => takeBack.mutate({ before, applied }))
    },
    onError: (error) => {
      onError(error)
      void refreshCatalogue(id.value)
    },
  })
  /** Many of one kind, all or none. */
  const settleAll = useMutation({
    mutationFn: (findings: Finding[]) => {
      const body = { finding_ids: findings.map((finding) => finding.id), state: 'settled' as const }
      return call(client.PATCH('/api/catalogues/{id}/findings', { params: { path: { id: id.value } }, body }))
    },
    onSuccess: ({ count }) => notifyDone('review.groups_done', { count }),
    onSettled: () => refreshCatalogue(id.value),
  })
  return { decide, apply, settleAll }
}

export function useCatalogueEdits(id: Ref<Id>) {
  const onError = refetchOnConflict(id)
  const change = useMutation({
    mutationFn: (body: CatalogueChange) =>
      call(client.PATCH('/api/catalogues/{id}', { params: { path: { id: id.value } }, body })),
    onSuccess: () => refreshCatalogue(id.value, ['items', 'findings']),
    onError,
  })
  const changeList = useMutation({
    mutationFn: ({ list_id, ...body }: ListChange & { list_id: Id }) =>
      call(client.PATCH('/api/lists/{id}', { params: { path: { id: list_id } }, body })),
    onSuccess: () => refreshCatalogue(id.value),
    onError,
  })
  const publish = useMutation({
    mutationFn: (body: { revision: number; follows?: Id }) =>
      call(client.POST('/api/catalogues/{id}/publish', { params: { path: { id: id.value } }, body })),
    meta: { quiet: true },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['tasks'] })
      await refreshCatalogue(id.value)
    },
    onError,
  })
  return { change, changeList, publish }
}
