import type { Finding, Id, Item, List, Severity } from '@/api/types'

const gravity: Severity[] = ['error', 'warning', 'note']

/** Below this the server counts an item as doubtful. */
export const doubtful_below = 0.8

export interface ListRow {
  kind: 'list'
  key: string
  list: List
  findings: Finding[]
}

export interface HeadingRow {
  kind: 'heading'
  key: string
  level: 1 | 2
  text: string
  items: Item[]
}

export interface ItemRow {
  kind: 'item'
  key: string
  item: Item
  findings: Finding[]
}

/** Findings about the document as a whole. */
export interface TopRow {
  kind: 'top'
  key: 'top'
  findings: Finding[]
}

export type ReviewRow = TopRow | ListRow | HeadingRow | ItemRow

export const keyOfItem = (id: Id) => `item:${id}`

export function isUnsure(item: Item): boolean {
  return item.confidence < doubtful_below
}

export function isDoubtful(row: ReviewRow): boolean {
  if (row.kind === 'heading') return false
  return row.findings.length > 0 || (row.kind === 'item' && isUnsure(row.item))
}

/** The worst finding of a row; an item that was read with little confidence and has none counts as a doubt. */
export function toneOf(row: ReviewRow): Severity | 'doubt' | null {
  if (row.kind === 'heading') return null
  const worst = gravity.find((severity) => row.findings.some((finding) => finding.severity === severity))
  if (worst) return worst
  return row.kind === 'item' && isUnsure(row.item) ? 'doubt' : null
}

function groupBy<Value, Key>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}

function rowsOfList(list: List, items: Item[], findingsOf: Map<Id | null, Finding[]>): ReviewRow[] {
  const rows: ReviewRow[] = []
  let one: HeadingRow | null = null as HeadingRow | null
  let two: HeadingRow | null = null as HeadingRow | null
  for (const item of items) {
    if (item.level1 && item.level1 !== one?.text) {
      one = { kind: 'heading', key: `one:${item.id}`, level: 1, text: item.level1, items: [] }
      two = null
      rows.push(one)
    }
    if (item.level2 && item.level2 !== two?.text) {
      two = { kind: 'heading', key: `two:${item.id}`, level: 2, text: item.level2, items: [] }
      rows.push(two)
    }
    if (!item.level2) two = null
    one?.items.push(item)
    two?.items.push(item)
    rows.push({ kind: 'item', key: keyOfItem(item.id), item, findings: findingsOf.get(item.id) ?? [] })
  }
  return [{ kind: 'list', key: `list:${list.id}`, list, findings: [] }, ...rows]
}

/** The recognised table as rows: lists, their headings, their items, each with what is still open. */
export function reviewRows(lists: readonly List[], items: readonly Item[], findings: readonly Finding[]): ReviewRow[] {
  const open = findings.filter((finding) => finding.state === 'open')
  const known = new Set(items.map((item) => item.id))
  const findingsOf = groupBy(open, (finding) => (finding.item_id !== null && known.has(finding.item_id) ? finding.item_id : null))
  const homeless = findingsOf.get(null) ?? []
  const itemsOf = groupBy(items, (item) => item.list_id)
  const names = new Set(lists.map((list) => list.name))

  const rows: ReviewRow[] = []
  const general = homeless.filter((finding) => finding.list === null || !names.has(finding.list))
  if (general.length) rows.push({ kind: 'top', key: 'top', findings: general })
  for (const list of lists) {
    const part = rowsOfList(list, itemsOf.get(list.id) ?? [], findingsOf)
    const head = part[0] as ListRow
    head.findings = homeless.filter((finding) => finding.list === list.name)
    rows.push(...part)
  }
  return rows
}

/** Only the rows with a doubt, under the headings they belong to. */
export function onlyDoubtful(rows: readonly ReviewRow[]): ReviewRow[] {
  const kept: ReviewRow[] = []
  let list: ReviewRow | null = null
  let headings: HeadingRow[] = []
  for (const row of rows) {
    if (row.kind === 'list') {
      list = row
      headings = []
    } else if (row.kind === 'heading') {
      headings = row.level === 1 ? [row] : [...headings.filter((heading) => heading.level === 1), row]
    }
    if (!isDoubtful(row)) continue
    if (list && row !== list) kept.push(list)
    kept.push(...headings)
    kept.push(row)
    list = null
    headings = []
  }
  return kept
}

/** The next row with a doubt after (or before) a row; -1 where there is none. */
export function nextDoubt(rows: readonly ReviewRow[], from: number, by: 1 | -1): number {
  for (let at = from + by; at >= 0 && at < rows.length; at += by) {
    const row = rows[at]
    if (row && isDoubtful(row)) return at
  }
  return -1
}

export interface FindingGroup {
  rule: string
  findings: Finding[]
}

/** Open findings of one kind together, the gravest kinds first. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const open = findings.filter((finding) => finding.state === 'open')
  const rank = ({ findings: [first] }: FindingGroup) => gravity.indexOf(first?.severity ?? 'note')
  return [...groupBy(open, (finding) => `${finding.severity} ${finding.rule}`)]
    .map(([rule, group]) => ({ rule, findings: group }))
    .sort((left, right) => rank(left) - rank(right) || right.findings.length - left.findings.length)
}

export function countOpen(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 }
  for (const finding of findings) if (finding.state === 'open') counts[finding.severity]++
  return counts
}
