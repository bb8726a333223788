import { describe, expect, it } from 'vitest'
import { countCharacters, isUnfinished, type Export } from './queries'

describe('the count of a self-report', () => {
  it('leaves white space out and counts what is written once', () => {
    expect(countCharacters('亮点 举措\n　二、成效。')).toBe(9)
    expect(countCharacters('𠮷')).toBe(1)
    expect(countCharacters('')).toBe(0)
  })
})

it('what is queued or running is looked at again', () => {
  const states = ['queued', 'running', 'ready', 'failed', 'interrupted', 'removed'] as const
  expect(states.filter((state) => isUnfinished({ state } as Export))).toEqual(['queued', 'running'])
})
