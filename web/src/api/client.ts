import createClient from 'openapi-fetch'
import { ApiError } from './errors'
import type { paths } from './schema'
import type { Page } from './types'

interface Hooks {
  csrfToken: () => string | null
  /** Asks the user to log in again; true once that is done, and then what was refused is sent once more. */
  logInAgain: () => Promise<boolean>
}

let hooks: Hooks = { csrfToken: () => null, logInAgain: () => Promise.resolve(false) }

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

/** Copies of the requests on their way, because a request that was sent cannot be sent again. */
const sent = new Map<string, Request>()

function signed(request: Request): Request {
  if (request.method === 'GET') return request
  for (const [name, value] of Object.entries(csrfHeader())) request.headers.set(name, value)
  return request
}

export function logInAgain(): Promise<boolean> {
  return hooks.logInAgain()
}

client.use({
  onRequest({ request, id }) {
    sent.set(id, request.clone())
    return signed(request)
  },
  async onResponse({ response, id }) {
    const copy = sent.get(id)
    sent.delete(id)
    if (response.status !== 401 || !copy || new URL(copy.url).pathname === '/api/session') return response
    return (await logInAgain()) ? fetch(signed(copy)) : response
  },
  onError({ id }) {
    sent.delete(id)
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

/** The most the server gives at once. */
const rows_per_request = 1000

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
