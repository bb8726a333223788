import { describe, expect, it } from 'vitest'
import { quoteParts } from './quoteParts'

describe('quoteParts', () => {
  it('cuts the text around the quote', () => {
    expect(quoteParts('先公示，不少于7日。', '不少于7日')).toEqual({ before: '先公示，', quote: '不少于7日', after: '。' })
  })
  it('marks nothing where the quote is not in the text', () => {
    expect(quoteParts('先公示。', '不少于7日')).toEqual({ before: '先公示。', quote: '', after: '' })
  })
})
