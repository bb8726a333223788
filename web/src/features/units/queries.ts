import { useMutation, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { allRows, call, client } from '@/api/client'
import type { Id, Item, UnitSuggestion } from '@/api/types'
import { notifyDone } from '@/composables/useNotify'
import { catalogueKey, refreshCatalogue } from '../catalogues'

export function useUnitSuggestions(id: Ref<Id>) {
  return useQuery({
    queryKey: computed(() => catalogueKey(id.value, 'unit_suggestions')),
    queryFn: async () =>
      (await call(client.GET('/api/catalogues/{id}/unit_suggestions', { params: { path: { id: id.value } } }))).rows,
  })
}

export function useGroupSuggestions(id: Ref<Id>) {
  return useQuery({
    queryKey: computed(() => catalogueKey(id.value, 'group_suggestions')),
    queryFn: async () =>
      (await call(client.GET('/api/catalogues/{id}/group_suggestions', { params: { path: { id: id.value } } }))).rows,
  })
}

export function useItemsOfUnit(catalogue_id: Ref<Id>, unit_id: Ref<Id | null>) {
  return useQuery({
    queryKey: computed(() => catalogueKey(catalogue_id.value, 'items_of_unit', unit_id.value)),
    queryFn: () =>
      allRows<Item>((page) =>
        call(
          client.GET('/api/catalogues/{id}/items', {
            params: { path: { id: catalogue_id.value }, query: { ...page, unit_id: unit_id.value as Id } },
          }),
        ),
      ),
    enabled: computed(() => unit_id.value !== null),
  })
}

export interface MergeDecision {
  suggestion: UnitSuggestion
  /** The other way round: keep the name that was to be merged. */
  turned: boolean
  same: boolean
  reason: string
}

export function useMergeDecision(id: Ref<Id>) {
  return useMutation({
    mutationFn: ({ suggestion: { keep, merge }, turned, same, reason }: MergeDecision): Promise<unknown> => {
      const body = { keep_id: turned ? merge.id : keep.id, merge_id: turned ? keep.id : merge.id, reason }
      const params = { path: { id: id.value } }
      return same
        ? call(client.POST('/api/catalogues/{id}/unit_merges', { params, body }))
        : call(client.POST('/api/catalogues/{id}/unit_merges/dismiss', { params, body }))
    },
    onSuccess: async (_answer, { same }) => {
      notifyDone(same ? 'unit.merged' : 'unit.kept_apart')
      await refreshCatalogue(id.value)
    },
  })
}

export function useMembers(id: Ref<Id>) {
  return useMutation({
    mutationFn: ({ unit_id, member_ids }: { unit_id: Id; member_ids: Id[] }) =>
      call(client.PUT('/api/units/{id}/members', { params: { path: { id: unit_id } }, body: { member_ids } })),
    onSuccess: async (unit) => {
      notifyDone('unit.members_saved', { name: unit.name, count: unit.members.length })
      await refreshCatalogue(id.value)
    },
  })
}

export function useUnitKind(id: Ref<Id>) {
  return useMutation({
    mutationFn: ({ unit_id, kind }: { unit_id: Id; kind: 'unit' | 'group' }) =>
      call(client.PATCH('/api/units/{id}', { params: { path: { id: unit_id } }, body: { kind } })),
    onSuccess: async (unit) => {
      notifyDone(`unit.now.${unit.kind}`, { name: unit.name })
      await refreshCatalogue(id.value)
    },
  })
}
