import { describe, expect, it } from 'vitest'
import { splitUnits } from './splitUnits'

describe('splitUnits', () => {
  it('splits on the signs of an enumeration', () => {
    expect(splitUnits('区司法局、区公安局，区财政局；各镇\n区信访局')).toEqual([
      '区司法局',
      '区公安局',
      '区财政局',
      '各镇',
      '区信访局',
    ])
  })

  it('keeps together what stands in brackets', () => {
    expect(splitUnits('各镇（街道、园区）、区司法局')).toEqual(['各镇（街道、园区）', '区司法局'])
  })

  it('takes a name once and nothing that is empty', () => {
    expect(splitUnits('、区司法局、 ,区司法局')).toEqual(['区司法局'])
  })
})
