import type { DigestAnswer } from './digest.worker'

/** Raised when the file cannot be read any more: it was moved or changed since it was chosen. */
export class UnreadableFile extends Error {}

export interface Digests {
  of(blob: Blob, onProgress?: (done_bytes: number) => void): Promise<string>
  close(): void
}

/** A thread of its own; one task after the other. */
export function startDigests(): Digests {
  const worker = new Worker(new URL('./digest.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, { resolve: (sha256: string) => void; reject: (why: Error) => void; progress?: (done_bytes: number) => void }>()
  let last_id = 0
  worker.onmessage = ({ data }: MessageEvent<DigestAnswer>) => {
    const task = waiting.get(data.id)
    if (!task) return
    if ('done_bytes' in data) return task.progress?.(data.done_bytes)
    waiting.delete(data.id)
    if ('sha256' in data) task.resolve(data.sha256)
    else task.reject(new UnreadableFile())
  }
  return {
    of: (blob, progress) =>
      new Promise((resolve, reject) => {
        const id = ++last_id
        waiting.set(id, { resolve, reject, ...(progress ? { progress } : {}) })
        worker.postMessage({ id, blob })
      }),
    close: () => worker.terminate(),
  }
}
