import { describe, expect, it } from 'vitest'
import type { Jurisdiction } from '@/api/types'
import { branchesOf } from './jurisdictionTree'

const place = (id: number, parent_id: number | null): Jurisdiction => ({ id, parent_id, level: 'district', name: `p${id}` })

describe('places', () => {
  it('stand below the one they lie in', () => {
    const places = [place(1, null), place(2, 1), place(3, 1), place(4, 2)]
    expect(branchesOf(places).map(({ id, depth }) => [id, depth])).toEqual([[1, 0], [2, 1], [4, 2], [3, 1]])
  })
  it('begin at the edge where the upper place is not shown', () => {
    expect(branchesOf([place(7, 1), place(8, 7)]).map(({ id, depth }) => [id, depth])).toEqual([[7, 0], [8, 1]])
  })
})
