import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, base, desk, expectAccessible, expectNoOverflow, launch, logIn, openPage, phone, screenshot } from './browser'
import { Ground } from './ground'

const own = 'from-order-to-closing-8'
const document = path.join(__dirname, '../../tests/api/fixtures/filing.html')
const pictures = path.join(__dirname, '../../docs/guide/images')
const guide = readFileSync(path.join(pictures, '../README.md'), 'utf8')
const roles = ['contact', 'leader', 'reviewer', 'inspector', 'office'] as const
type Role = (typeof roles)[number]

/** The whole way, as somebody would go it who never saw the product; ZS_GUIDE=1 keeps the pictures of the user guide. */
describe.each([{ viewport: desk, name: '流程区', short: 'zhuo' }, { viewport: phone, name: '随身区', short: 'shouji' }])('from a document to a closed finding, $viewport.width pixels wide,', ({ viewport, name, short }) => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let faults: string[]
  let catalogue: string
  let campaign: string

  async function look(where: string) {
    await page.waitForLoadState('networkidle')
    await expectAccessible(page, `${where} at ${viewport.width}`)
    await expectNoOverflow(page, `${where} at ${viewport.width}`)
    await screenshot(page, `process-${where}`)
    const picture = `${where}-${viewport.width}.jpg`
    if (!process.env['ZS_GUIDE'] || !guide.includes(`images/${picture}`)) return
    await mkdir(pictures, { recursive: true })
    await page.screenshot({ path: path.join(pictures, picture), type: 'jpeg', quality: 55 })
  }

  const user = (role: Role) => `${short}_${role}`

  async function become(role: Role | 'administrator') {
    await context.clearCookies()
    await logIn(page, role === 'administrator' ? administrator : { user_name: user(role), password: own })
    await page.waitForLoadState('networkidle')
  }

  /** By the menu, which hides behind a button on a phone. */
  async function visit(entry: string) {
    const menu = page.getByRole('button', { name: '打开导航' })
    if (await menu.isVisible()) await menu.click()
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: entry, exact: true }).click()
    await page.locator('h1', { hasText: entry }).first().waitFor()
    await page.waitForLoadState('networkidle')
  }

  async function openProblem() {
    await visit('问题整改')
    await page.getByRole('link', { name: '现场没有备案回执' }).click()
    await page.waitForURL(/\/problems\/\d+/)
  }

  async function openQueued(state: string) {
    await visit('审核')
    await page.getByRole('button', { name: new RegExp(`^${state}`) }).click()
    await page.locator('tr.row a').first().click()
    await page.waitForURL(/\/submissions\/\d+/)
  }

  beforeAll(async () => {
    browser = await launch()
    ;({ context, page, faults } = await openPage(browser, viewport))
    await page.goto(`${base}/login`)
    await page.locator('h1').waitFor()
    await look('log-in')
    // How a place and its people are made in the pages is told in 4_people and 7_campaigns.
    const ground = new Ground(context.request)
    await ground.logIn()
    await ground.justice(name, Object.fromEntries(roles.map((role) => [user(role), role])), own)
    await become('administrator')
  })
  afterAll(async () => browser.close())

  it('a document is read and published', async () => {
    await visit('导入文件')
    await look('import')
    await page.setInputFiles('input[type=file]', document)
    await page.waitForURL(/\/catalogues\/\d+\/review/, { timeout: 60_000 })
    await page.waitForSelector('[role=grid] [role=gridcell]')
    await look('review')
    catalogue = /catalogues\/(\d+)/.exec(page.url())![1]!
    await page.getByRole('button', { name: '发布…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click()
    await page.waitForURL(/\/catalogues\/\d+\/items/)
  })

  it('the creation office assigns it: units are matched, tasks are made, the campaign runs', async () => {
    await become('office')
    await visit('创建活动')
    await page.getByRole('link', { name: '开始一次活动' }).first().click()
    await page.getByLabel('指标体系').selectOption(catalogue)
    await page.locator('select').nth(1).selectOption({ label: name })
    await page.getByRole('button', { name: '核对单位' }).click()
    await page.getByLabel('名称', { exact: true }).fill(`${name}法治创建`)
    await look('new-campaign')
    await page.getByLabel('材料报送截止').fill('2027-09-30')
    await page.getByRole('button', { name: '确认并生成任务' }).click()
    await page.waitForURL(/\/campaigns\/\d+$/)
    await page.getByText('全部任务').first().waitFor()
    campaign = /campaigns\/(\d+)/.exec(page.url())![1]!
    await page.getByRole('button', { name: '现在开始' }).click()
    await page.getByText('各单位还不能填报').waitFor({ state: 'hidden' })
    await page.getByRole('navigation', { name: '活动内的页面' }).getByRole('link', { name: '概况' }).click()
    await page.getByText('进行中', { exact: true }).waitFor()
    await look('facts')
  })

  it('a contact begins with what is owed and files it', async () => {
    await become('contact')
    expect(new URL(page.url()).pathname).toBe('/my')
    await page.getByText('一次填报，用于 2 项指标').waitFor()
    await look('my-tasks')
    await page.locator('.task', { hasText: '情况说明、案例' }).locator('a').first().click()
    await page.waitForURL(/\/submissions\/\d+/)
    await page.getByRole('textbox', { name: '情况说明', exact: true }).fill('今年制定规范性文件12件，全部按时报送备案。')
    await page.getByRole('button', { name: '增加案例' }).click()
    await page.getByRole('textbox', { name: '案例名称', exact: true }).fill('清理旧文件')
    await page.getByRole('textbox', { name: '经过和结果', exact: true }).fill('逐件清理，公布结果。')
    await page.getByRole('textbox', { name: '联系人', exact: true }).fill('王科员')
    await page.getByRole('textbox', { name: '联系电话', exact: true }).fill('0531-81234567')
    await page.getByText('检查通过').waitFor()
    await look('filing')
    await page.getByRole('button', { name: '提交审批' }).click()
    await page.getByText('待本单位审批').waitFor()
  })

  it('the leader lets it out of the unit, the work group sends a part back with a reason', async () => {
    await become('leader')
    await openQueued('待本单位审批')
    await page.getByRole('button', { name: '同意上报' }).click()
    await page.getByText('待工作组审核').waitFor()
    await become('reviewer')
    await visit('审核')
    await page.locator('tr.row').first().waitFor()
    await look('queue')
    await openQueued('待工作组审核')
    await page.getByRole('button', { name: '退回修改' }).click()
    const dialog = page.getByRole('dialog', { name: '退回修改' })
    await dialog.getByLabel('退回的理由').fill('备案率没有写出分子和分母，请补上。')
    await dialog.getByRole('checkbox').first().check()
    await look('return')
    await dialog.getByRole('button', { name: '退回修改' }).click()
    await page.getByText('退回了这份填报').waitFor()
  })

  it('the contact sees what to do and files again', async () => {
    await become('contact')
    await page.locator('.task').first().getByText('退回修改').waitFor()
    await page.locator('.task').first().locator('a').first().click()
    await page.getByText('只需修改第 1 部分').waitFor()
    await look('returned')
    await page.getByRole('textbox', { name: '情况说明', exact: true }).fill('今年制定规范性文件12件，报送备案12件，备案率100%。')
    await page.getByText('已保存').waitFor()
    await page.getByRole('button', { name: '提交审批' }).click()
    await page.getByText('待本单位审批').waitFor()
  })

  it('it is accepted', async () => {
    await become('leader')
    await openQueued('待本单位审批')
    await page.getByRole('button', { name: '同意上报' }).click()
    await page.getByText('待工作组审核').waitFor()
    await become('reviewer')
    await openQueued('待工作组审核')
    await page.getByRole('button', { name: '审核通过' }).click()
    await page.getByText('待创建办验收').waitFor()
    await become('office')
    await openQueued('待创建办验收')
    await page.getByRole('button', { name: '验收', exact: true }).click()
    await page.getByText('已验收').first().waitFor()
    await look('accepted')
  })

  it('a finding is raised, put right, looked at by somebody else and closed', async () => {
    await page.getByRole('button', { name: '登记问题' }).click()
    const dialog = page.getByRole('dialog', { name: '登记问题' })
    await dialog.getByLabel('问题', { exact: true }).fill('现场没有备案回执')
    await dialog.getByRole('button', { name: '登记问题' }).click()
    await page.waitForURL(/\/problems\/\d+/)
    await become('contact')
    await openProblem()
    await page.getByLabel('整改措施').fill('补齐备案回执')
    await page.getByLabel('责任人').fill('张科长')
    await page.getByLabel('完成日期').fill('2027-03-31')
    await page.getByRole('button', { name: '保存方案' }).click()
    await page.getByText('整改中').waitFor()
    await page.getByLabel('整改结果').fill('已补齐 12 份回执。')
    await look('problem')
    await page.getByRole('button', { name: '报告整改完成' }).click()
    await page.getByText('待复核').waitFor()
    await become('inspector')
    await openProblem()
    await page.getByLabel('复核看了什么').fill('抽查 5 份，均齐全。')
    await page.getByRole('button', { name: '复核通过' }).click()
    await page.getByText('待销号').waitFor()
    await become('office')
    await openProblem()
    await page.getByLabel('销号的依据').fill('复核通过')
    await page.getByRole('button', { name: '销号', exact: true }).click()
    await page.getByText('已销号').waitFor()
    await look('closed')
  })

  it('the brief is made and downloaded', async () => {
    await visit('报表')
    await page.getByRole('button', { name: '生成', exact: true }).click()
    const made = page.getByRole('listitem').filter({ hasText: '简报（第1期）' })
    await made.getByText('已生成').waitFor()
    await look('brief')
    const download = page.waitForEvent('download')
    await made.getByRole('link', { name: /^下载/ }).click()
    expect((await download).suggestedFilename()).toMatch(/简报（第1期）.*\.docx$/)
  })

  it('reminders go to a group, and what did not arrive is seen and sent again', async () => {
    await page.goto(`${base}/campaigns/${campaign}`)
    await page.getByRole('navigation', { name: '活动内的页面' }).getByRole('link', { name: '提醒' }).click()
    await page.getByText('还没有群机器人').waitFor()
    await page.getByRole('button', { name: '添加机器人' }).click()
    const dialog = page.getByRole('dialog', { name: '添加机器人' })
    await dialog.getByLabel('哪种群').selectOption('wecom')
    await dialog.getByLabel('名称').fill('工作群')
    await dialog.getByLabel('机器人地址（Webhook）').fill('http://127.0.0.1:9/')
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByText('工作群').first().waitFor()
    await page.getByRole('button', { name: '现在提醒' }).click()
    await page.getByText('工作群（群机器人）').or(page.getByText('还没有往外发过消息')).first().waitFor()
    await look('reminders')
    await page.getByRole('button', { name: '停用' }).click()
    await page.getByText('已停用').waitFor()
  })

  it('every number of the dashboard opens a list of as many rows', async () => {
    await page.goto(`${base}/campaigns/${campaign}`)
    await page.getByText('全部任务').waitFor()
    await page.waitForLoadState('networkidle')
    await look('dashboard')
    const links = await page.locator('#main a').evaluateAll((all) =>
      all.flatMap((one) => {
        const address = one.getAttribute('href') ?? ''
        const number = /\/(assignments|steps|reuses)\b|\/(queue|problems)\?/.test(address) ? /(?:到期 )?(\d+)(?: 项)?\D*$/.exec(one.querySelector('.tile__number, strong')?.textContent ?? one.textContent ?? '') : null
        return number ? [{ address, amount: Number(number[1]) }] : []
      }),
    )
    expect(links.length).toBeGreaterThan(15)
    for (const { address, amount } of links) {
      await page.goto(base + address)
      await page.waitForLoadState('networkidle')
      await page.locator('#main h1').waitFor()
      const rows = await page.locator('#main li.row, #main tbody tr').count()
      expect(rows, address).toBe(amount)
    }
  })

  it('the heat map is walked with the keys, and can be had as a table', async () => {
    await page.goto(`${base}/campaigns/${campaign}`)
    const map = page.getByRole('group', { name: '进度图' })
    await map.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await page.getByText('区司法局 · 2').waitFor()
    await look('heat-map')
    await page.keyboard.press('Enter')
    await page.waitForURL(/assignments\?item=\d+&organisation=\d+/)
    await page.locator('#main li.row').first().waitFor()
    expect(await page.locator('#main li.row').count()).toBe(1)
    await page.goBack()
    await page.getByRole('button', { name: '以表格查看' }).click()
    await page.locator('td', { hasText: '已验收' }).first().waitFor()
    await look('heat-table')
  })

  it('nobody is ranked until an administrator says why', async () => {
    expect(await page.getByRole('heading', { name: '进度排名' }).count()).toBe(0)
    await become('administrator')
    await page.goto(`${base}/campaigns/${campaign}`)
    await page.getByRole('button', { name: '启用排名' }).click()
    const dialog = page.getByRole('dialog', { name: '启用排名' })
    await dialog.getByLabel('启用理由').fill('依据工作方案第五条')
    await look('ranking')
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByText('启用理由：依据工作方案第五条').waitFor()
    await page.getByRole('button', { name: '停用排名' }).click()
    await page.getByText('没有启用。').waitFor()
  })

  it('a screen on the wall shows the whole, and nobody by name', async () => {
    await become('office')
    expect(new URL(page.url()).pathname).toBe(`/campaigns/${campaign}`)
    await page.goto(`${base}/wall/${campaign}`)
    await page.getByText('已完成').first().waitFor()
    await look('wall')
    const said = await page.locator('main').innerText()
    for (const role of roles) expect(said).not.toContain(user(role))
  })

  it('the guide is served by the server itself', async () => {
    await page.goto(`${base}/guide`)
    await page.getByRole('heading', { name: '使用手册', level: 1 }).waitFor()
    await look('guide')
  })

  it('went without an error of the pages', () => {
    expect(faults).toEqual([])
  })
})
