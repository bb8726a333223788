import { describe, expect, it } from 'vitest'
import { moveCell, scrollFor, windowOf } from './gridWindow'

describe('windowOf', () => {
  it('covers what is in sight and a little more', () => {
    expect(windowOf(1000, 400, 40, 500, 2)).toEqual({ from: 23, to: 37 })
  })

  it('stays inside the table', () => {
    expect(windowOf(0, 400, 40, 5)).toEqual({ from: 0, to: 5 })
    expect(windowOf(90_000, 400, 40, 5)).toEqual({ from: 5, to: 5 })
  })
})

describe('scrollFor', () => {
  it('moves no further than needed', () => {
    expect(scrollFor(3, 40, 0, 400)).toBe(0)
    expect(scrollFor(12, 40, 0, 400)).toBe(120)
    expect(scrollFor(1, 40, 200, 400)).toBe(40)
  })
})

describe('moveCell', () => {
  const from = { row: 3, column: 3 }

  it('moves with the arrow keys and stops at the edges', () => {
    expect(moveCell(from, 'ArrowRight', false, 10, 10, 5)).toEqual({ row: 3, column: 4 })
    expect(moveCell({ row: 0, column: 0 }, 'ArrowUp', false, 10, 10, 5)).toEqual({ row: 0, column: 0 })
    expect(moveCell(from, 'PageDown', false, 6, 10, 5)).toEqual({ row: 5, column: 3 })
  })

  it('goes to the ends of the row, or with Control of the table', () => {
    expect(moveCell(from, 'End', false, 10, 8, 5)).toEqual({ row: 3, column: 7 })
    expect(moveCell(from, 'Home', true, 10, 8, 5)).toEqual({ row: 0, column: 0 })
  })

  it('leaves other keys alone', () => {
    expect(moveCell(from, 'a', false, 10, 8, 5)).toBeNull()
  })
})
