import { describe, expect, it } from 'vitest'
import type { CatalogueSummary } from '@/api/types'
import { type Change, type Limit, fits, likelyBefore, limitText } from './changes'

function change(part: Partial<Change>): Change {
  return { kind: 'reworded', moved: [], before: [], after: [], edits: [], parts: [], limits: [], units: null, fields: [], ...part }
}

function limit(part: Partial<Limit>): Limit {
  return {
    subject: '', comparator: '≥', value: 40, value_to: null, reference: null, unit: 'class_hour', date: null, per: null,
    start_event: null, end_event: null, condition: null, mark: 'stated', quote: '', source: {}, ...part,
  }
}

function catalogue(id: number, jurisdiction: string | null, state: 'draft' | 'published'): CatalogueSummary {
  return {
    id, title: '', jurisdiction, state, item_count: 0, finding_count: 0, open_finding_count: 0,
    source_file_name: null, created_at: '', published_at: null,
  }
}

describe('changes', () => {
  const wish = { kinds: new Set<Change['kind']>(['reworded']), limits: false, units: false, words: '' }

  it('are chosen by kind, limits, units and words', () => {
    expect(fits(change({}), wish)).toBe(true)
    expect(fits(change({ kind: 'added' }), wish)).toBe(false)
    expect(fits(change({}), { ...wish, limits: true })).toBe(false)
    expect(fits(change({ limits: [{ kind: 'added', before: null, after: limit({}) }] }), { ...wish, limits: true })).toBe(true)
    expect(fits(change({}), { ...wish, units: true })).toBe(false)
    expect(fits(change({}), { ...wish, words: '船' })).toBe(false)
  })

  it('come from the version of the same place first', () => {
    const all = [catalogue(1, '甲区', 'draft'), catalogue(2, '乙区', 'published'), catalogue(3, '甲区', 'draft')]
    expect(likelyBefore(all, 3)).toBe(1)
    expect(likelyBefore(all, 1)).toBe(3)
    expect(likelyBefore([catalogue(1, null, 'draft')], 1)).toBeNull()
  })

  it('tell a limit in a few words', () => {
    expect(limitText(limit({ per: 'year' }))).toBe('≥ 40 学时/年')
    expect(limitText(limit({ comparator: '≤', value: null, unit: 'date', date: '03-01' }))).toBe('≤ 3月1日')
    expect(limitText(limit({ mark: 'universal' }))).toBe('全部')
    expect(limitText(limit({ value: 80, unit: '%' }))).toBe('≥ 80%')
    expect(limitText(limit({ value: 1, unit: 'times', per: '2 years' }))).toBe('≥ 1 次/2年')
  })
})
