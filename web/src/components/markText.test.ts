import { describe, expect, it } from 'vitest'
import { markRanges, markText } from './markText'

describe('markText', () => {
  it('marks every place of a two-character word', () => {
    expect(markText('公开征求意见并公开结果', '公开')).toEqual([
      { text: '公开', marked: true },
      { text: '征求意见并', marked: false },
      { text: '公开', marked: true },
      { text: '结果', marked: false },
    ])
  })

  it('takes signs of the words literally', () => {
    expect(markText('各镇（街道）(含)', '(含)')).toEqual([
      { text: '各镇（街道）', marked: false },
      { text: '(含)', marked: true },
    ])
  })

  it('marks nothing where nothing is sought', () => {
    expect(markText('依法行政', '  ')).toEqual([{ text: '依法行政', marked: false }])
  })
})

describe('markRanges', () => {
  it('counts code units, as the server does', () => {
    expect(markRanges('𠮷法治', [[2, 4]])).toEqual([
      { text: '𠮷', marked: false },
      { text: '法治', marked: true },
    ])
  })

  it('skips ranges that overlap', () => {
    const marked = markRanges('abcdef', [[0, 3], [2, 4]]).filter((piece) => piece.marked)
    expect(marked).toEqual([{ text: 'abc', marked: true }])
  })
})
