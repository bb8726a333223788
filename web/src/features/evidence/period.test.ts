import { describe, expect, it } from 'vitest'
import { i18n } from '@/i18n'
import { timeOf } from './period'

describe('the time of a figure', () => {
  it('is said in words', () => {
    const { t } = i18n.global
    const said = ['2024', '2024-H1', '2024-Q3', '2024-05', '2024-05-03', '2023/'].map((one) => timeOf(one, t))
    expect(said).toEqual(['2024年', '2024年上半年', '2024年第三季度', '2024年5月', '2024年5月3日', '2023年以来'])
  })

  it('stays as it is where it is something else', () => {
    expect(timeOf('2024/2025', i18n.global.t)).toBe('2024/2025')
  })
})
