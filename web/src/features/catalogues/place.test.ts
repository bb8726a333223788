import { describe, expect, it } from 'vitest'
import type { Item } from '@/api/types'
import { inPlace, samePlace } from './place'

const item = { list_id: 1, level1: '一、规则', level2: null } as unknown as Item

describe('inPlace', () => {
  it('takes every item where nothing is chosen', () => {
    expect(inPlace(item, {})).toBe(true)
  })

  it('compares the list and both headings', () => {
    expect(inPlace(item, { list_id: 1 })).toBe(true)
    expect(inPlace(item, { list_id: 2 })).toBe(false)
    expect(inPlace(item, { list_id: 1, level1: '二、程序' })).toBe(false)
    expect(inPlace(item, { list_id: 1, level1: '一、规则', level2: '（一）' })).toBe(false)
  })

  it('reads a missing second heading as an empty one', () => {
    expect(inPlace(item, { level1: '一、规则', level2: '' })).toBe(true)
  })
})

describe('samePlace', () => {
  it('tells a list from a heading in it', () => {
    expect(samePlace({ list_id: 1 }, { list_id: 1 })).toBe(true)
    expect(samePlace({ list_id: 1 }, { list_id: 1, level1: '一、规则' })).toBe(false)
  })
})
