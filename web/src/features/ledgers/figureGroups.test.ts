import { describe, expect, it } from 'vitest'
import type { LedgerFigure } from '@/api/types'
import { failing, groupFigures, share } from './figureGroups'

function figure(changes: Partial<LedgerFigure>): LedgerFigure {
  return {
    measure: '公开率', group_name: '', month: '', total: 10, counted: 10, met: 10, value: '100.00%', target: '100%', verdict: 'met',
    max: '', sum: '', missing: 0, errors: 0, item_id: null, item_number: '', claimed: null, claimed_by: null, problem_id: null, differs: false,
    ...changes,
  }
}

describe('the figures of a ledger', () => {
  it('are one block a measure: all, units with the most failing first, months in order', () => {
    const blocks = groupFigures([
      figure({}),
      figure({ group_name: '甲' }),
      figure({ group_name: '乙', met: 7, verdict: 'not_met' }),
      figure({ month: '2024-10' }),
      figure({ month: '2024-09' }),
      figure({ month: '?' }),
      figure({ measure: '罚款', value: '12.5', verdict: '' }),
    ])
    expect(blocks.map((block) => block.measure)).toEqual(['公开率', '罚款'])
    expect(blocks[0]?.units.map((one) => one.group_name)).toEqual(['乙', '甲'])
    expect(blocks[0]?.months.map((one) => one.month)).toEqual(['2024-09', '2024-10'])
  })

  it('tell how many rows fail, and a share only of a rate', () => {
    expect(failing(figure({ met: 7, verdict: 'not_met' }))).toBe(3)
    expect(failing(figure({ met: 0, verdict: '' }))).toBe(0)
    expect(share(figure({ value: '97.50%' }))).toBeCloseTo(0.975)
    expect(share(figure({ value: '12.5' }))).toBeUndefined()
  })
})
