import { onMounted, onUnmounted } from 'vue'

export type Shortcuts = Record<string, (event: KeyboardEvent) => void>

/** Typing into a field is typing; and a dialog on top has the keyboard to itself. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

function dialogOpen(): boolean {
  return [...document.querySelectorAll('[aria-modal="true"]')].some((dialog) => (dialog as HTMLElement).offsetParent !== null)
}

export function handleShortcut(event: KeyboardEvent, shortcuts: Shortcuts): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  if (isTyping(event.target)) return false
  const action = shortcuts[event.key]
  if (!action) return false
  event.preventDefault()
  action(event)
  return true
}

/** Single-key shortcuts of a page. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const listen = (event: KeyboardEvent) => {
    if (!dialogOpen()) handleShortcut(event, shortcuts)
  }
  onMounted(() => window.addEventListener('keydown', listen))
  onUnmounted(() => window.removeEventListener('keydown', listen))
}
