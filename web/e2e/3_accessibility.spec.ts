import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, base, desk, ensureEditor, expectAccessible, expectNoOverflow, importFixture, launch, logIn, openPage, phone, screenshot } from './browser'

const pages = ['my', 'queue', 'problems', 'catalogues', 'imports', 'campaigns', 'campaigns/new', 'people', 'tasks', 'ledgers', 'measures', 'search?q=公示', 'users', 'audit', 'password', 'evidence', 'contradictions']
const tabs = ['review', 'items', 'units', 'matrix', 'export']

describe.each([desk, phone])('every page, $width pixels wide,', (viewport) => {
  let browser: Browser
  let page: Page
  let faults: string[]
  let catalogue: string

  beforeAll(async () => {
    browser = await launch()
    const opened = await openPage(browser, viewport)
    ;({ page, faults } = opened)
    await ensureEditor(opened.context)
    await logIn(page, administrator)
    await importFixture(page)
    catalogue = new URL(page.url()).pathname.replace('/review', '')
  })
  afterAll(async () => browser.close())

  async function examine(address: string, name: string) {
    await page.goto(base + address)
    await page.waitForLoadState('networkidle')
    await page.waitForSelector('h1')
    await screenshot(page, name)
    await expectNoOverflow(page, address)
    await expectAccessible(page, address)
  }

  it.each(pages)('%s is accessible', async (name) => examine(`/${name}`, name.replace(/\W.*/, '')))
  it.each(tabs)('%s of a catalogue is accessible', async (name) => examine(`${catalogue}/${name}`, name))

  it('the detail of an item is accessible', async () => {
    await page.goto(`${base}${catalogue}/items`)
    await page.locator('[role=listitem] button').first().click()
    await page.getByText('原文出处').waitFor()
    await page.waitForTimeout(500)
    await screenshot(page, 'item')
    await expectAccessible(page, 'item')
  })

  it('a doubt and its dialogs are accessible', async () => {
    await page.goto(`${base}${catalogue}/review`)
    await page.locator('.strip').first().waitFor()
    await page.locator('.strip').first().getByRole('button', { name: '不是问题' }).click()
    await page.getByRole('dialog', { name: '为什么不是问题？' }).waitFor()
    await page.waitForTimeout(500)
    await expectAccessible(page, 'dismiss')
    await screenshot(page, 'dismiss')
    await page.keyboard.press('Escape')
  })

  it('English is complete and accessible', async () => {
    await page.goto(`${base}/password`)
    await page.evaluate(() => localStorage.setItem('zhunsheng.language', 'en'))
    await page.goto(`${base}${catalogue}/items`)
    await page.getByRole('link', { name: 'Units', exact: true }).waitFor()
    await expectAccessible(page, 'items in English')
    await screenshot(page, 'items-en')
    await page.evaluate(() => localStorage.setItem('zhunsheng.language', 'zh-CN'))
  })

  it('goes without an error of the pages', () => {
    expect(faults).toEqual([])
  })
})
