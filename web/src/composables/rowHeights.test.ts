import { describe, expect, it } from 'vitest'
import { RowHeights } from './rowHeights'

describe('RowHeights', () => {
  it('places rows one under the other', () => {
    const rows = RowHeights.guess(4, (index) => 10 + index)
    expect([0, 1, 2, 3, 4].map((index) => rows.topOf(index))).toEqual([0, 10, 21, 33, 46])
    expect(rows.total).toBe(46)
  })

  it('moves what is below a row that turns out taller', () => {
    const rows = RowHeights.guess(4, () => 10)
    rows.topOf(3)
    expect(rows.measure(1, 25)).toBe(15)
    expect(rows.topOf(1)).toBe(10)
    expect(rows.topOf(2)).toBe(35)
    expect(rows.total).toBe(55)
  })

  it('finds the row at a height, and the last one below the end', () => {
    const rows = RowHeights.guess(3, () => 10)
    expect([0, 9.9, 10, 29, 500].map((y) => rows.indexAt(y))).toEqual([0, 0, 1, 2, 2])
  })

  it('is content with no rows at all', () => {
    const rows = RowHeights.guess(0, () => 10)
    expect(rows.total).toBe(0)
    expect(rows.indexAt(5)).toBe(0)
    expect(rows.measure(0, 20)).toBe(0)
  })
})
