import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { call, client } from '@/api/client'
import type { components } from '@/api/schema'
import type { Id } from '@/api/types'

export type Report = components['schemas']['Report']
export type ReportWords = components['schemas']['ReportWords']
export type Highlight = components['schemas']['Highlight']
export type Export = components['schemas']['Export']
export type NewExport = components['schemas']['NewExport']
export type ExportKind = Export['kind']

export const from_templates = ['brief', 'notice', 'monthly', 'task_sheet', 'problem_ledger', 'self_report', 'highlights'] as const
export const export_kinds = [...from_templates, 'problem_rows', 'task_rows', 'pack'] as const satisfies readonly ExportKind[]

export const reportKey = (id: Id, ...parts: unknown[]) => ['report', id, ...parts]

export function useReport(id: Ref<Id>) {
  return useQuery({
    queryKey: computed(() => reportKey(id.value, 'overview')),
    queryFn: () => call(client.GET('/api/campaigns/{id}/report', { params: { path: { id: id.value } } })),
  })
}

const looks_again_ms = 700

/** Looks again by itself while something is being made. */
export function useExports(id: Ref<Id>) {
  return useQuery({
    queryKey: computed(() => reportKey(id.value, 'exports')),
    queryFn: () => call(client.GET('/api/campaigns/{id}/exports', { params: { path: { id: id.value }, query: { limit: 50 } } })),
    refetchInterval: (query) => (query.state.data?.rows.some(isUnfinished) ? looks_again_ms : false),
  })
}

export function isUnfinished(one: Export): boolean {
  return one.state === 'queued' || one.state === 'running'
}

/** Characters as the rules count them: without white space. */
export function countCharacters(text: string): number {
  return [...text.replace(/\s/gu, '')].length
}
