import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { base, desk, ensureEditor, expectAccessible, expectNoOverflow, importFixture, launch, logIn, openPage, phone, screenshot } from './browser'
import { Ground } from './ground'

const ledger = path.join(__dirname, 'fixtures/ledger.csv')
const measure = '处罚决定7个工作日内公开率'
const own = 'chosen-by-the-contact-5'

describe.each([desk, phone])('a case ledger, $width pixels wide,', (viewport) => {
  let browser: Browser
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    browser = await launch()
    const opened = await openPage(browser, viewport)
    ;({ page, faults } = opened)
    const user_name = `taizhang${viewport.width}`
    const ground = new Ground(opened.context.request)
    await ground.logIn()
    await ground.district({ name: `示例区（台账${user_name}）`, units: ['区城管局'], people: [{ user_name, display_name: '台账联络员', role: 'contact', unit: '区城管局' }], own })
    await opened.context.clearCookies()
    await logIn(page, { user_name, password: own })
  })
  afterAll(async () => browser.close())

  it('is uploaded, and its columns are proposed', async () => {
    await page.goto(`${base}/ledgers`)
    await page.waitForLoadState('networkidle')
    await page.setInputFiles('input[type=file]', ledger)
    const row = page.getByRole('row', { name: /ledger\.csv.*区城管局.*待确认各列/ }).first()
    await row.waitFor()
    await screenshot(page, 'ledgers')
    await expectNoOverflow(page, 'ledgers')
    await expectAccessible(page, 'ledgers')
    await row.getByRole('link').click()
    await page.getByText('表头与“公示日期”相近').waitFor()
    await screenshot(page, 'ledger-columns')
    await expectNoOverflow(page, 'columns')
    await expectAccessible(page, 'columns')
  })

  it('is measured once a person has confirmed them', async () => {
    await page.getByRole('button', { name: '确认并计算' }).click()
    const figure = page.locator('article', { hasText: measure }).first()
    await figure.waitFor()
    expect(await figure.locator('strong').first().textContent()).toBe('60.00%')
    await page.getByText('读不出的行（1）').waitFor()
    await screenshot(page, 'ledger-figures')
    await expectNoOverflow(page, 'figures')
    await expectAccessible(page, 'figures')
  })

  it('opens to the rows that fail, with the day due and people masked', async () => {
    await page.locator('article', { hasText: measure }).first().getByRole('button', { name: /^看/ }).first().click()
    const panel = page.getByRole('dialog')
    await panel.getByText('晚于应当完成之日').waitFor()
    await panel.getByText('最迟 2024-10-15').waitFor()
    expect(await panel.getByText('李*').count()).toBe(1)
    expect(await panel.getByText('李四').count()).toBe(0)
    await page.waitForTimeout(400)
    await screenshot(page, 'ledger-rows')
    await expectAccessible(page, 'rows')
    await panel.getByLabel('显示完整的个人信息').check()
    await panel.getByText('李四').waitFor()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'hidden' })
  })

  it('shows a claim that differs from what was computed', async () => {
    const figure = page.locator('article', { hasText: measure }).first()
    await figure.getByRole('button', { name: '示例区城管局的填报数' }).click()
    await figure.getByRole('textbox').fill('100%')
    await figure.getByRole('textbox').press('Enter')
    await figure.getByText('与台账不符').waitFor()
  })

  it('has a page of measures, proposed from the limits', async () => {
    await page.goto(`${base}/measures`)
    await page.waitForLoadState('networkidle')
    await page.waitForSelector('h1')
    await screenshot(page, 'measures')
    await expectNoOverflow(page, 'measures')
    await expectAccessible(page, 'measures')
  })

  it('goes without an error of the pages', () => {
    expect(faults).toEqual([])
  })
})

describe('a deadline', () => {
  it('is explained: the days that do not count and the article behind them', async () => {
    const browser = await launch()
    const { context, page, faults } = await openPage(browser)
    await ensureEditor(context)
    await logIn(page)
    await importFixture(page)
    await page.goto(`${page.url().replace(/\/review.*/, '')}/items`)
    await page.locator('[role=listitem] button').first().click()
    await page.locator('.deadline').first().click()
    await page.getByText('这一天是怎么来的').waitFor()
    await page.waitForTimeout(400)
    await screenshot(page, 'deadline')
    await expectAccessible(page, 'deadline')
    expect(faults).toEqual([])
    await browser.close()
  })
})
