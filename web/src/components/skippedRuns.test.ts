import { describe, expect, it } from 'vitest'
import { skippedRuns } from './skippedRuns'

const weekend = 'weekends'
const holiday = 'holidays'

describe('days that do not count', () => {
  it('are one run while they follow each other and have one article', () => {
    const runs = skippedRuns(
      [
        { day: '2024-09-28', reason: '周六', article: weekend },
        { day: '2024-09-29', reason: '周日', article: weekend },
        { day: '2024-10-05', reason: '周六', article: weekend },
      ],
      '、',
    )
    expect(runs).toEqual([
      { from: '2024-09-28', to: '2024-09-29', days: 2, reason: '周六、周日', article: weekend },
      { from: '2024-10-05', to: '2024-10-05', days: 1, reason: '周六', article: weekend },
    ])
  })

  it('are told apart where the article changes, and joined over the end of a month', () => {
    const runs = skippedRuns(
      [
        { day: '2025-02-28', reason: '休', article: weekend },
        { day: '2025-03-01', reason: '休', article: weekend },
        { day: '2025-03-02', reason: '节', article: holiday },
      ],
      '、',
    )
    expect(runs.map(({ from, to, days, reason }) => [from, to, days, reason])).toEqual([
      ['2025-02-28', '2025-03-01', 2, '休'],
      ['2025-03-02', '2025-03-02', 1, '节'],
    ])
  })
})
