import { reactive } from 'vue'
import type { ApiError } from '@/api/errors'
import { errorText, i18n } from '@/i18n'

export interface Notice {
  id: number
  tone: 'done' | 'error'
  text: string
  /** What the reader may still do about it, such as taking it back. */
  action?: { label: string; run: () => void }
}

const shown_ms = { done: 4_000, error: 9_000 }
/** Time enough to read what was done and to reach the button. */
const action_ms = 15_000
let last_id = 0

export const notices = reactive<Notice[]>([])

export function dismissNotice(id: number): void {
  const at = notices.findIndex((notice) => notice.id === id)
  if (at >= 0) notices.splice(at, 1)
}

function notify(tone: Notice['tone'], text: string, action?: Notice['action']): void {
  if (!action && notices.some((notice) => notice.text === text)) return
  const id = ++last_id
  notices.push({ id, tone, text, ...(action && { action }) })
  window.setTimeout(() => dismissNotice(id), action ? action_ms : shown_ms[tone])
}

/** Says that something is done; `key` is a message key. */
export function notifyDone(key: string, values: Record<string, unknown> = {}): void {
  notify('done', i18n.global.t(key, values))
}

/** The same, with a way to take it back: both are message keys. */
export function notifyUndoable(key: string, values: Record<string, unknown>, undo: () => void): void {
  notify('done', i18n.global.t(key, values), { label: i18n.global.t('action.undo'), run: undo })
}

export function notifyError(error: ApiError): void {
  // The log-in dialog already says that the session has ended.
  if (error.code !== 'unauthenticated') notify('error', errorText(error))
}
