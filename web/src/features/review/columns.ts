import type { Item } from '@/api/types'
import type { ItemFields } from './useReview'

export const columns = ['number', 'text', 'lead_units', 'responsible_units', 'deadline'] as const
export type Column = (typeof columns)[number]
export type UnitColumn = 'lead_units' | 'responsible_units'

export function isUnitColumn(column: Column): column is UnitColumn {
  return column === 'lead_units' || column === 'responsible_units'
}

export function textOf(item: Item, column: Exclude<Column, UnitColumn>): string {
  return item[column] ?? ''
}

/** What to send for a cell, or null if nothing changed. */
export function changeOf(item: Item, column: Column, value: string | string[]): ItemFields | null {
  if (typeof value !== 'string') {
    const before = isUnitColumn(column) ? item[column] : []
    return value.join('\n') === before.join('\n') ? null : { [column]: value }
  }
  const tidy = value.replace(/\s*\n\s*/g, '').trim()
  if (isUnitColumn(column) || tidy === textOf(item, column)) return null
  return { [column]: tidy }
}
