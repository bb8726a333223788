import { describe, expect, it } from 'vitest'
import { ApiError } from '@/api/errors'
import { sendFile, Stopped, type Wire } from './sendFile'

const content = new Uint8Array(3_000_000).map((_, i) => i % 251)

/** A server in memory that fails as told. */
function server(failures: (offset: number, attempt: number) => ApiError | null = () => null) {
  const stored = new Uint8Array(content.length)
  const state = { length: 0, stored }
  let attempts = 0
  const waits: number[] = []
  const wire: Wire = {
    digest: () => Promise.resolve('0'.repeat(64)),
    received: () => Promise.resolve(state.length),
    async put(_id, offset, _sha256, piece) {
      const failure = failures(offset, ++attempts)
      if (failure) throw failure
      if (offset !== state.length) throw new ApiError(409, 'conflict', '', '?offset')
      stored.set(new Uint8Array(await piece.arrayBuffer()), offset)
      return (state.length += piece.size)
    },
    wait: (milliseconds) => {
      waits.push(milliseconds)
      return Promise.resolve()
    },
  }
  return { wire, state, waits }
}

const file = new Blob([content])
const upload = { id: 1, received_bytes: 0, max_piece_bytes: 1 << 20 }
const never = new AbortController().signal

describe('sending a file in pieces', () => {
  it('sends all of it once', async () => {
    const { wire, state } = server()
    const seen: number[] = []
    await sendFile(wire, upload, file, never, (sent) => seen.push(sent))
    expect(state.length).toBe(content.length)
    expect(Buffer.compare(state.stored, content)).toBe(0)
    expect(seen.at(-1)).toBe(content.length)
  })

  it('goes on after a lost connection from where the server is, and waits longer each time', async () => {
    const { wire, state, waits } = server((_offset, attempt) => (attempt >= 2 && attempt <= 4 ? ApiError.offline() : null))
    const states: string[] = []
    await sendFile(wire, upload, file, never, (_sent, state) => states.push(state))
    expect(state.length).toBe(content.length)
    expect(waits).toEqual([1000, 2000, 4000])
    expect(states).toContain('waiting')
  })

  it('follows the server when it is elsewhere', async () => {
    const { wire, state } = server()
    state.stored.set(content.subarray(0, 1_000_000))
    state.length = 1_000_000
    await sendFile(wire, upload, file, never, () => undefined)
    expect(state.length).toBe(content.length)
  })

  it('ends with a refusal that nobody here can undo', async () => {
    const { wire } = server(() => new ApiError(507, 'unavailable', '磁盘空间不足'))
    await expect(sendFile(wire, upload, file, never, () => undefined)).rejects.toThrow('磁盘空间不足')
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    const { wire, state } = server()
    await expect(sendFile(wire, upload, file, stop.signal, () => stop.abort())).rejects.toBeInstanceOf(Stopped)
    expect(state.length).toBeLessThan(content.length)
  })
})
