import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { base, desk, expectAccessible, expectNoOverflow, launch, logIn, openPage, phone, screenshot } from './browser'
import { Ground } from './ground'

const own = 'reported-and-kept-31'
const fixtures = path.join(__dirname, '../../tests/api/fixtures')

describe('reports', () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let faults: string[]
  let reports: string

  beforeAll(async () => {
    browser = await launch()
    ;({ context, page, faults } = await openPage(browser))
    const ground = new Ground(context.request)
    await ground.logIn()
    const campaign = await ground.begin({ place: '报表区', name: '报表活动', people: { baobiao: 'office', baobiaolianluo: 'contact' }, own })
    reports = `${base}/reports/${campaign}`
    await context.clearCookies()
    await logIn(page, { user_name: 'baobiao', password: own })
  }, 120_000)
  afterAll(async () => browser.close())

  it('are reached from the menu, campaign by campaign', async () => {
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '报表', exact: true }).click()
    await page.waitForURL(/\/reports/)
    await page.goto(reports)
    await page.getByRole('heading', { name: '报表' }).waitFor()
    await page.getByText('还没有文件').waitFor()
    await expectAccessible(page, 'reports')
  })

  it('a brief is made, says what it holds, and is downloaded', async () => {
    await page.getByRole('button', { name: '生成', exact: true }).click()
    const made = page.getByRole('listitem').filter({ hasText: '简报（第1期）' })
    await made.getByText('已生成').waitFor()
    await made.getByText('近期到期').waitFor()
    await made.getByText('摘要', { exact: true }).click()
    await made.getByText('SHA-256').waitFor()
    const download = page.waitForEvent('download')
    await made.getByRole('link', { name: /^下载/ }).click()
    expect((await download).suggestedFilename()).toMatch(/^报表活动简报（第1期）.*\.docx$/)
    await screenshot(page, 'reports-made')
    await expectAccessible(page, 'reports made')
  })

  it('a number opens the rows it counts', async () => {
    await page.getByRole('link', { name: '数字', exact: true }).click()
    await page.getByRole('button', { name: /^待填报 \d+，看明细/ }).click()
    const dialog = page.getByRole('dialog', { name: '待填报' })
    await dialog.getByRole('row').nth(1).waitFor()
    await screenshot(page, 'reports-rows')
    await expectAccessible(page, 'rows behind a number')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  it('the words of the self-report are counted while they are written', async () => {
    await page.getByRole('link', { name: '文字', exact: true }).click()
    await page.getByRole('textbox', { name: /^一、亮点举措/ }).fill('推行 说理式文书。')
    await page.getByText('四部分共 8 字，限 2000 字。').waitFor()
    await page.getByRole('textbox', { name: /^四、下一步打算/ }).fill('补'.repeat(2_001))
    await page.getByText('多了 9 字，请删减。').waitFor()
    await page.getByRole('textbox', { name: /^四、下一步打算/ }).fill('补短板。')
    await page.getByRole('button', { name: '增加一项' }).click()
    await page.getByLabel('名称', { exact: true }).fill('政务服务中心')
    await screenshot(page, 'reports-words')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已保存').first().waitFor()
    await expectAccessible(page, 'words')
    await page.reload()
    expect(await page.getByRole('textbox', { name: /^一、亮点举措/ }).inputValue()).toContain('说理式')
  })

  it('a template of one\'s own takes the place of the default; one with an unknown placeholder is refused', async () => {
    await page.getByRole('link', { name: '模板', exact: true }).click()
    const notice = page.getByRole('listitem').filter({ hasText: '通报' })
    await notice.locator('input[type=file]').setInputFiles(path.join(fixtures, 'unknown_placeholder.docx'))
    await notice.getByRole('alert').getByText('没有的').first().waitFor()
    await screenshot(page, 'reports-refused')
    await notice.locator('input[type=file]').setInputFiles(path.join(fixtures, 'report_template.docx'))
    await notice.getByText('本地区的模板').waitFor()
    await expectAccessible(page, 'templates')
    await notice.getByRole('button', { name: '恢复默认' }).click()
    await notice.getByText('默认模板').waitFor()
    faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('400')))
  })

  it('the pack is made for the public', async () => {
    await page.goto(reports)
    await page.getByLabel('种类').selectOption({ label: '成套材料（zip）' })
    await page.getByLabel('也收已报送、尚未验收的').check()
    await page.getByLabel(/^对外/).check()
    await page.getByRole('button', { name: '生成', exact: true }).click()
    const made = page.getByRole('listitem').filter({ hasText: '成套材料' })
    await made.getByText('已生成').waitFor()
    await made.getByText('尚未验收的任务').waitFor()
    await screenshot(page, 'reports-pack')
  })

  it('work on a phone', async () => {
    await page.setViewportSize(phone)
    for (const address of ['', '/numbers', '/words', '/templates']) {
      await page.goto(reports + address)
      await page.waitForLoadState('networkidle')
      await page.waitForSelector('h1')
      await expectNoOverflow(page, address)
      await expectAccessible(page, address)
      await screenshot(page, `reports${address.replace('/', '-')}`)
    }
    await page.setViewportSize(desk)
  })

  it('are not for who sees one body only', async () => {
    await context.clearCookies()
    await logIn(page, { user_name: 'baobiaolianluo', password: own })
    await page.goto(reports)
    await page.getByText('这里由创建办使用').waitFor()
    faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('404')))
  })

  it('went without an error of the pages', () => {
    expect(faults).toEqual([])
  })
})
