import createClient from 'openapi-fetch'
import { ApiError } from './errors'
import type { paths } from './schema'
import type { Page } from './types'

interface Hooks {
  csrfToken: () => string | null
  sessionExpired: () => void
}

let hooks: Hooks = { csrfToken: () => null, sessionExpired: () => undefined }

/** The session lives in the query cache; the client only asks for what it needs of it. */
export function connectSession(given: Hooks): void {
  hooks = given
}

export function csrfHeader(): Record<string, string> {
  const token = hooks.csrfToken()
  return token ? { 'X-CSRF-Token': token } : {}
}

export const client = createClient<paths>({
  baseUrl: '/',
  credentials: 'same-origin',
  querySerializer: { array: { style: 'form', explode: true } },
})

client.use({
  onRequest({ request }) {
    if (request.method === 'GET') return request
    for (const [name, value] of Object.entries(csrfHeader())) request.headers.set(name, value)
    return request
  },
  onResponse({ request, response }) {
    const asksForSession = new URL(request.url).pathname === '/api/session'
    if (response.status === 401 && !asksForSession) hooks.sessionExpired()
    return response
  },
  onError() {
    return ApiError.offline()
  },
})

interface Answer<Data> {
  data?: Data
  error?: unknown
  response: Response
}

/** Unpacks an answer: the data, or an ApiError thrown for TanStack Query to keep. */
export async function call<Data>(pending: Promise<Answer<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await pending
  if (!response.ok) throw ApiError.fromBody(response.status, error)
  return data as NonNullable<Data>
}

const rows_per_request = 500

/** All rows of a list. A catalogue of the usual size is one request. */
export async function allRows<Row>(
  fetchPage: (window: { offset: number; limit: number }) => Promise<Page<Row>>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (;;) {
    const page = await fetchPage({ offset: rows.length, limit: rows_per_request })
    rows.push(...page.rows)
    if (page.rows.length === 0 || rows.length >= page.total) return rows
  }
}
