import { Sha256 } from './sha256'

/** Digests away from the page, so that it stays quick. Answers with progress in bytes, then with the digest. */
export interface DigestTask {
  id: number
  blob: Blob
}
export type DigestAnswer = { id: number; done_bytes: number } | { id: number; sha256: string } | { id: number; unreadable: true }

const step_bytes = 2 << 20

async function digest({ id, blob }: DigestTask): Promise<void> {
  const sum = new Sha256()
  for (let at = 0; at < blob.size; at += step_bytes) {
    sum.add(new Uint8Array(await blob.slice(at, at + step_bytes).arrayBuffer()))
    self.postMessage({ id, done_bytes: Math.min(at + step_bytes, blob.size) } satisfies DigestAnswer)
  }
  self.postMessage({ id, sha256: sum.hex() } satisfies DigestAnswer)
}

self.onmessage = (event: MessageEvent<DigestTask>) => {
  digest(event.data).catch(() => self.postMessage({ id: event.data.id, unreadable: true } satisfies DigestAnswer))
}
