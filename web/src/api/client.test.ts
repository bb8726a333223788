// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { allRows, call, client, connectSession } from './client'
import { ApiError } from './errors'

const refused = { error: { code: 'unauthenticated', message: '请先登录', where: '', fields: [] } }
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const fetching = vi.fn<(request: Request) => Promise<Response>>()

beforeEach(() => vi.stubGlobal('fetch', fetching))
afterEach(() => {
  vi.unstubAllGlobals()
  fetching.mockReset()
})

function change() {
  return call(client.PATCH('/api/items/{id}', { baseUrl: 'http://zs.test', fetch: fetching, params: { path: { id: 7 } }, body: { revision: 1, text: '改过' } }))
}

describe('a session that ended while something was being saved', () => {
  it('asks for the password, then sends the same again with the new token', async () => {
    let token = 'old'
    connectSession({ csrfToken: () => token, logInAgain: async () => ((token = 'new'), true) })
    fetching.mockResolvedValueOnce(answer(401, refused)).mockResolvedValueOnce(answer(200, { id: 7 }))
    expect(await change()).toEqual({ id: 7 })
    const again = fetching.mock.calls[1]?.[0] as Request
    expect(again.headers.get('X-CSRF-Token')).toBe('new')
    expect(await again.json()).toEqual({ revision: 1, text: '改过' })
  })

  it('reports the refusal where the user does not log in again', async () => {
    connectSession({ csrfToken: () => null, logInAgain: async () => false })
    fetching.mockResolvedValueOnce(answer(401, refused))
    await expect(change()).rejects.toMatchObject({ code: 'unauthenticated', message: '请先登录' })
    expect(fetching).toHaveBeenCalledOnce()
  })
})

describe('what goes wrong', () => {
  it('is "offline" where no answer came', async () => {
    fetching.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    await expect(change()).rejects.toMatchObject({ code: 'offline', worthRetrying: true })
  })

  it('keeps a code where the answer is not of the server', () => {
    expect(ApiError.fromBody(502, '<html>')).toMatchObject({ code: 'unavailable', message: '', worthRetrying: true })
  })
})

describe('allRows', () => {
  it('asks for page after page until it has all', async () => {
    const rows = Array.from({ length: 2200 }, (_, at) => at)
    const asked = vi.fn(async ({ offset, limit }: { offset: number; limit: number }) => ({
      total: rows.length,
      offset,
      limit,
      rows: rows.slice(offset, offset + limit),
    }))
    expect(await allRows(asked)).toEqual(rows)
    expect(asked).toHaveBeenCalledTimes(3)
  })

  it('stops where the server has fewer rows than it said', async () => {
    expect(await allRows(async () => ({ total: 9, offset: 0, limit: 1000, rows: [] }))).toEqual([])
  })
})
