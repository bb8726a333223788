import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import { rankSuggestions, useSuggestions } from './useSuggestions'

const units = ['区公安局', '公安局', '市公安局分局', '区司法局']

describe('rankSuggestions', () => {
  it('puts the exact name first, then the names that begin with it', () => {
    expect(rankSuggestions([...units, '公安局分局'], '公安局', 9)).toEqual(['公安局', '公安局分局', '区公安局', '市公安局分局'])
  })

  it('offers everything, up to the limit, before anything is typed', () => {
    expect(rankSuggestions(units, ' ', 2)).toEqual(['区公安局', '公安局'])
  })
})

describe('useSuggestions', () => {
  it('walks round, and starts from the end when going up', () => {
    const { open, active, activeText, move } = useSuggestions({ options: ref(units), typed: ref('公安') })
    move(1)
    expect([open.value, active.value]).toEqual([true, -1])
    move(1)
    expect(activeText.value).toBe('公安局')
    move(-1)
    expect(active.value).toBe(2)
  })

  it('goes up to the last one at once', () => {
    const { active, open, move } = useSuggestions({ options: ref(units), typed: ref('公安') })
    open.value = true
    move(-1)
    expect(active.value).toBe(2)
  })
})
