import { describe, expect, it } from 'vitest'
import { changedPart, contextOf } from './changedPart'

describe('changedPart', () => {
  it('finds a doubled character', () => {
    expect(changedPart('依法法行政', '依法行政')).toEqual({ before: '依法', old: '法', new: '', after: '行政' })
  })

  it('finds an added full stop', () => {
    expect(changedPart('依法行政', '依法行政。')).toEqual({ before: '依法行政', old: '', new: '。', after: '' })
  })

  it('takes two texts without anything in common whole', () => {
    expect(changedPart('甲', '乙丙')).toEqual({ before: '', old: '甲', new: '乙丙', after: '' })
  })
})

describe('contextOf', () => {
  it('keeps only the neighbourhood of the change', () => {
    const change = contextOf({ before: '一二三四五', old: 'x', new: 'y', after: '六七八九十' }, 2)
    expect(change).toEqual({ before: '…四五', old: 'x', new: 'y', after: '六七…' })
  })
})
