import { onScopeDispose, reactive } from 'vue'
import { call, client } from '@/api/client'
import { toApiError, type ApiError } from '@/api/errors'
import type { Evidence, EvidenceMark, FoundEvidence, Upload } from '@/api/types'
import { uploadPiece } from '@/api/upload'
import { startDigests, UnreadableFile, type Digests } from './digests'
import { forget, recall, remember } from './memory'
import { sendFile, Stopped, type Wire } from './sendFile'

/** Up to here the digest is known before a byte is sent, so that a duplicate costs nothing but the wait for it. */
const digest_first_bytes = 256 << 20

export type Phase = 'digesting' | 'known' | 'sending' | 'waiting' | 'paused' | 'sent' | 'storing' | 'stored' | 'failed'

/** What the clerk says of a file. */
export interface Facts {
  title: string
  since: string
  until: string
  mark: EvidenceMark
  replaces: Evidence['id'] | null
}

export interface Sending {
  key: number
  file: File
  facts: Facts
  phase: Phase
  /** Of digesting or sending, 0 to 1. */
  share: number
  /** Bytes in a second, once that can be told. */
  speed: number
  /** In the library already, with the same bytes. */
  known: Evidence[]
  error: ApiError | null
  unreadable: boolean
}

interface Running {
  stop: AbortController
  digest: Promise<string> | null
  upload: Upload | null
}

let last_key = 0

function titleOf(file: File): string {
  return file.name.replace(/\.[^.]*$/, '').slice(0, 200) || file.name
}

async function sameContent(sha256: string): Promise<Evidence[]> {
  const found = await call(client.GET('/api/evidence', { params: { query: { sha256, limit: 5 } } }))
  return found.rows.map((row: FoundEvidence) => row.evidence)
}

function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = window.setTimeout(resolve, milliseconds)
    stop.addEventListener('abort', () => { window.clearTimeout(timer); reject(new Stopped()) }, { once: true })
  })
}

/**
 * Files on their way into the library of one organisation: digest, the question whether it is there already, pieces,
 * record. Paused and resumed at will; a file that is chosen again goes on where it was, whatever happened to the page.
 */
export function useEvidenceUploads(organisation: () => number, onStored: (stored: Evidence) => void) {
  const sendings = reactive<Sending[]>([])
  const running = new Map<number, Running>()
  let digests: Digests | null = null
  onScopeDispose(() => {
    for (const { stop } of running.values()) stop.abort()
    digests?.close()
  })

  function digestOf(blob: Blob, progress?: (done_bytes: number) => void): Promise<string> {
    digests ??= startDigests()
    return digests.of(blob, progress)
  }

  const wire: Wire = {
    digest: (blob) => digestOf(blob),
    received: async (id) => (await call(client.GET('/api/uploads/{id}', { params: { path: { id } } }))).received_bytes,
    put: uploadPiece,
    wait: pause,
  }

  function runningOf(sending: Sending): Running {
    let found = running.get(sending.key)
    if (!found || found.stop.signal.aborted) {
      found = { stop: new AbortController(), digest: found?.digest ?? null, upload: found?.upload ?? null }
      running.set(sending.key, found)
    }
    return found
  }

  function fail(sending: Sending, thrown: unknown) {
    if (thrown instanceof Stopped) return
    sending.unreadable = thrown instanceof UnreadableFile
    sending.error = sending.unreadable ? null : toApiError(thrown)
    sending.phase = 'failed'
  }

  /** Adds files; each is looked up and, unless it is there already, sent. */
  async function add(files: Iterable<File>, facts: Partial<Facts> = {}) {
    const added = [...files].map((file) => {
      const own: Facts = { title: titleOf(file), since: '', until: '', mark: 'internal', replaces: null, ...facts }
      sendings.push({ key: ++last_key, file, facts: own, phase: 'digesting', share: 0, speed: 0, known: [], error: null, unreadable: false })
      return sendings[sendings.length - 1] as Sending
    })
    for (const sending of added) await begin(sending)
  }

  async function begin(sending: Sending) {
    const state = runningOf(sending)
    sending.error = null
    try {
      state.digest ??= digestOf(sending.file, (done) => {
        if (sending.phase === 'digesting') sending.share = done / sending.file.size
      })
      state.digest.catch(() => undefined)
      if (sending.file.size <= digest_first_bytes) {
        sending.phase = 'digesting'
        sending.known = await sameContent(await state.digest)
        if (sending.known.length > 0) {
          sending.phase = 'known'
          return
        }
      }
    } catch (thrown) {
      state.digest = null
      return fail(sending, thrown)
    }
    await send(sending)
  }

  /** Also of what is there already, if the clerk wants it so. */
  async function send(sending: Sending) {
    const state = runningOf(sending)
    sending.error = null
    sending.phase = 'sending'
    let last = { at: Date.now(), bytes: -1 }
    try {
      state.upload ??= await recalled(sending.file) ?? (await announced(sending.file))
      remember(sending.file, organisation(), state.upload.id)
      await sendFile(wire, { ...state.upload, received_bytes: await wire.received(state.upload.id) }, sending.file, state.stop.signal, (sent, phase) => {
        sending.phase = phase
        sending.share = sent / sending.file.size
        const now = Date.now()
        if (last.bytes < 0 || now - last.at > 1000) {
          if (last.bytes >= 0) sending.speed = Math.max(0, ((sent - last.bytes) * 1000) / (now - last.at))
          last = { at: now, bytes: sent }
        }
      })
      sending.phase = 'sent'
      sending.share = 1
    } catch (thrown) {
      fail(sending, thrown)
    }
  }

  async function announced(file: File): Promise<Upload> {
    return call(client.POST('/api/uploads', { body: { organisation_id: organisation(), file_name: file.name, size_bytes: file.size } }))
  }

  async function recalled(file: File): Promise<Upload | null> {
    const id = recall(file, organisation())
    if (id === null) return null
    try {
      const upload = await call(client.GET('/api/uploads/{id}', { params: { path: { id } } }))
      return upload.state === 'open' && upload.size_bytes === file.size ? upload : null
    } catch (thrown) {
      if (toApiError(thrown).status !== 404) throw thrown
      forget(file, organisation())
      return null
    }
  }

  function pauseSending(sending: Sending) {
    running.get(sending.key)?.stop.abort()
    sending.phase = 'paused'
  }

  /** Makes it evidence; asked again after a lost answer, the server answers the same. */
  async function store(sending: Sending) {
    const state = runningOf(sending)
    if (!state.upload || !state.digest) return
    sending.phase = 'storing'
    sending.error = null
    const { title, since, until, mark, replaces } = sending.facts
    try {
      const stored = await call(
        client.POST('/api/uploads/{id}/evidence', {
          params: { path: { id: state.upload.id } },
          body: { sha256: await state.digest, title, mark, since: since || null, until: until || null, replaces },
        }),
      )
      forget(sending.file, organisation())
      sending.phase = 'stored'
      drop(sending)
      onStored(stored)
    } catch (thrown) {
      fail(sending, thrown)
      if (toApiError(thrown).code !== 'not_found') sending.phase = 'sent'
    }
  }

  function drop(sending: Sending) {
    running.get(sending.key)?.stop.abort()
    running.delete(sending.key)
    const at = sendings.findIndex((one) => one.key === sending.key)
    if (at >= 0) sendings.splice(at, 1)
  }

  /** Gives it up, here and on the server. */
  async function cancel(sending: Sending) {
    const id = running.get(sending.key)?.upload?.id
    drop(sending)
    forget(sending.file, organisation())
    if (id !== undefined) await call(client.DELETE('/api/uploads/{id}', { params: { path: { id } } })).catch(() => undefined)
  }

  return { sendings, add, begin, send, pause: pauseSending, store, drop, cancel }
}
