import { computed, onBeforeUnmount, ref, watch, type Ref } from 'vue'
import { call, client } from '@/api/client'
import { toApiError, type ApiError } from '@/api/errors'
import { editable, sameContent, tidied, type Content, type Submission } from './content'

const pause_ms = 1_000
const retry_ms = 5_000

export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'refused' | 'conflict'

interface Kept {
  revision: number
  content: Content
}

function place(id: number): string {
  return `zhunsheng.draft.${id}`
}

function kept(id: number): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(place(id)) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

/**
 * What somebody writes, saved by itself. Each change is kept in the browser at once and by the server after a pause, so that
 * neither a lost connection nor a closed window loses a word; when somebody else saved meanwhile, both are shown.
 */
export function useDraft(submission: Ref<Submission | undefined>, onSaved: (saved: Submission) => void) {
  const content = ref<Content>()
  const state = ref<SaveState>('saved')
  const refusal = ref<ApiError>()
  let revision = 0
  let timer: number | undefined
  let shown_id = 0
  let base: Content | undefined // as the server has it

  watch(submission, (now) => now && take(now), { immediate: true })

  function take(now: Submission) {
    const is_new = now.summary.id !== shown_id
    const behind = now.summary.revision > revision
    if (!is_new && !behind) return
    const typed = !is_new && state.value !== 'saved'
    const only_files = typed && base !== undefined && sameContent(base, now.content)
    shown_id = now.summary.id
    if (typed && !only_files) return // saving tells of the conflict
    revision = now.summary.revision
    base = now.content
    if (typed) return
    content.value = editable(now)
    if (is_new) restore(now)
  }

  /** What this browser still holds that the server never got. */
  function restore(now: Submission) {
    const mine = now.may_edit ? kept(now.summary.id) : null
    if (!mine) return
    if (sameContent(mine.content, now.content)) return localStorage.removeItem(place(now.summary.id))
    content.value = editable({ ...now, content: mine.content })
    if (mine.revision === revision) schedule(0)
    else state.value = 'conflict'
  }

  watch(content, () => {
    const now = submission.value
    if (!now?.may_edit || !content.value || state.value === 'conflict') return
    if (sameContent(content.value, now.content)) return
    localStorage.setItem(place(now.summary.id), JSON.stringify({ revision, content: content.value }))
    schedule(pause_ms)
  }, { deep: true })

  function schedule(after_ms: number) {
    state.value = 'waiting'
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void save(), after_ms)
  }

  async function save(): Promise<boolean> {
    window.clearTimeout(timer)
    const now = submission.value
    if (!now || !content.value) return false
    if (state.value === 'conflict') return false
    if (sameContent(content.value, now.content)) {
      state.value = 'saved'
      return true
    }
    const sent = tidied(JSON.parse(JSON.stringify(content.value)) as Content)
    state.value = 'saving'
    try {
      const saved = await call(client.PUT('/api/submissions/{id}', { params: { path: { id: now.summary.id } }, body: { revision, content: sent } }))
      revision = saved.summary.revision
      base = saved.content
      onSaved(saved)
      if (!sameContent(content.value, sent)) {
        schedule(pause_ms)
        return false
      }
      localStorage.removeItem(place(now.summary.id))
      state.value = 'saved'
      return true
    } catch (thrown) {
      failed(toApiError(thrown))
      return false
    }
  }

  function failed(error: ApiError) {
    refusal.value = error
    if (error.worthRetrying) {
      state.value = 'offline'
      timer = window.setTimeout(() => void save(), retry_ms)
    } else {
      state.value = error.status === 409 ? 'conflict' : 'refused'
    }
  }

  /** After a conflict: mine over theirs, as the person decided after seeing both. */
  function keepMine(theirs: Submission) {
    revision = theirs.summary.revision
    state.value = 'waiting'
    onSaved(theirs)
    return save()
  }

  function takeTheirs(theirs: Submission) {
    localStorage.removeItem(place(theirs.summary.id))
    revision = theirs.summary.revision
    content.value = editable(theirs)
    state.value = 'saved'
    onSaved(theirs)
  }

  onBeforeUnmount(() => void save())
  return { content, state, refusal, save, keepMine, takeTheirs, settled: computed(() => state.value === 'saved') }
}
