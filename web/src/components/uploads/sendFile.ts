import { ApiError, toApiError } from '@/api/errors'
import type { Upload } from '@/api/types'

/** What sending needs of the world; tests give their own. */
export interface Wire {
  digest(blob: Blob): Promise<string>
  received(upload_id: Upload['id']): Promise<number>
  put(upload_id: Upload['id'], offset: number, sha256: string, piece: Blob, onSent: (bytes: number) => void, stop: AbortSignal): Promise<number>
  wait(milliseconds: number, stop: AbortSignal): Promise<void>
}

export type SendState = 'sending' | 'waiting'

const first_piece_bytes = 1 << 20
const least_piece_bytes = 256 << 10
const most_piece_bytes = 8 << 20
const quick_ms = 1_500
const slow_ms = 8_000
const first_wait_ms = 1_000
const longest_wait_ms = 30_000

/** What sending ends with when it was told to stop. */
export class Stopped extends Error {}

/** Worth another try without anybody doing anything: the line is cut, or the piece was damaged on its way. */
function passes(error: ApiError): boolean {
  return error.worthRetrying || error.status === 408 || (error.status === 400 && error.where === '?sha256')
}

/**
 * Sends what the server has not got yet, piece by piece, and goes on after a lost connection from where the server says it
 * is. Ends when all is there, with the server's refusal, or with Stopped.
 */
export async function sendFile(
  wire: Wire,
  upload: Pick<Upload, 'id' | 'received_bytes' | 'max_piece_bytes'>,
  file: Blob,
  stop: AbortSignal,
  onChange: (sent_bytes: number, state: SendState) => void,
): Promise<void> {
  let offset = upload.received_bytes
  let piece_bytes = first_piece_bytes
  let wait_ms = first_wait_ms
  const largest = Math.min(most_piece_bytes, upload.max_piece_bytes)
  while (offset < file.size) {
    if (stop.aborted) throw new Stopped()
    const piece = file.slice(offset, offset + Math.min(piece_bytes, largest))
    const began = Date.now()
    try {
      const sha256 = await wire.digest(piece)
      const from = offset
      offset = await wire.put(upload.id, offset, sha256, piece, (bytes) => onChange(from + bytes, 'sending'), stop)
      const took = Date.now() - began
      if (took < quick_ms) piece_bytes = Math.min(2 * piece_bytes, largest)
      if (took > slow_ms) piece_bytes = Math.max(piece_bytes / 2, least_piece_bytes)
      wait_ms = first_wait_ms
    } catch (thrown) {
      if (stop.aborted) throw new Stopped()
      if (!(thrown instanceof ApiError)) throw thrown
      if (thrown.status === 409 && thrown.where === '?offset') {
        offset = await wire.received(upload.id)
        continue
      }
      if (!passes(thrown)) throw thrown
      onChange(offset, 'waiting')
      piece_bytes = least_piece_bytes
      await wire.wait(wait_ms, stop)
      wait_ms = Math.min(2 * wait_ms, longest_wait_ms)
      offset = await again(wire, upload.id, offset)
    }
    onChange(offset, 'sending')
  }
}

/** How far the server is; if it cannot be asked either, as far as before. */
async function again(wire: Wire, upload_id: Upload['id'], offset: number): Promise<number> {
  try {
    return await wire.received(upload_id)
  } catch (thrown) {
    if (passes(toApiError(thrown))) return offset
    throw thrown
  }
}
