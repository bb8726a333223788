import { describe, expect, it } from 'vitest'
import { readTaskFilter, writeTaskFilter } from './taskQuery'

describe('the filter of the tasks in the address', () => {
  it('comes back as it was written', () => {
    const filter = { catalogue_id: 3, unit_id: 17, role: 'lead', q: '公开', sort: '-due', offset: 100 } as const
    expect(readTaskFilter(writeTaskFilter(filter))).toEqual(filter)
  })

  it('writes nothing for what is as usual', () => {
    expect(writeTaskFilter(readTaskFilter({}))).toEqual({})
  })

  it('takes nothing from an address that makes no sense', () => {
    const read = readTaskFilter({ unit: 'x', role: 'king', sort: 'random', offset: '-5', catalogue: ['1', '2'] })
    expect(read).toEqual({ catalogue_id: undefined, unit_id: undefined, role: undefined, q: '', sort: 'due', offset: 0 })
  })
})
