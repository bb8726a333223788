import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    base: string
    admin_password: string
  }
}

const web = path.resolve(__dirname, '..')
const start_ms = 20_000

function serverBinary(): string {
  const given = process.env['ZS_BINARY']
  const candidates = given ? [given] : ['dev', 'release'].map((preset) => path.join(web, '../build', preset, 'src/zhunsheng'))
  const found = candidates.find(existsSync)
  if (!found) throw new Error(`No server to test: build it, or set ZS_BINARY (looked for ${candidates.join(', ')})`)
  return found
}

/** What the server says when it has started: its address and the password of the first administrator. */
function announced(server: ChildProcess): Promise<{ base: string; admin_password: string }> {
  return new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`The server did not start in time. It said: ${said}`)), start_ms)
    server.on('exit', (status) => reject(new Error(`The server ended with ${status}. It said: ${said}`)))
    server.stderr?.on('data', (piece: Buffer) => (said += piece.toString()))
    server.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString()
      const base = /https?:\/\/[\w.:[\]]+/.exec(said)?.[0]
      const admin_password = /一次性密码 (\S+?)（/.exec(said)?.[1]
      if (!base || !admin_password) return
      clearTimeout(late)
      resolve({ base, admin_password })
    })
  })
}

/** What an account needs before it can do anything: a password of its own in place of the one it was given. */
export async function setOwnPassword(base: string, user_name: string, given: string, own: string): Promise<void> {
  const headers = { 'Content-Type': 'application/json' }
  const session = await fetch(`${base}/api/session`, { method: 'POST', headers, body: JSON.stringify({ user_name, password: given }) })
  const { csrf_token } = (await session.json()) as { csrf_token: string }
  const cookie = session.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  const changed = await fetch(`${base}/api/session/password`, {
    method: 'POST',
    headers: { ...headers, Cookie: cookie, 'X-CSRF-Token': csrf_token },
    body: JSON.stringify({ old_password: given, new_password: own }),
  })
  if (changed.status !== 204) throw new Error(`${user_name} could not set a password: ${changed.status} ${await changed.text()}`)
}

const own_admin_password = 'keeper-of-the-keys-22'

export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const data = await mkdtemp(path.join(os.tmpdir(), 'zhunsheng-e2e-'))
  const server = spawn(serverBinary(), ['serve', '--data', data, '--listen', '127.0.0.1:0', '--web', path.join(web, 'dist')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { base, admin_password } = await announced(server)
  await setOwnPassword(base, 'admin', admin_password, own_admin_password)
  project.provide('base', base)
  project.provide('admin_password', own_admin_password)
  return async () => {
    server.removeAllListeners('exit')
    const ended = new Promise((done) => server.once('exit', done))
    server.kill('SIGTERM')
    await ended
    await rm(data, { recursive: true, force: true })
  }
}
