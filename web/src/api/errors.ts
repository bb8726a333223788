import type { ErrorDetail } from './types'

export type ErrorCode = ErrorDetail['code'] | 'offline'

/** What went wrong, in the words of the server: `message` is Chinese and says what to do, `where` a place the user knows. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    message: string,
    readonly where: string | null = null,
    readonly fields: { path: string; message: string }[] = [],
  ) {
    super(message)
    this.name = 'ApiError'
  }

  static offline(): ApiError {
    return new ApiError(0, 'offline', '')
  }

  /** A body that is not ours (a proxy's page, an empty answer) still becomes an error with a code. */
  static fromBody(status: number, body: unknown): ApiError {
    const detail = (body as { error?: ErrorDetail } | null | undefined)?.error
    if (!detail || typeof detail.message !== 'string') return new ApiError(status, 'unavailable', '')
    return new ApiError(status, detail.code, detail.message, detail.where || null, detail.fields ?? [])
  }

  get worthRetrying(): boolean {
    return this.code === 'offline' || this.status === 502 || this.status === 503 || this.status === 504
  }
}

export function toApiError(thrown: unknown): ApiError {
  return thrown instanceof ApiError ? thrown : ApiError.offline()
}
