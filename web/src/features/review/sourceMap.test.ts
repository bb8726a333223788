import { describe, expect, it } from 'vitest'
import type { SourceBlock } from '@/api/types'
import type { ReviewRow } from './reviewRows'
import { across, anchorsOf, blocksOfItems } from './sourceMap'

const blocks = [[], [1], [1], [], [3], [2], [4]].map((item_ids) => ({ item_ids }) as unknown as SourceBlock)
const rows = [0, 1, 2, 3, 4].map((id) => (id === 0 ? { kind: 'list' } : { kind: 'item', item: { id } }) as unknown as ReviewRow)

describe('blocksOfItems', () => {
  it('knows every block of an item', () => {
    expect(blocksOfItems(blocks).get(1)).toEqual([1, 2])
    expect(blocksOfItems(blocks).get(9)).toBeUndefined()
  })
})

describe('anchorsOf', () => {
  it('never goes back, even where the document is out of order', () => {
    expect(anchorsOf(rows, blocksOfItems(blocks))).toEqual([
      { row: 1, block: 1 },
      { row: 2, block: 5 },
      { row: 4, block: 6 },
    ])
  })
})

describe('across', () => {
  const anchors = [{ row: 2, block: 10 }, { row: 4, block: 20 }]

  it('meets the anchors', () => {
    expect(across(anchors, 'row', 2)).toBe(10)
    expect(across(anchors, 'block', 20)).toBe(4)
  })

  it('shares out what lies between, before and after', () => {
    expect(across(anchors, 'row', 3)).toBe(15)
    expect(across(anchors, 'block', 5)).toBe(1)
    expect(across(anchors, 'row', 6)).toBe(22)
  })
})
