import { describe, expect, it } from 'vitest'
import { nextAddress } from './nextAddress'

describe('nextAddress', () => {
  it('is an address of our own', () => {
    expect(nextAddress({ query: { next: '/tasks?unit_id=3' } })).toBe('/tasks?unit_id=3')
  })

  it('is the start where another site is named, or nothing', () => {
    for (const next of ['//evil.test/', '/\\evil.test', 'https://evil.test/', '', ['/tasks', '/units']]) {
      expect(nextAddress({ query: { next } }), String(next)).toBe('/')
    }
    expect(nextAddress({ query: {} })).toBe('/')
  })
})
