import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { base, editor, ensureEditor, importFixture, launch, logIn, openPage } from './browser'

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('[role=grid]')?.getAttribute('aria-activedescendant') ?? '')
}

describe('with the keyboard alone', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await launch()
    const opened = await openPage(browser)
    page = opened.page
    await ensureEditor(opened.context)
    await opened.context.clearCookies()
  })
  afterAll(async () => browser.close())

  it('logs in', async () => {
    await page.goto(`${base}/login`)
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'user_name')
    await page.keyboard.type(editor.user_name)
    await page.keyboard.press('Tab')
    await page.keyboard.type(editor.password)
    await page.keyboard.press('Enter')
    await page.waitForURL(/catalogues/)
  })

  it('skips to the content with the first Tab', async () => {
    await page.goto(`${base}/catalogues`)
    await page.waitForSelector('h1')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip-link')
  })

  it('walks the doubts with j and k', async () => {
    await importFixture(page)
    await page.locator('.block').first().waitFor()
    await page.locator('.strip').first().waitFor()
    await page.keyboard.press('j')
    await expect.poll(() => focused(page)).not.toBe('')
    const first = await focused(page)
    await page.keyboard.press('j')
    await expect.poll(() => focused(page)).not.toBe(first)
    await page.keyboard.press('k')
    await expect.poll(() => focused(page)).toBe(first)
  })

  it('moves between cells and edits units, with suggestions', async () => {
    await page.getByRole('gridcell', { name: '重要合同签订前由法律顾问审查。' }).first().click()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => focused(page)).toMatch(/responsible_units$/)
    await page.keyboard.press('Enter')
    await page.keyboard.type('编办')
    await page.getByRole('option', { name: '区委编办' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
    await page.keyboard.press('Tab')
    expect(((await (await saved).json()) as { responsible_units: string[] }).responsible_units).toContain('区委编办')
    await expect.poll(() => focused(page)).toMatch(/deadline$/)
  })

  it('renames a heading for all its items in one step', async () => {
    await page.getByRole('button', { name: '修改标题“二、行政决策科学民主”' }).press('Enter')
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
    await page.keyboard.press('End')
    await page.keyboard.type('透明')
    await page.keyboard.press('Enter')
    expect(await (await saved).json()).toEqual({ count: 3 })
    await page.locator('[role=grid]').getByText('二、行政决策科学民主透明').waitFor()
  })

  it('settles all doubts of a kind in one step', async () => {
    await page.getByRole('button', { name: '按类确认' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: '按类确认' })
    const kinds = dialog.getByRole('button', { name: /^这 \d+ 处都已处理$/ })
    await kinds.first().waitFor()
    const before = await kinds.count()
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
    await kinds.first().press('Enter')
    const { count } = (await (await saved).json()) as { count: number }
    expect(count).toBeGreaterThan(0)
    await expect.poll(() => kinds.count()).toBe(before - 1)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  it('shows the shortcuts on ? and closes them on Esc', async () => {
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('下一处存疑').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  it('moves in the matrix and reads out the cell', async () => {
    await page.goto(page.url().replace('/review', '/matrix'))
    await page.locator('[role=grid]').focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.textContent('.saying')).toMatch(/^第 2 项/)
    expect(await page.getAttribute('[role=grid]', 'aria-activedescendant')).toBe('cell-1-0')
  })

  it('asks kindly for the password when the session has ended, and goes on', async () => {
    await page.goto(page.url().replace('/matrix', '/items'))
    await page.locator('[role=listitem] button').first().waitFor()
    await page.context().clearCookies()
    await page.locator('[role=listitem] button').first().press('Enter')
    const dialog = page.getByRole('dialog', { name: '登录已过期' })
    await dialog.waitFor()
    await dialog.locator('[name=password]').fill(editor.password)
    await dialog.locator('[name=password]').press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('原文出处').waitFor()
  })

  it('logs out', async () => {
    await logIn(page)
    await page.getByRole('button', { name: '退出' }).press('Enter')
    await page.waitForURL(/login/)
    await page.goto(`${base}/tasks`)
    await page.waitForURL(/login\?next=/)
  })
})
