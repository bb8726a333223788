import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, ensureEditor, expectAccessible, expectNoOverflow, importFixture, launch, logIn, openPage, phone, screenshot } from './browser'

describe('what lint proposes', () => {
  let browser: Browser
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    browser = await launch()
    const opened = await openPage(browser)
    ;({ page, faults } = opened)
    await ensureEditor(opened.context)
    await logIn(page, administrator)
    await importFixture(page)
  })
  afterAll(async () => browser.close())

  const dialog = () => page.getByRole('dialog')
  const group = (name: string) => dialog().getByRole('listitem').filter({ hasText: name })
  const item = (words: string) => page.locator('[role=grid]').getByText(words, { exact: true })

  it('is taken over with one click and taken back with another', async () => {
    await page.locator('.strip').filter({ hasText: '“公布”重复了' }).getByRole('button', { name: '采纳' }).click()
    await page.getByText('已采纳 1 处建议').waitFor()
    await screenshot(page, 'findings')
    await expectAccessible(page, 'findings')
    await item('权责清单每年核对一次，有变化的及时公布。').waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText('已撤销').waitFor()
    await item('权责清单每年核对一次，有变化的及时公布公布。').waitFor()
  })

  it('renames a unit wherever it stands, and gives each item its own name back', async () => {
    await page.getByRole('button', { name: '按类确认' }).click()
    await group('同一单位写法不一').getByRole('button', { name: '采纳这 1 处建议' }).click()
    await page.getByText('已采纳 1 处建议').waitFor()
    await page.keyboard.press('Escape')
    const row = (name: string) => page.locator('[role=row]').filter({ hasText: name })
    await row('办事指南写清材料').getByText('区审批服务局', { exact: true }).waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText('已撤销').first().waitFor()
    await row('办事窗口开到村居').getByText('区审批服务局', { exact: true }).waitFor()
    await row('办事指南写清材料').getByText('区审批服务管理局', { exact: true }).waitFor()
  })

  it('is told no more once its rule is switched off with a reason, and again when it is switched on', async () => {
    await page.getByRole('button', { name: '按类确认' }).click()
    await group('文字或标点重复').getByRole('button', { name: '停用这条规则' }).click()
    await dialog().getByLabel(/停用的理由/).fill('原文如此')
    await dialog().locator('form').getByRole('button', { name: '停用这条规则' }).click()
    await dialog().getByText('本文件停用的规则').waitFor()
    await dialog().getByText('原文如此').waitFor()
    await dialog().getByRole('button', { name: '恢复' }).click()
    await group('文字或标点重复').getByRole('button', { name: '停用这条规则' }).waitFor()
    await page.setViewportSize(phone)
    await screenshot(page, 'findings-phone')
    await expectNoOverflow(page, 'findings-phone')
  })

  it('goes without an error of the pages', () => {
    expect(faults).toEqual([])
  })
})
