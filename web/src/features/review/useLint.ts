import { useMutation, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { call, client } from '@/api/client'
import type { Id, LintSwitch } from '@/api/types'
import { notifyDone } from '@/composables/useNotify'
import { catalogueKey, refreshCatalogue } from '../catalogues'

/** The rules of lint as they stand for a catalogue; asked only while `wanted`. */
export function useLintRules(id: Ref<Id>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: computed(() => catalogueKey(id.value, 'lint_rules')),
    queryFn: async () => (await call(client.GET('/api/catalogues/{id}/lint_rules', { params: { path: { id: id.value } } }))).rows,
    enabled: wanted,
  })
}

export function useLintChanges(id: Ref<Id>) {
  const onSettled = () => refreshCatalogue(id.value)
  const flip = useMutation({
    mutationFn: (body: LintSwitch) =>
      call(client.PUT('/api/catalogues/{id}/lint_rules', { params: { path: { id: id.value } }, body })),
    onSuccess: (rule) => notifyDone(rule.off ? 'lint.switched_off' : 'lint.switched_on', { name: rule.name }),
    onSettled,
  })
  const runAgain = useMutation({
    mutationFn: () => call(client.POST('/api/catalogues/{id}/lint', { params: { path: { id: id.value } } })),
    onSuccess: ({ open_finding_count }) => notifyDone('lint.checked', { count: open_finding_count }),
    onSettled,
  })
  const setBase = useMutation({
    mutationFn: async (base_id: Id | null) => {
      await call(client.PUT('/api/catalogues/{id}/base', { params: { path: { id: id.value } }, body: { base_id } }))
      return call(client.POST('/api/catalogues/{id}/lint', { params: { path: { id: id.value } } }))
    },
    onSuccess: () => notifyDone('lint.base_set'),
    onSettled,
  })
  return { flip, runAgain, setBase }
}
