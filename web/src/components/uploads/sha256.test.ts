import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Sha256 } from './sha256'

describe('SHA-256 in pieces', () => {
  it('is what others compute, for every length around a block', () => {
    for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 100_003]) {
      const bytes = new Uint8Array(length).map((_, i) => (i * 31 + length) & 255)
      expect(new Sha256().add(bytes).hex(), String(length)).toBe(createHash('sha256').update(bytes).digest('hex'))
    }
  })

  it('does not depend on where the pieces are cut', () => {
    const bytes = new Uint8Array(5000).map((_, i) => (i * 7) & 255)
    const whole = new Sha256().add(bytes).hex()
    for (const piece of [1, 3, 63, 64, 65, 999]) {
      const digest = new Sha256()
      for (let at = 0; at < bytes.length; at += piece) digest.add(bytes.subarray(at, at + piece))
      expect(digest.hex()).toBe(whole)
    }
  })
})
