// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { handleShortcut } from './useShortcuts'

function press(key: string, target: HTMLElement, more: Partial<KeyboardEventInit> = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, ...more })
  Object.defineProperty(event, 'target', { value: target })
  return event
}

describe('handleShortcut', () => {
  it('runs the action of the key and keeps the browser out of it', () => {
    const next = vi.fn()
    const event = press('j', document.createElement('div'))
    expect(handleShortcut(event, { j: next })).toBe(true)
    expect(next).toHaveBeenCalledOnce()
    expect(event.defaultPrevented).toBe(true)
  })

  it('leaves letters typed into a field alone', () => {
    const next = vi.fn()
    expect(handleShortcut(press('j', document.createElement('textarea')), { j: next })).toBe(false)
    expect(next).not.toHaveBeenCalled()
  })

  it('leaves the commands of the browser alone', () => {
    const next = vi.fn()
    expect(handleShortcut(press('j', document.body, { ctrlKey: true }), { j: next })).toBe(false)
    expect(next).not.toHaveBeenCalled()
  })
})
