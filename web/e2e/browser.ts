import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { setOwnPassword } from './server'

export const base = inject('base')
export const administrator = { user_name: 'admin', password: inject('admin_password') }
export const editor = { user_name: 'bianji', password: 'plumb-line-and-level-7' }
export const fixture = path.join(__dirname, 'fixtures/tasks.html')

const results = path.join(__dirname, '../test-results')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const desk = { width: 1280, height: 800 }
export const phone = { width: 390, height: 844 }

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['ZS_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--headless',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
}

/** A page that fails the test when the browser reports an error of ours: a script that threw, a policy that was broken. */
export async function openPage(browser: Browser, viewport = desk): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', acceptDownloads: true })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (401|409)/.test(message.text())) faults.push(message.text())
  })
  return { context, page, faults }
}

export async function logIn(page: Page, who = editor): Promise<void> {
  await page.goto(`${base}/login`)
  await page.fill('[name=user_name]', who.user_name)
  await page.fill('[name=password]', who.password)
  await page.press('[name=password]', 'Enter')
  await page.waitForURL((address) => address.pathname !== '/login')
}

const given = 'given-by-the-office-7'

/** Through the API: makes the account the tests work with, if it is not there yet. */
export async function ensureEditor(context: BrowserContext): Promise<void> {
  const session = await context.request.post(`${base}/api/session`, { data: administrator })
  expect(session.status()).toBe(200)
  const { csrf_token } = (await session.json()) as { csrf_token: string }
  const made = await context.request.post(`${base}/api/users`, {
    headers: { 'X-CSRF-Token': csrf_token },
    data: { user_name: editor.user_name, password: given, display_name: '创建办编辑', role: 'editor' },
  })
  expect([201, 409]).toContain(made.status())
  if (made.status() === 201) await setOwnPassword(base, editor.user_name, given, editor.password)
}

/** Uploads the fixture through the page and waits until its review is there. */
export async function importFixture(page: Page): Promise<void> {
  await page.goto(`${base}/imports`)
  await page.setInputFiles('input[type=file]', fixture)
  await page.waitForURL(/\/catalogues\/\d+\/review/, { timeout: 60_000 })
  await page.waitForSelector('[role=grid] [role=row] [role=gridcell]')
}

/** What fades in is measured once it is there: half a fade has no contrast. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const running = () => document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
    for (let left = running(); left.length > 0; left = running()) await Promise.allSettled(left.map((animation) => animation.finished))
  })
}

export async function expectAccessible(page: Page, where: string): Promise<void> {
  await stillness(page)
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const run = (window as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[] }> } }).axe.run
    const { violations: found } = await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
    return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${String(node.target)} ${node.failureSummary ?? ''}`).join(' | ')}`)
  })
  expect(violations, where).toEqual([])
}

/** Nothing on a page may be wider than the window. */
export async function expectNoOverflow(page: Page, where: string): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wider, where).toBeLessThanOrEqual(0)
}

export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(results, { recursive: true })
  await page.screenshot({ path: path.join(results, `${name}-${page.viewportSize()?.width}.png`) })
}
