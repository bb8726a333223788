import { describe, expect, it } from 'vitest'
import { textDiff, withContext } from './textDiff'

const written = (text: string, correction: string) =>
  textDiff(text, correction)
    .map(({ kind, text: piece }) => ({ same: piece, old: `[-${piece}]`, new: `[+${piece}]` })[kind])
    .join('')

describe('textDiff', () => {
  it('finds a doubled character', () => {
    expect(written('依法法行政', '依法行政')).toBe('依法[-法]行政')
  })

  it('finds an added full stop', () => {
    expect(written('依法行政', '依法行政。')).toBe('依法行政[+。]')
  })

  it('finds several changes, each by itself', () => {
    expect(written('公开,公平,公正。', '公开，公平，公正。')).toBe('公开[-,][+，]公平[-,][+，]公正。')
  })

  it('takes two texts without anything in common whole', () => {
    expect(written('甲', '乙丙')).toBe('[-甲][+乙丙]')
    expect(written('', '乙')).toBe('[+乙]')
  })

  it('gives back the correction and the text, whatever changed', () => {
    const [text, correction] = ['abcabba', 'cbabac']
    const pieces = textDiff(text, correction)
    const without = (kind: string) => pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text).join('')
    expect([without('new'), without('old')]).toEqual([text, correction])
  })
})

describe('withContext', () => {
  it('keeps only the neighbourhood of the changes', () => {
    const pieces = textDiff('一二三四五x六七八九十y甲乙丙丁', '一二三四五六七八九十甲乙丙丁')
    expect(withContext(pieces, 2).map((piece) => piece.text)).toEqual(['…四五', 'x', '六七八九十', 'y', '甲乙…'])
  })
})
