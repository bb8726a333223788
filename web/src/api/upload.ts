import { csrfHeader, logInAgain } from './client'
import { ApiError } from './errors'
import type { Id, Import } from './types'

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Sends the file as it is; once more after a new log-in, if the session had ended. */
export async function uploadDocument(file: File, base: Id | null, onProgress: (share: number) => void): Promise<Import> {
  try {
    return await send(file, base, onProgress)
  } catch (thrown) {
    const ended = thrown instanceof ApiError && thrown.status === 401
    if (ended && (await logInAgain())) return send(file, base, onProgress)
    throw thrown
  }
}

/** XMLHttpRequest, because fetch tells nothing of what has been sent. */
function send(file: File, base: Id | null, onProgress: (share: number) => void): Promise<Import> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/imports?file_name=${encodeURIComponent(file.name)}${base === null ? '' : `&base=${base}`}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onerror = () => reject(ApiError.offline())
    request.onload = () => {
      const body = parse(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as Import)
      else reject(ApiError.fromBody(request.status, body))
    }
    request.send(file)
  })
}
