import { createHash } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { base, desk, expectAccessible, expectNoOverflow, launch, logIn, openPage, phone, screenshot } from './browser'
import { Ground } from './ground'

const own = 'filed-and-accepted-22'
const roles = { tianbao: 'contact', fuzeren: 'leader', shenhe: 'reviewer', ducha: 'inspector', chuangjianban: 'office' } as const
type Person = keyof typeof roles

describe('filing', () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    browser = await launch()
    ;({ context, page, faults } = await openPage(browser))
    const ground = new Ground(context.request)
    await ground.logIn()
    await ground.begin({ place: '填报区', name: '法治创建', people: roles, own })
  }, 120_000)
  afterAll(async () => browser.close())

  async function become(user_name: Person) {
    await context.clearCookies()
    await logIn(page, { user_name, password: own })
  }

  async function openTask() {
    await page.goto(`${base}/my`)
    await page.locator('.task', { hasText: '情况说明、案例' }).locator('a').first().click()
    await page.waitForURL(/\/submissions\/\d+/)
    await page.locator('textarea').first().waitFor()
  }

  async function openQueued(state: string) {
    await page.goto(`${base}/queue`)
    await page.getByRole('button', { name: new RegExp(`^${state}`) }).click()
    await page.locator('tr.row a').first().click()
    await page.waitForURL(/\/submissions\/\d+/)
  }

  it('begins with what is owed, by when, in which form', async () => {
    await become('tianbao')
    await page.goto(`${base}/my`)
    await page.locator('.task').first().waitFor()
    expect(await page.locator('.task').count()).toBe(3)
    await page.getByText('一次填报，用于 2 项指标').waitFor()
    await screenshot(page, 'filing-my-tasks')
    await expectAccessible(page, '/my')
  })

  it('tells while one writes, and keeps every word by itself', async () => {
    await openTask()
    await page.getByRole('textbox', { name: '情况说明', exact: true }).fill('2025年工作总结\n全年制定规范性文件12件，2019年起坚持备案。')
    await page.getByText('必须改正').first().waitFor()
    await page.getByText('已保存').waitFor()
    await page.getByText('体裁不对').or(page.getByText('这里要的是情况说明')).first().waitFor()
    await screenshot(page, 'filing-editor')
    await expectAccessible(page, 'submission')
    await page.reload()
    expect(await page.getByRole('textbox', { name: '情况说明', exact: true }).inputValue()).toContain('规范性文件12件')
    expect(await page.getByRole('button', { name: '提交审批' }).isDisabled()).toBe(true)
  })

  it('loses nothing that was typed when the server cannot be reached', async () => {
    await context.setOffline(true)
    await page.getByRole('textbox', { name: '情况说明', exact: true }).fill('全年制定规范性文件12件，全部按时报送备案。')
    try {
      await page.getByText('内容已存在本机').waitFor()
    } finally {
      await context.setOffline(false)
    }
    await page.getByText('已保存').waitFor({ timeout: 15_000 })
    faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED')))
  })

  it('is filed, approved by the leader and sent back by the work group with a reason', async () => {
    await page.getByRole('button', { name: '增加案例' }).click()
    await page.getByRole('textbox', { name: '案例名称', exact: true }).fill('清理旧文件')
    await page.getByRole('textbox', { name: '经过和结果', exact: true }).fill('逐件清理，公布结果。')
    await page.getByRole('textbox', { name: '联系人', exact: true }).fill('王科员')
    await page.getByRole('textbox', { name: '联系电话', exact: true }).fill('0531-81234567')
    await page.getByText('检查通过').waitFor()
    await page.getByRole('button', { name: '提交审批' }).click()
    await page.getByText('待本单位审批').waitFor()

    await become('fuzeren')
    await openQueued('待本单位审批')
    await page.getByRole('button', { name: '同意上报' }).click()
    await page.getByText('待工作组审核').waitFor()

    await become('shenhe')
    await openQueued('待工作组审核')
    await screenshot(page, 'filing-review')
    await page.keyboard.press('r')
    const dialog = page.getByRole('dialog', { name: '退回修改' })
    await dialog.getByLabel('退回的理由').fill('备案率没有写出分子和分母，请补上。')
    await dialog.getByRole('checkbox').first().check()
    await screenshot(page, 'filing-return')
    await dialog.getByRole('button', { name: '退回修改' }).click()
    await page.getByText('shenhe 退回了这份填报').waitFor()
  })

  it('comes back first in the list, with what to do, and only that part open', async () => {
    await become('tianbao')
    await page.goto(`${base}/my`)
    await page.locator('.task').first().getByText('退回修改').waitFor()
    await openTask()
    await page.getByText('备案率没有写出分子和分母，请补上。').first().waitFor()
    await page.getByText('只需修改第 1 部分').waitFor()
    await screenshot(page, 'filing-returned')
    expect(await page.getByRole('textbox', { name: '案例名称', exact: true }).isEditable()).toBe(false)
    await page.getByRole('textbox', { name: '情况说明', exact: true }).fill('全年制定规范性文件12件，报送备案12件，备案率100%。')
    await page.getByText('已保存').waitFor()
    await page.getByRole('button', { name: '提交审批' }).click()
    await page.getByText('待本单位审批').waitFor()
  })

  it('is compared with the filing before, passed on and accepted, many at once after a preview', async () => {
    await become('fuzeren')
    await openQueued('待本单位审批')
    await page.getByRole('button', { name: '同意上报' }).click()
    await page.getByText('待工作组审核').waitFor()
    await become('shenhe')
    await openQueued('待工作组审核')
    await page.keyboard.press('c')
    await page.locator('ins', { hasText: '备案率' }).first().waitFor()
    await screenshot(page, 'filing-compare')
    await page.getByLabel('问号：现场核').check()
    await page.getByRole('button', { name: '审核通过' }).click()
    await page.getByText('待创建办验收').waitFor()

    await become('chuangjianban')
    await page.goto(`${base}/queue`)
    await page.locator('tr.row').first().waitFor()
    await page.keyboard.press('x')
    await page.keyboard.press('a')
    const dialog = page.getByRole('dialog', { name: '通过选中的填报' })
    await dialog.getByText('1 项中有 1 项可以通过').waitFor()
    await screenshot(page, 'filing-bulk')
    await dialog.getByRole('button', { name: '通过选中的 1 项' }).click()
    await page.getByText('已通过 1 项').waitFor()
  })

  it('a problem is raised, put right, looked at by somebody else and closed', async () => {
    await page.goto(`${base}/queue`)
    await page.getByRole('button', { name: /^已验收/ }).click()
    await page.locator('tr.row a').first().click()
    await page.getByRole('button', { name: '登记问题' }).click()
    const dialog = page.getByRole('dialog', { name: '登记问题' })
    await dialog.getByLabel('问题', { exact: true }).fill('现场没有备案回执')
    await dialog.getByRole('button', { name: '登记问题' }).click()
    await page.waitForURL(/\/problems\/\d+/)
    const problem = page.url()

    await become('tianbao')
    await page.goto(problem)
    await page.getByLabel('整改措施').fill('补齐备案回执')
    await page.getByLabel('责任人').fill('张科长')
    await page.getByLabel('完成日期').fill('2027-03-31')
    await page.getByRole('button', { name: '保存方案' }).click()
    await page.getByText('整改中').waitFor()
    await page.getByLabel('整改结果').fill('已补齐 12 份回执。')
    await page.getByRole('button', { name: '报告整改完成' }).click()
    await page.getByText('待复核').waitFor()

    await become('ducha')
    await page.goto(problem)
    await page.getByLabel('复核看了什么').fill('抽查 5 份，均齐全。')
    await page.getByRole('button', { name: '复核通过' }).click()
    await page.getByText('待销号').waitFor()

    await become('chuangjianban')
    await page.goto(problem)
    await page.getByLabel('销号的依据').fill('复核通过')
    await page.getByRole('button', { name: '销号', exact: true }).click()
    await page.getByText('已销号').waitFor()
    await screenshot(page, 'filing-problem')
    await expectAccessible(page, 'problem')
    await page.goto(`${base}/problems`)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '导出台账' }).click()
    expect((await download).suggestedFilename()).toContain('台账')
    await expectAccessible(page, '/problems')
  })

  it('what the library holds is offered where it is filed, taken with one click and read in its place', async () => {
    await become('tianbao')
    const { request } = context
    const { csrf_token } = (await (await request.get(`${base}/api/session`)).json()) as { csrf_token: string }
    const { rows: places } = (await (await request.get(`${base}/api/evidence/places`)).json()) as { rows: { id: number }[] }
    const content = Buffer.from('今年重大执法决定36件，全部经过法制审核。')
    const sha256 = createHash('sha256').update(content).digest('hex')
    const send = async (method: string, address: string, data: unknown) =>
      (await (await request.fetch(base + address, { method, data, headers: { 'X-CSRF-Token': csrf_token, ...(Buffer.isBuffer(data) && { 'Content-Type': 'application/octet-stream' }) } })).json()) as { id: number }
    const { id } = await send('POST', '/api/uploads', { organisation_id: places[0]!.id, file_name: '审核.txt', size_bytes: content.length })
    await send('PUT', `/api/uploads/${id}/content?offset=0&sha256=${sha256}`, content)
    await send('POST', `/api/uploads/${id}/evidence`, { sha256, title: '重大执法决定法制审核情况', mark: 'internal' })

    await page.goto(`${base}/my`)
    await page.locator('.task', { hasText: '重大执法决定' }).locator('a').first().click()
    await page.getByRole('button', { name: '引用“重大执法决定法制审核情况”' }).first().click()
    await page.getByRole('link', { name: '重大执法决定法制审核情况' }).waitFor()
    await page.getByLabel('看“重大执法决定法制审核情况”的文字').click()
    await page.getByText('全部经过法制审核').last().waitFor()
    await screenshot(page, 'filing-offer')
    await expectAccessible(page, 'an offer taken')
  })

  it('works on a phone', async () => {
    await page.setViewportSize(phone)
    await become('tianbao')
    for (const address of ['/my', '/queue', '/problems']) {
      await page.goto(base + address)
      await page.waitForLoadState('networkidle')
      await page.waitForSelector('h1')
      await expectNoOverflow(page, address)
      await expectAccessible(page, address)
      await screenshot(page, `filing${address.replace('/', '-')}`)
    }
    await page.goto(`${base}/my`)
    await page.locator('.task a').first().click()
    await page.waitForURL(/\/submissions\/\d+/)
    await page.locator('h1').waitFor()
    await expectNoOverflow(page, 'submission')
    await screenshot(page, 'filing-editor')
    await page.setViewportSize(desk)
  })

  it('went without an error of the pages', () => {
    expect(faults).toEqual([])
  })
})
