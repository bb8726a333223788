import { describe, expect, it } from 'vitest'
import { beginning } from './home'

describe('where work begins', () => {
  it('is the dashboard for those who lead, look on or decide', () => {
    for (const role of ['office', 'reviewer', 'inspector', 'leader', 'observer'] as const)
      expect(beginning(['contact', role], 7)).toEqual({ name: 'campaign', params: { id: 7 } })
  })
  it('is the own tasks for a contact, also before a campaign begins', () => {
    expect(beginning(['contact'], 7)).toEqual({ name: 'my_tasks' })
    expect(beginning(['contact', 'leader'], null)).toEqual({ name: 'my_tasks' })
  })
  it('is the catalogues where there is nothing else yet', () => {
    expect(beginning(['office'], null)).toEqual({ name: 'catalogues' })
    expect(beginning([], null)).toEqual({ name: 'catalogues' })
  })
})
