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

  it('goes without an error of the pages', () => {
    expect(faults).toEqual([])
  })
})
