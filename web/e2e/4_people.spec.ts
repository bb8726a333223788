import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, base, expectAccessible, launch, logIn, openPage } from './browser'

const first_password = 'given-by-the-office-1'
const own_password = 'chosen-by-herself-22'
const next_password = 'chosen-once-more-33'

describe('users', () => {
  let browser: Browser
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    browser = await launch()
    ;({ page, faults } = await openPage(browser))
  })
  afterAll(async () => browser.close())

  async function setNewPassword(password: string) {
    await page.getByLabel('新密码', { exact: false }).first().fill(password)
    await page.getByLabel('再输入一次新密码').fill(password)
    await page.getByRole('button', { name: /^(修改|设置密码并继续)$/ }).click()
  }

  it('are added by the administrator', async () => {
    await logIn(page, administrator)
    await page.goto(`${base}/users`)
    await page.getByRole('button', { name: '新增用户' }).click()
    const dialog = page.getByRole('dialog', { name: '新增用户' })
    await dialog.getByLabel('用户名').fill('chayue')
    await dialog.getByLabel('姓名或岗位').fill('查阅岗')
    await dialog.getByLabel('密码').fill(first_password)
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.locator('td', { hasText: 'chayue' }).waitFor()
  })

  it('are told in the dialog when a name is taken', async () => {
    await page.getByRole('button', { name: '新增用户' }).click()
    const dialog = page.getByRole('dialog', { name: '新增用户' })
    await dialog.getByLabel('用户名').fill('chayue')
    await dialog.getByLabel('姓名或岗位').fill('又一个')
    await dialog.getByLabel('密码').fill(first_password)
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.locator('[role=alert]', { hasText: /[\u4e00-\u9fff]{4}/ }).waitFor()
    await dialog.getByRole('button', { name: '取消' }).click()
  })

  it('set a password of their own before anything else, and then come to where they wanted to go', async () => {
    await page.getByRole('button', { name: '退出' }).click()
    await page.waitForURL(/login/)
    await page.goto(`${base}/search?q=${encodeURIComponent('执法')}`)
    await page.waitForURL(/login/)
    await page.fill('[name=user_name]', 'chayue')
    await page.fill('[name=password]', first_password)
    await page.press('[name=password]', 'Enter')
    await page.getByRole('heading', { name: '请先设置您自己的密码' }).waitFor()
    await expectAccessible(page, '/password, the first time')
    await page.goto(`${base}/catalogues`)
    await page.waitForURL(/password\?next=\/catalogues/)
    await page.getByLabel('当前密码').fill(first_password)
    await setNewPassword(first_password)
    await page.locator('[role=alert]', { hasText: '不能与当前密码相同' }).waitFor()
    await page.getByRole('button', { name: '退出' }).click()
    await page.waitForURL(/login$/)
    await page.goto(`${base}/tasks`)
    await page.fill('[name=user_name]', 'chayue')
    await page.fill('[name=password]', first_password)
    await page.press('[name=password]', 'Enter')
    await page.waitForURL(/password/)
    expect(await page.getByLabel('当前密码').count()).toBe(0)
    await setNewPassword(own_password)
    await page.waitForURL(/\/tasks$/)
    await page.locator('h1').waitFor()
  })

  it('change their own password, and log in with it', async () => {
    await page.getByRole('link', { name: '修改密码' }).click()
    await page.getByLabel('当前密码').fill(own_password)
    await setNewPassword(next_password)
    await page.waitForURL(/\/catalogues/)
    await page.context().clearCookies()
    await logIn(page, { user_name: 'chayue', password: next_password })
    await page.waitForSelector('h1')
  })

  it('who only read see no way to change anything', async () => {
    await page.goto(`${base}/catalogues`)
    await page.locator('h2 a').first().waitFor()
    expect(await page.getByRole('link', { name: '核对' }).count()).toBe(0)
    await page.goto(`${base}/imports`)
    await page.waitForURL(/catalogues$/)
    await page.goto(`${base}/audit`)
    await page.waitForURL(/catalogues$/)
  })

  it('went without an error of the pages', () => {
    expect(faults).toEqual([])
  })
})
