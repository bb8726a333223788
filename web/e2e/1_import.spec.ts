import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { base, editor, ensureEditor, importFixture, launch, logIn, openPage, screenshot } from './browser'

/** The way of a clerk: from a file to the tasks of a bureau. Each step goes on from the one before. */
describe('from a document to tasks', () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    browser = await launch()
    ;({ context, page, faults } = await openPage(browser))
    await ensureEditor(context)
    await context.clearCookies()
  })
  afterAll(async () => browser.close())

  it('refuses a wrong password in words that help', async () => {
    await page.goto(`${base}/login`)
    await page.fill('[name=user_name]', editor.user_name)
    await page.fill('[name=password]', 'wrong-password-1')
    await page.keyboard.press('Enter')
    await page.locator('[role=alert]', { hasText: /[\u4e00-\u9fff]{4}/ }).waitFor()
    expect(await page.textContent('[role=alert]')).not.toMatch(/undefined|\{|Error/)
    expect(await page.inputValue('[name=user_name]')).toBe(editor.user_name)
  })

  it('lets the editor in and keeps what only administrators may see out of sight', async () => {
    await logIn(page)
    await page.waitForSelector('h1')
    expect(await page.locator('nav a[href="/users"]').count()).toBe(0)
    expect(await page.locator('nav a[href="/imports"]').count()).toBe(1)
  })

  it('reads the document and shows it beside its source with the doubts marked', async () => {
    await importFixture(page)
    const table = page.locator('[role=grid]')
    await table.getByText('没有依据的证明一律不再索要。').first().waitFor()
    await page.locator('.source').getByText('没有依据的证明一律不再索要。').first().waitFor()
    expect(await page.locator('.strip').count()).toBeGreaterThan(0)
    await screenshot(page, 'e2e-review')
  })

  it('highlights the source of the row in focus', async () => {
    await page.getByRole('gridcell', { name: '没有依据的证明一律不再索要。' }).first().click()
    const own = page.locator('.block--own')
    await own.first().waitFor()
    expect(await own.allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining('没有依据的证明')]))
  })

  it('keeps a text that was corrected in place', async () => {
    const before = '清单之外不得新设检查事项'
    await page.locator('[role=grid]').getByText(before, { exact: true }).click()
    await page.keyboard.press('Enter')
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH' && /\/api\/items\//.test(answer.url()))
    await page.keyboard.press('End')
    await page.keyboard.type('。')
    await page.keyboard.press('Enter')
    expect((await saved).status()).toBe(200)
    await page.reload()
    await page.locator('[role=grid]').getByText(`${before}。`, { exact: true }).waitFor()
  })

  it('gives up an edit on Esc', async () => {
    await page.locator('[role=grid]').getByText('意见采纳情况向社会反馈。', { exact: true }).click()
    await page.keyboard.press('Enter')
    await page.keyboard.type('不要保存')
    await page.keyboard.press('Escape')
    expect(await page.locator('[role=grid]').getByText('不要保存').count()).toBe(0)
  })

  it('settles every doubt that blocks, and counts them down', async () => {
    const open = () => page.locator('.strip').count()
    await page.getByRole('button', { name: '只看存疑' }).click()
    let left = await open()
    expect(left).toBeGreaterThan(0)
    while (left > 0) {
      await page.locator('.strip').first().getByRole('button', { name: '已处理' }).click()
      await page.waitForFunction((before) => document.querySelectorAll('.strip').length < before, left)
      left = await open()
    }
    await page.getByText('全部已确认').waitFor()
    await page.getByRole('button', { name: '只看存疑' }).click()
  })

  it('says what publishing does, and publishes', async () => {
    await page.getByRole('button', { name: '发布…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/11 项指标就此定稿/).waitFor()
    await dialog.getByRole('button', { name: '发布', exact: true }).click()
    await page.waitForURL(/\/catalogues\/\d+\/items/)
    await page.getByText('已发布', { exact: true }).first().waitFor()
  })

  it('finds two-character words among the items', async () => {
    await page.fill('input[type=search]', '合同')
    await page.locator('mark', { hasText: '合同' }).waitFor()
    expect(await page.locator('[role=listitem]').count()).toBe(1)
  })

  it('shows what a bureau must do', async () => {
    await page.goto(`${new URL(page.url()).origin}/tasks`)
    await page.getByRole('combobox', { name: '单位' }).fill('司法局')
    await page.getByRole('option', { name: '区司法局', exact: true }).click()
    await page.getByRole('heading', { name: '区司法局的任务' }).waitFor()
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 8)
    await page.getByRole('search').getByLabel('职责').selectOption('lead')
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 5)
    await screenshot(page, 'e2e-tasks')
  })

  it('hands out the catalogue and the task sheet as files', async () => {
    const sheet = page.waitForEvent('download')
    await page.getByRole('link', { name: '任务清单' }).click()
    expect((await readFile((await (await sheet).path()) ?? '')).subarray(0, 2).toString()).toBe('PK')
    await page.getByRole('link', { name: '指标体系' }).first().click()
    await page.locator('h2 a').first().click()
    await page.getByRole('link', { name: '导出' }).click()
    const file = page.waitForEvent('download')
    await page.getByRole('link', { name: /csv/ }).click()
    expect(await readFile((await (await file).path()) ?? '', 'utf8')).toContain('执法人员持证上岗')
  })

  it('went without an error of the pages', () => {
    expect(faults).toEqual([])
  })
})
