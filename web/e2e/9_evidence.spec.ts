import { createHash } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { base, desk, expectAccessible, expectNoOverflow, launch, logIn, openPage, phone, screenshot } from './browser'
import { Ground } from './ground'

const contact = { user_name: 'lianluoyuan', password: 'chosen-by-the-contact-9' }

const review = [
  '区水务局2024年行政执法案卷评查情况',
  '2024年，我局共办理行政处罚案件120件，按时办结118件，按时办结率99.2%。',
  '全年组织案卷评查4次，评查案卷48宗，发现的文书日期缺失、送达回证签字不全等问题均已整改到位。',
].join('\n')

function textFile(name: string, content: string | Buffer) {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(content as string) }
}

describe('the library of evidence', () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    browser = await launch()
    ;({ context, page, faults } = await openPage(browser))
    const ground = new Ground(context.request)
    await ground.logIn()
    await ground.district({ name: '示例区（材料）', units: ['区水务局'], people: [{ user_name: contact.user_name, display_name: '联络员', role: 'contact', unit: '区水务局' }], own: contact.password })
    await context.clearCookies()
    await logIn(page, contact)
  })
  afterAll(async () => browser.close())

  const chooser = () => page.locator('.upload input[type=file]')

  it('takes a file, reads it and finds it by words of its text', async () => {
    await page.goto(`${base}/evidence`)
    await page.getByText('材料库还是空的').waitFor()
    await page.getByRole('button', { name: '上传材料' }).click()
    await chooser().setInputFiles(textFile('案卷评查情况.txt', review))
    await page.getByText('已传完，填好下面几项后存入材料库。').waitFor()
    expect(await page.getByLabel('标题', { exact: true }).inputValue()).toBe('案卷评查情况')
    await page.locator('.upload').getByLabel('起始日期').fill('2024-01-01')
    await page.locator('.upload').getByLabel('截止日期').fill('2024-12-31')
    await expectAccessible(page, 'upload')
    await screenshot(page, 'evidence-upload')
    await page.getByRole('button', { name: '存入材料库' }).click()
    await page.getByText('“案卷评查情况”已存入材料库').waitFor()
    await page.getByLabel('搜索标题、文件名和正文').fill('回证')
    await page.locator('tbody mark', { hasText: '回证' }).waitFor()
    await screenshot(page, 'evidence-search')
    await page.getByLabel('搜索标题、文件名和正文').fill('')
  })

  it('says before a byte is sent that a file is there already', async () => {
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`))
    await chooser().setInputFiles(textFile('同一份材料.txt', review))
    await page.getByText('材料库里已经有内容完全相同的文件').waitFor()
    expect(sent.filter((one) => one.includes('/api/uploads') && !one.startsWith('GET'))).toEqual([])
    await screenshot(page, 'evidence-known')
    await page.getByRole('button', { name: '直接使用' }).click()
    const panel = page.locator('.panel')
    await panel.getByRole('heading', { name: '案卷评查情况' }).waitFor()
    await panel.locator('.preview', { hasText: '按时办结118件' }).waitFor()
    await page.waitForTimeout(400)
    await expectAccessible(page, 'detail')
    await screenshot(page, 'evidence-detail')
    await panel.getByRole('button', { name: '关闭' }).click()
  })

  it('goes on by itself after the connection was lost, and is whole in the end', async () => {
    const content = Buffer.alloc(3_000_000, '示例材料，逐段上传。\n')
    let failures = 0
    await page.route('**/api/uploads/*/content*', async (route) => {
      const offset = new URL(route.request().url()).searchParams.get('offset')
      if (offset !== '0' && failures++ < 2) await route.abort('connectionreset')
      else await route.continue()
    })
    faults.length = 0
    await chooser().setInputFiles(textFile('断线.txt', content))
    await page.getByText(/连接中断，正在重试/).waitFor()
    await page.getByText('已传完，填好下面几项后存入材料库。').waitFor({ timeout: 30_000 })
    await page.unroute('**/api/uploads/*/content*')
    await page.getByRole('button', { name: '存入材料库' }).click()
    await page.getByText('“断线”已存入材料库').waitFor()
    const sha256 = createHash('sha256').update(content).digest('hex')
    const found = await context.request.get(`${base}/api/evidence?sha256=${sha256}`)
    expect(((await found.json()) as { total: number }).total).toBe(1)
    faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('ERR_CONNECTION_RESET')))
  })

  it('is paused, survives a reload, and goes on from where it was once the same file is chosen again', async () => {
    const content = Buffer.alloc(4_000_000, '暂停与继续，重新载入页面。\n')
    const file = textFile('重新载入.txt', content)
    // The first piece arrives; the next is on its way until the page, which has been paused, is gone.
    let letGo: () => void = () => undefined
    const gone = new Promise<void>((resolve) => (letGo = resolve))
    let pieces = 0
    await page.route('**/api/uploads/*/content*', async (route) => {
      if (pieces++ > 0) await gone
      await route.continue().catch(() => undefined)
    })
    await chooser().setInputFiles(file)
    await page.getByRole('button', { name: '暂停' }).click()
    await page.getByText(/已暂停/).waitFor()
    await screenshot(page, 'evidence-paused')
    await page.reload()
    letGo()
    await page.unroute('**/api/uploads/*/content*')
    await page.getByRole('button', { name: '上传材料' }).click()
    await page.getByText(/个文件没有传完/).waitFor()
    const [pending] = ((await (await context.request.get(`${base}/api/uploads`)).json()) as { rows: { received_bytes: number }[] }).rows
    const again = page.waitForRequest(/\/api\/uploads\/\d+\/content/)
    await chooser().setInputFiles(file)
    // The browser gives a file made by a test a new time: then it begins anew, which is right too.
    const offset = Number(new URL((await again).url()).searchParams.get('offset'))
    expect([0, pending?.received_bytes]).toContain(offset)
    await page.getByText('已传完，填好下面几项后存入材料库。').waitFor()
    await page.getByRole('button', { name: '存入材料库' }).click()
    await page.getByText('“重新载入”已存入材料库').waitFor()
  })

  it('takes a new version in the place of the old one', async () => {
    await page.getByRole('button', { name: '案卷评查情况', exact: true }).click()
    const panel = page.locator('.panel')
    await panel.getByRole('button', { name: '上传新版本' }).click()
    await panel.locator('input[type=file]').setInputFiles(textFile('案卷评查情况（修订）.txt', review.replace('99.2%', '98.3%')))
    await panel.getByRole('button', { name: '存入材料库' }).click()
    await panel.getByText('各个版本').waitFor()
    expect(await panel.locator('.others').first().locator('li').count()).toBe(2)
    await panel.getByRole('button', { name: '关闭' }).click()
  })

  it.each([desk, phone])('is usable $width pixels wide', async (viewport) => {
    await page.setViewportSize(viewport)
    await page.goto(`${base}/evidence`)
    await page.locator('tbody tr').first().waitFor()
    await expectNoOverflow(page, 'evidence')
    await expectAccessible(page, 'evidence')
    await screenshot(page, 'evidence')
    await page.goto(`${base}/contradictions`)
    await page.waitForSelector('h1')
    await page.waitForLoadState('networkidle')
    await expectNoOverflow(page, 'contradictions')
    await expectAccessible(page, 'contradictions')
    await screenshot(page, 'contradictions')
  })

  it('goes without an error of the pages', () => {
    expect(faults).toEqual([])
  })
})
