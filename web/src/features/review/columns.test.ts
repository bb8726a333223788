import { describe, expect, it } from 'vitest'
import type { Item } from '@/api/types'
import { changeOf } from './columns'

const item = { number: '7', text: '依法行政', deadline: null, lead_units: ['区司法局'], responsible_units: [] } as unknown as Item

describe('changeOf', () => {
  it('sends nothing for a cell left as it was', () => {
    expect(changeOf(item, 'text', ' 依法行政 ')).toBeNull()
    expect(changeOf(item, 'deadline', '')).toBeNull()
    expect(changeOf(item, 'lead_units', ['区司法局'])).toBeNull()
  })

  it('sends the text without line breaks, as catalogues keep it', () => {
    expect(changeOf(item, 'text', '依法\n  行政。')).toEqual({ text: '依法行政。' })
  })

  it('sends units in their order', () => {
    expect(changeOf(item, 'lead_units', ['区公安局', '区司法局'])).toEqual({ lead_units: ['区公安局', '区司法局'] })
  })
})
