import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, base, ensureEditor, expectAccessible, expectNoOverflow, importFixture, launch, logIn, openPage, screenshot } from './browser'

describe('two versions of one catalogue', () => {
  let browser: Browser
  let page: Page
  let faults: string[]
  let old_path: string
  let new_path: string

  beforeAll(async () => {
    browser = await launch()
    const opened = await openPage(browser)
    ;({ page, faults } = opened)
    await ensureEditor(opened.context)
    await logIn(page, administrator)
    await importFixture(page)
    old_path = new URL(page.url()).pathname.replace('/review', '')
    await importFixture(page)
    new_path = new URL(page.url()).pathname.replace('/review', '')
  })
  afterAll(async () => browser.close())

  it('are compared side by side, and equal ones shown when asked for', async () => {
    const before = old_path.split('/').pop()
    await page.goto(`${base}${new_path}/diff?before=${before}`)
    await page.getByText('没有符合条件的变化').waitFor()
    await page.getByRole('button', { name: /^未变/ }).click()
    await page.locator('article').first().waitFor()
    await page.keyboard.press('j')
    await page.locator('.change--current').waitFor()
    await screenshot(page, 'diff')
    await expectNoOverflow(page, 'diff')
    await expectAccessible(page, 'diff')
  })

  it('are downloaded as a document', async () => {
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Word' }).click()
    expect((await waiting).suggestedFilename()).toMatch(/\.docx$/)
  })

  it('stand in one table', async () => {
    await page.goto(`${base}${new_path}/comparison`)
    await page.locator('tbody tr').first().waitFor()
    await screenshot(page, 'comparison')
    await expectAccessible(page, 'comparison')
  })

  it('show which item each was split from', async () => {
    const before = old_path.split('/').pop()
    await page.goto(`${base}${new_path}/trace?before=${before}`)
    await page.getByRole('cell', { name: '100%' }).first().waitFor()
    await screenshot(page, 'trace')
    await expectNoOverflow(page, 'trace')
    await expectAccessible(page, 'trace')
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Excel' }).click()
    expect((await waiting).suggestedFilename()).toMatch(/\.xlsx$/)
  })

  it('the one is kept as changes to the other', async () => {
    await page.goto(`${base}${new_path}/overlay`)
    await page.getByLabel('依据哪一份').selectOption(old_path.split('/').pop()!)
    await page.getByRole('button', { name: '记录改动' }).click()
    await page.getByText('由基准和这些改动可以原样得到本指标体系').waitFor()
    await page.getByText('与基准完全一致').waitFor()
    await importFixture(page)
    const next = new URL(page.url()).pathname.replace('/review', '').split('/').pop()!
    await page.goto(`${base}${new_path}/overlay`)
    await page.getByRole('combobox', { name: '新的基准', exact: true }).selectOption(next)
    await page.getByText(/冲突 0 处/).waitFor()
    await screenshot(page, 'overlay')
    await expectNoOverflow(page, 'overlay')
    await expectAccessible(page, 'overlay')
    await page.getByRole('button', { name: '生成新草稿' }).click()
    await page.getByRole('button', { name: '退回换基准之前' }).click()
    await page.waitForURL(`${base}${new_path}/overlay`)
  })

  it('goes without an error of the pages', () => {
    expect(faults).toEqual([])
  })
})
