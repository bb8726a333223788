import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { base, desk, editor, ensureEditor, launch, logIn, openPage, phone } from './browser'

const items = 600
const units = ['司法局', '公安局', '财政局', '教育局', '民政局', '审计局', '统计局', '信访局', '水务局', '体育局'].flatMap((name) => [`区${name}`, `市${name}`])

function largeDocument(): string {
  const matters = ['公示', '备案', '听证', '评查', '培训', '宣传', '复议', '调解']
  const rows = Array.from({ length: items }, (_, at) => {
    const lead = units[at % units.length]
    const responsible = units[(at * 7 + 3) % units.length]
    return `<tr><td>${at + 1}</td><td>第${at + 1}号事项按规定完成${matters[at % matters.length]}，结果存档。</td><td>${lead}</td><td>${responsible}</td></tr>`
  })
  const head = '<tr><th>序号</th><th>指标任务</th><th>牵头单位</th><th>责任单位</th></tr>'
  return `<!doctype html><meta charset="utf-8"><h1>示例区大型任务分解表</h1><table>${head}${rows.join('')}</table>`
}

describe.each([desk, phone])('six hundred items, $width pixels wide,', (viewport) => {
  let browser: Browser
  let page: Page
  let catalogue: string

  beforeAll(async () => {
    browser = await launch()
    const opened = await openPage(browser, viewport)
    page = opened.page
    await ensureEditor(opened.context)
    await logIn(page, editor)
    await page.goto(`${base}/imports`)
    await page.setInputFiles('input[type=file]', { name: 'large.html', mimeType: 'text/html', buffer: Buffer.from(largeDocument()) })
    await page.waitForURL(/\/catalogues\/\d+\/review/, { timeout: 60_000 })
    catalogue = new URL(page.url()).pathname.replace('/review', '')
  })
  afterAll(async () => browser.close())

  it('are fetched with a handful of requests and drawn as far as they are in sight', async () => {
    await page.goto('about:blank')
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`${base}${catalogue}/items`)
    await page.getByText(`${items} / ${items} 项`).waitFor()
    expect(await page.locator('[role=listitem]').count()).toBeLessThan(60)
    expect(asked.filter((path) => path.endsWith('/items') && path.startsWith('/api/'))).toHaveLength(1)
    expect(asked.filter((path) => path.startsWith('/api/')).length).toBeLessThan(9)
  })

  it('scroll to the last one', async () => {
    const last = page.locator('[role=listitem]').filter({ hasText: `第${items}号事项` })
    // Rows get their true heights as they come into sight, so that the end moves on.
    await expect.poll(async () => {
      await page.locator('.items__rows').evaluate((element) => (element.scrollTop = element.scrollHeight))
      return last.count()
    }, { timeout: 20_000 }).toBe(1)
    expect(await page.locator('[role=listitem]').count()).toBeLessThan(60)
  })

  it('fill a matrix of which only the part in sight is drawn', async () => {
    await page.goto(`${base}${catalogue}/matrix`)
    const grid = page.locator('[role=grid]')
    await grid.waitFor()
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(items + 1))
    expect(await page.locator('[role=rowheader]').count()).toBeLessThan(60)
    await grid.focus()
    await page.keyboard.press('Control+End')
    await expect.poll(() => page.textContent('.saying')).toContain(`第 ${items} 项`)
  })

  it('stand beside their source with both sides at the same place', async () => {
    await page.goto(`${base}${catalogue}/review`)
    await page.locator('.block').first().waitFor({ state: 'attached' })
    await page.getByRole('gridcell', { name: /第3号事项/ }).first().click()
    await page.locator('[role=grid]').focus()
    await page.keyboard.press('End')
    await page.getByRole('gridcell', { name: new RegExp(`第${items}号事项`) }).first().waitFor()
    if (viewport === phone) await page.getByRole('button', { name: '原文' }).click()
    await page.locator('.block--own').first().waitFor()
    expect(await page.locator('.block').count()).toBeLessThan(150)
  })
})
