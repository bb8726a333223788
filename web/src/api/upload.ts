import { csrfHeader, logInAgain } from './client'
import { ApiError } from './errors'
import type { Id, Import, Ledger, Upload } from './types'

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Sends the file as it is; once more after a new log-in, if the session had ended. */
export function uploadDocument(file: File, base: Id | null, onProgress: (share: number) => void): Promise<Import> {
  const follows = base === null ? '' : `&base=${base}`
  const address = `/api/imports?file_name=${encodeURIComponent(file.name)}${follows}`
  return sendBody('POST', address, file, (sent, total) => onProgress(sent / total))
}

export interface LedgerUpload {
  organisation_id: number
  campaign_id?: number | undefined
  kind?: string | undefined
}

export function uploadLedger(wanted: LedgerUpload, file: File, onProgress: (share: number) => void): Promise<Ledger> {
  const query = new URLSearchParams({ file_name: file.name })
  for (const [name, value] of Object.entries(wanted)) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  return sendBody('POST', `/api/ledgers?${query.toString()}`, file, (sent, total) => onProgress(sent / total))
}

/** One piece of a file; the answer says how much the server has. */
export async function uploadPiece(
  upload_id: Upload['id'],
  offset: number,
  sha256: string,
  piece: Blob,
  onSent: (bytes: number) => void,
  stop: AbortSignal,
): Promise<number> {
  const address = `/api/uploads/${upload_id}/content?offset=${offset}&sha256=${sha256}`
  return (await sendBody<Upload>('PUT', address, piece, onSent, stop)).received_bytes
}

async function sendBody<Answer>(method: string, address: string, body: Blob, onProgress: (sent: number, total: number) => void, stop?: AbortSignal): Promise<Answer> {
  try {
    return await send(method, address, body, onProgress, stop)
  } catch (thrown) {
    const ended = thrown instanceof ApiError && thrown.status === 401
    if (ended && (await logInAgain())) return send(method, address, body, onProgress, stop)
    throw thrown
  }
}

/** XMLHttpRequest, because fetch tells nothing of what has been sent. */
function send<Answer>(method: string, address: string, sent: Blob, onProgress: (sent: number, total: number) => void, stop?: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, address)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded, event.total)
    }
    request.onerror = () => reject(ApiError.offline())
    request.onabort = () => reject(ApiError.offline())
    stop?.addEventListener('abort', () => request.abort(), { once: true })
    request.onload = () => {
      const body = parse(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as Answer)
      else reject(ApiError.fromBody(request.status, body))
    }
    request.send(sent)
  })
}
