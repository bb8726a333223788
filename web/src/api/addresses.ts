import type { Id } from './types'

/** Files the browser downloads by itself; everything else goes through the client. */
export function exportAddress(catalogue_id: Id, format: 'xlsx' | 'csv' | 'json'): string {
  return `/api/catalogues/${catalogue_id}/export?format=${format}`
}

export function diffAddress(id: Id, before: Id, format: 'docx' | 'xlsx' | 'html'): string {
  return `/api/catalogues/${id}/diff/file?before=${before}&format=${format}`
}

export function ledgerTemplateAddress(kind: string): string {
  return `/api/ledger_kinds/template?kind=${encodeURIComponent(kind)}`
}

/** As they stand in the file where the caller may see people, masked otherwise. */
export function brokenRowsAddress(ledger_id: Id, unmasked: boolean): string {
  return `/api/ledgers/${ledger_id}/broken/file${unmasked ? '?unmasked=true' : ''}`
}

export function offendingAddress(ledger_id: Id, measure: string, group_name: string, unmasked: boolean): string {
  const query = new URLSearchParams({ measure })
  if (group_name) query.set('group_name', group_name)
  if (unmasked) query.set('unmasked', 'true')
  return `/api/ledgers/${ledger_id}/offending/file?${query.toString()}`
}

export function traceAddress(id: Id, before: Id): string {
  return `/api/catalogues/${id}/trace/file?before=${before}`
}

export function taskSheetAddress(unit_id: Id, catalogue_id: Id): string {
  return `/api/units/${unit_id}/task_sheet?catalogue_id=${catalogue_id}`
}

export function evidenceAddress(id: Id): string {
  return `/api/evidence/${id}/content`
}
