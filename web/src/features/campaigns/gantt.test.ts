import { describe, expect, it } from 'vitest'
import { ganttOf, monthAfter, monthOf } from './gantt'

describe('the line of time', () => {
  const stages = [
    { name: 'a', starts_on: '2026-03-01', ends_on: '2026-03-10' },
    { name: 'b', starts_on: '2026-03-11', ends_on: '2026-03-20' },
    { name: 'without a day', starts_on: null, ends_on: null },
  ]
  it('gives each stage its share of the whole', () => {
    const gantt = ganttOf(stages, null, '2026-03-11')
    expect(gantt?.bars.map((bar) => [bar.name, bar.left, bar.width])).toEqual([['a', 0, 50], ['b', 50, 50]])
    expect(gantt?.today).toBe(50)
  })
  it('reaches to the day materials are due, and says nothing of a day outside', () => {
    const gantt = ganttOf(stages, '2026-04-09', '2027-01-01')
    expect(gantt?.bars[1]?.width).toBe(25)
    expect(gantt?.due).toBe(97.5)
    expect(gantt?.today).toBeNull()
    expect(gantt?.months.map((month) => month.label)).toEqual(['2026-03', '2026-04'])
  })
  it('names as many months as there is room for', () => {
    const years = ganttOf([{ name: 'a', starts_on: '2022-08-31', ends_on: '2026-12-20' }], null, '2026-11-22')
    expect(years?.months.map((month) => month.label)).toEqual(['2023-01', '2024-01', '2025-01', '2026-01'])
    const half = ganttOf([{ name: 'a', starts_on: '2026-01-20', ends_on: '2026-08-20' }], null, '2026-03-01')
    expect(half?.months.map((month) => month.label)).toEqual(['2026-03', '2026-05', '2026-07'])
    const days = ganttOf([{ name: 'a', starts_on: '2026-03-05', ends_on: '2026-03-20' }], null, '2026-03-01')
    expect(days?.months.map((month) => month.label)).toEqual(['2026-03'])
  })
  it('is not there where no stage has a day', () => {
    expect(ganttOf([{ name: 'x', starts_on: null, ends_on: null }], '2026-04-09', '2026-03-01')).toBeNull()
  })
})

describe('a month', () => {
  it('has whole weeks from Monday, with what is due', () => {
    const weeks = monthOf('2026-03', new Map([['2026-03-31', 4]]))
    expect(weeks[0]?.[0]?.day).toBe('2026-02-23')
    expect(weeks.at(-1)?.[1]).toEqual({ day: '2026-03-31', in_month: true, amount: 4 })
    expect(weeks.every((week) => week.length === 7)).toBe(true)
  })
  it('begins on a Monday without an empty week before it', () => {
    expect(monthOf('2026-06', new Map())[0]?.[0]?.day).toBe('2026-06-01')
  })
  it('is followed by the next year after December', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
    expect(monthAfter('2026-01', -1)).toBe('2025-12')
  })
})
