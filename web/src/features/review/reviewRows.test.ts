import { describe, expect, it } from 'vitest'
import type { Finding, Item, List } from '@/api/types'
import { countOpen, groupFindings, isDoubtful, nextDoubt, onlyDoubtful, reviewRows, toneOf } from './reviewRows'

const lists = [
  { id: 1, name: '基础清单', kind: 'basic', declared_count: 3, item_count: 3 },
  { id: 2, name: '附加项', kind: 'additional', declared_count: null, item_count: 1 },
] as List[]

function item(id: number, list_id: number, level1: string, level2: string | null, confidence = 1): Item {
  return { id, list_id, level1, level2, confidence, number: String(id) } as Item
}

const items = [
  item(11, 1, '一、规则', '（一）'),
  item(12, 1, '一、规则', '（一）', 0.5),
  item(13, 1, '一、规则', '（二）'),
  item(21, 2, '', null),
]

function finding(more: Partial<Finding>): Finding {
  return { id: 1, severity: 'note', state: 'open', item_id: null, list: null, ...more } as Finding
}

const findings = [
  finding({ id: 1, item_id: 13, severity: 'note' }),
  finding({ id: 2, item_id: 13, severity: 'error' }),
  finding({ id: 3, list: '附加项', severity: 'warning' }),
  finding({ id: 4, item_id: 11, state: 'settled', severity: 'error' }),
  finding({ id: 5, list: '别的清单' }),
]

const rows = reviewRows(lists, items, findings)

describe('reviewRows', () => {
  it('puts lists, headings and items in the order of the document', () => {
    expect(rows.map((row) => row.key)).toEqual([
      'top', 'list:1', 'one:11', 'two:11', 'item:11', 'item:12', 'two:13', 'item:13', 'list:2', 'item:21',
    ])
  })

  it('hangs every open finding on its row, and on the document where the row is unknown', () => {
    const ids = Object.fromEntries(rows.filter((row) => row.kind !== 'heading').map((row) => [row.key, row.findings.map((one) => one.id)]))
    expect(ids).toMatchObject({ top: [5], 'item:13': [1, 2], 'list:2': [3], 'item:11': [] })
  })

  it('gathers the items of a heading, so that it can be renamed for all of them', () => {
    const sizes = rows.flatMap((row) => (row.kind === 'heading' ? [row.items.length] : []))
    expect(sizes).toEqual([3, 2, 1])
  })
})

describe('doubts', () => {
  it('are open findings and little confidence', () => {
    expect(rows.filter(isDoubtful).map((row) => row.key)).toEqual(['top', 'item:12', 'item:13', 'list:2'])
    expect(rows.map(toneOf).filter(Boolean)).toEqual(['note', 'doubt', 'error', 'warning'])
  })

  it('are walked forward and back', () => {
    expect(nextDoubt(rows, 0, 1)).toBe(5)
    expect(nextDoubt(rows, 5, -1)).toBe(0)
    expect(nextDoubt(rows, 8, 1)).toBe(-1)
  })

  it('alone keep their list and headings', () => {
    expect(onlyDoubtful(rows).map((row) => row.key)).toEqual([
      'top', 'list:1', 'one:11', 'two:11', 'item:12', 'two:13', 'item:13', 'list:2',
    ])
  })

  it('of one kind come together, the gravest first and none that is settled', () => {
    const groups = groupFindings([
      finding({ id: 1, rule: 'inherited_cell' }),
      finding({ id: 2, rule: 'inherited_cell' }),
      finding({ id: 3, rule: 'units_missing', severity: 'warning' }),
      finding({ id: 4, rule: 'inherited_cell', state: 'settled' }),
    ])
    expect(groups.map((group) => group.findings.map((one) => one.id))).toEqual([[3], [1, 2]])
  })

  it('are counted while they are open', () => {
    expect(countOpen(findings)).toEqual({ error: 1, warning: 1, note: 2 })
  })
})
