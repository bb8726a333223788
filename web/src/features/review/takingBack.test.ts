import { describe, expect, it } from 'vitest'
import type { Item } from '@/api/types'
import { fieldsBack } from './takingBack'

const item = { id: 1, revision: 3, number: '5', text: '公示不少于5日。', level1: '一、公示', level2: null, deadline: null, units_text: '甲局', lead_units: ['甲局'], responsible_units: [], clauses: [] } as unknown as Item

describe('what a correction changed', () => {
  it('is given back field by field', () => {
    expect(fieldsBack({ ...item, revision: 4, text: '公示不少于7日。' }, item)).toEqual({ text: '公示不少于5日。' })
    expect(fieldsBack({ ...item, revision: 4, lead_units: ['甲管理局'], units_text: '甲管理局' }, item)).toEqual({ units_text: '甲局', lead_units: ['甲局'] })
    expect(fieldsBack({ ...item, revision: 4, level2: '1.期限' }, item)).toEqual({ level2: '' })
  })

  it('leaves alone what nobody changed and what was not there', () => {
    expect(fieldsBack(item, item)).toBeNull()
    expect(fieldsBack({ ...item, revision: 4 }, item)).toBeNull()
    expect(fieldsBack(item, undefined)).toBeNull()
  })
})
