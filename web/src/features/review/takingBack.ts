import type { Item, ItemChange } from '@/api/types'

type Fields = Omit<ItemChange, 'revision'>

/** What a correction may change in an item. */
const corrected = ['number', 'level1', 'level2', 'text', 'deadline', 'units_text', 'lead_units', 'responsible_units', 'clauses'] as const

/** The fields with which `now` becomes again what it was; null if it is. */
export function fieldsBack(now: Item, before: Item | undefined): Fields | null {
  if (!before || before.revision === now.revision) return null
  const back: Record<string, unknown> = {}
  for (const field of corrected) {
    if (JSON.stringify(now[field]) === JSON.stringify(before[field])) continue
    back[field] = before[field] ?? ''
  }
  return Object.keys(back).length > 0 ? (back as Fields) : null
}
