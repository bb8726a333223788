import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, base, desk, expectAccessible, expectNoOverflow, launch, logIn, openPage, phone, screenshot } from './browser'
import { Ground } from './ground'

describe('a campaign', () => {
  let browser: Browser
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    browser = await launch()
    const opened = await openPage(browser)
    ;({ page, faults } = opened)
    const ground = new Ground(opened.context.request)
    await ground.logIn()
    await ground.catalogue('campaign.html')
    await opened.context.clearCookies()
    await logIn(page, administrator)
  })
  afterAll(async () => browser.close())

  async function look(name: string, where: string) {
    for (const size of [phone, desk]) {
      await page.setViewportSize(size)
      await expectAccessible(page, `${where} at ${size.width}`)
      await expectNoOverflow(page, `${where} at ${size.width}`)
      await screenshot(page, name)
    }
  }

  it('begins with a place, a unit and somebody in it', async () => {
    await page.goto(`${base}/people`)
    await page.getByRole('button', { name: '新增地区' }).click()
    const place = page.getByRole('dialog', { name: '新增地区' })
    await place.getByLabel('上级地区').selectOption({ label: '没有上级（最上一级）' })
    await place.getByLabel('层级').selectOption('district')
    await place.getByLabel('名称').fill('示例区')
    await place.getByRole('button', { name: '保存' }).click()
    await place.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '新增单位' }).click()
    const unit = page.getByRole('dialog', { name: '新增单位' })
    await unit.getByLabel('名称').fill('区司法局')
    await unit.getByRole('button', { name: '保存' }).click()
    await unit.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '区司法局' }).click()
    await page.getByRole('button', { name: '安排人员' }).click()
    const member = page.getByRole('dialog', { name: '安排人员：区司法局' })
    await member.getByLabel('用户名').fill('lianluo')
    await member.getByLabel('还没有账号，同时新建').check()
    await member.getByLabel('姓名').fill('陈联络')
    await member.getByLabel('初始密码').fill('given-by-the-office-3')
    await member.getByRole('button', { name: '保存' }).click()
    await member.waitFor({ state: 'hidden' })
    await page.getByText('陈联络').first().waitFor()
    await screenshot(page, 'people-panel')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '区司法局' }).waitFor()
    await look('people', '/people')
  })

  it('is made from a published catalogue, with units that are not there yet', async () => {
    await page.goto(`${base}/campaigns/new`)
    await page.getByLabel('指标体系').selectOption({ label: '示例区法治建设任务分解表' })
    await page.getByRole('button', { name: '核对单位' }).click()
    await page.getByText('新建：区财政局').first().waitFor()
    await look('campaign-new', '/campaigns/new')
    await page.getByLabel('名称', { exact: true }).fill('示例区法治创建')
    await page.getByLabel('材料报送截止').fill('2027-06-30')
    await page.getByRole('button', { name: '确认并生成任务' }).click()
    await page.getByRole('heading', { name: '示例区法治创建' }).waitFor()
    await page.getByText('全部任务').waitFor()
    await look('campaign-overview', 'campaign overview')
  })

  it('shows its tasks, many of which are given to a person at once after a look', async () => {
    await page.getByRole('navigation', { name: '活动内的页面' }).getByRole('link', { name: '任务', exact: true }).click()
    await page.locator('form.tools select').first().selectOption({ label: '区司法局' })
    await page.waitForURL(/organisation=/)
    await page.getByText('共 3 项').waitFor()
    await page.getByLabel('选中本页').check()
    await page.getByRole('button', { name: '批量调整' }).click()
    const dialog = page.getByRole('dialog', { name: '调整 3 项任务' })
    await dialog.getByLabel('指定到人').check()
    await dialog.getByLabel('办理人').selectOption({ label: '陈联络（区司法局）' })
    await dialog.getByRole('button', { name: '预览' }).click()
    await dialog.getByText('将改变 3 项').waitFor()
    await dialog.getByRole('button', { name: '执行' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('陈联络').first().waitFor()
    await look('campaign-assignments', 'assignments')
  })

  it('has stages on a line of time, a calendar and an address for the phone', async () => {
    await page.getByRole('link', { name: '日程' }).click()
    await page.getByRole('button', { name: '修改' }).click()
    const dialog = page.getByRole('dialog', { name: '修改阶段' })
    await dialog.getByRole('button', { name: '增加阶段' }).click()
    await dialog.getByRole('textbox', { name: '第 1 阶段' }).fill('动员部署')
    await dialog.getByLabel('开始日期').fill('2026-11-01')
    await dialog.getByLabel('结束日期').fill('2026-12-31')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('动员部署').waitFor()
    await page.getByRole('button', { name: '生成订阅地址' }).click()
    const address = await page.getByLabel('订阅地址').inputValue()
    const calendar = await (await fetch(address)).text()
    expect(calendar).toContain('BEGIN:VCALENDAR')
    expect(calendar).toContain('SUMMARY:阶段：动员部署')
    await look('campaign-schedule', 'schedule')
  })

  it('shows what a change of members means before it is made, and takes it back', async () => {
    await page.getByRole('link', { name: '调整' }).click()
    const add = page.getByLabel('为各镇（街道）添加单位')
    await add.fill('南三镇')
    await add.press('Enter')
    await page.getByRole('button', { name: '预览' }).click()
    await page.getByText('将新建单位：南三镇').waitFor()
    await look('campaign-changes', 'changes')
    await page.getByRole('button', { name: '执行' }).click()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText('已撤销').first().waitFor()
  })

  it('went without an error of the pages', () => {
    expect(faults).toEqual([])
  })
})
