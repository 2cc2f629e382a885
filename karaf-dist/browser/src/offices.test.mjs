// A legal reviewer, a head, the justice bureau, rule stewards and administrators: the pages of their days, each looked at for what keeps anybody out.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asking, base, close, filled, look, PHONE, signIn, window } from './stage.mjs'

before(filled)
after(close)

/** Whose pages, and what has to stand on each once it is there. */
const DAYS = {
  'sample-legal-reviewer': [
    ['/cases', 'table.list tbody tr'],
    ['/archives', '.state'],
  ],
  'sample-head': [
    ['/', 'h1'],
    ['/publications', 'table.list tbody tr'],
  ],
  'sample-justice-supervisor': [
    ['/monitors', 'table.list tbody tr'],
    ['/matrix', 'table.list tbody tr'],
    ['/benchmarks', 'table.list tbody tr'],
    ['/people', 'table.list tbody tr'],
    ['/people/sample-o-0192', '.life'],
    ['/rules', 'table.list tbody tr'],
    ['/rules/packages/cn~371002', 'table.list tbody tr'],
    ['/rules/doubts', 'article'],
  ],
  'sample-rule-steward': [['/rules/releases', '.generations li']],
  'sample-system-administrator': [
    ['/accounts', 'table.list tbody tr'],
    ['/health', 'table.list tbody tr'],
    ['/account', 'table.list tbody tr'],
  ],
  'sample-auditor': [
    ['/audit', 'table.list tbody tr'],
    ['/record', 'dl dd'],
  ],
}

for (const [account, pages] of Object.entries(DAYS)) {
  test(`the pages of ${account}`, async () => {
    const { page, context, complaints } = await window()
    await signIn(page, account)
    for (const [path, there] of pages) {
      await page.goto(`${base}/app${path}`)
      await page.locator(there).first().waitFor()
      await page.locator('.el-skeleton').first().waitFor({ state: 'detached' })
      await look(page, `${account.slice('sample-'.length)}${path.replaceAll(/[/~]/g, '-')}`)
    }
    assert.deepEqual(complaints, [])
    await context.close()
  })
}

test('a question is answered with its reasons, in words', async () => {
  const { page, context, complaints } = await window()
  await signIn(page, 'sample-justice-supervisor', '/app/rules/ask')
  const ask = page.getByRole('button', { name: '提问', exact: true })
  const chosen = async (field, option) => {
    await page.locator('.el-select').filter({ has: page.getByRole('combobox', { name: field, exact: true }) }).click()
    await page.locator('.el-select-dropdown:visible').getByRole('option', { name: option, exact: true }).click()
    await page.keyboard.press('Escape')
  }
  await page.getByText('事实确凿并有法定依据').waitFor()
  await chosen('处罚种类', '罚款')
  // The words are clicked, as people do: the circle itself is drawn by the label, and a list that is still closing would take a click forced through it.
  const yes = page.locator('label.el-radio').filter({ hasText: /^\s*是\s*$/ }).first()
  await yes.click()
  assert.equal(await yes.getByRole('radio').isChecked(), true)
  await ask.click()
  await page.getByText('不能确定', { exact: true }).waitFor()
  const lacking = await page.getByText(/^缺少:/).innerText()
  assert.match(lacking, /当事人/)
  assert.doesNotMatch(lacking, /[a-z]/i)
  await chosen('当事人', '法人或者其他组织')
  await page.getByLabel('罚款金额').fill('3000.00')
  await ask.click()
  await page.getByText('能够确定', { exact: true }).waitFor()
  await page.getByText('对法人或者其他组织处以三千元以下罚款').waitFor()
  await look(page, 'rules-ask-answered')
  assert.deepEqual(complaints, [])
  await context.close()
})

test('what somebody may not see is told as that, and a session that ended leads back to where one was', async () => {
  const { page, context, complaints } = await window(PHONE)
  await signIn(page, 'sample-officer', '/app/audit')
  await page.getByText('您没有这里的权限').waitFor()
  await look(page, 'forbidden-phone')
  await context.clearCookies()
  await page.getByRole('button', { name: '打开菜单' }).click()
  await page.getByRole('link', { name: '案件', exact: true }).click()
  await page.waitForURL(/sign-in\?to=/)
  await signIn(page, 'sample-officer', '/app/cases')
  assert.equal(new URL(page.url()).pathname, '/app/cases')
  // The one refusal and the ends of the session are what the browser tells of.
  assert.deepEqual(complaints.filter((each) => !/40[13]/.test(each)), [])
  await context.close()
})

test('on a phone the pages open without a network, and what is written is kept', async () => {
  const { page, context } = await window(PHONE)
  await signIn(page, 'sample-officer', '/app/spot')
  await page.getByLabel('姓名或者名称').waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await page.getByLabel('姓名或者名称').waitFor()
  await page.waitForTimeout(1000)
  await context.setOffline(true)
  await page.reload()
  await page.getByText('现在没有网络').waitFor()
  await page.getByLabel('姓名或者名称').fill('没有网络时写的(示例)')
  await page.waitForTimeout(800)
  await look(page, 'spot-offline-phone')
  await page.reload()
  assert.equal(await page.getByLabel('姓名或者名称').inputValue(), '没有网络时写的(示例)')
  await context.setOffline(false)
  await page.getByText('现在没有网络').waitFor({ state: 'detached' })
  await context.close()
})

test('what is written without a network goes by itself once there is one, once; and what others changed meanwhile is told, and nothing is lost', async () => {
  const officer = await asking('sample-officer')
  const { file } = await officer('POST', '/api/v1/cases', {
    command: crypto.randomUUID(),
    procedure: 'penalty.ordinary',
    body: 'sample-market',
    field: 'market-supervision',
    pieces: [{ do: 'add', kind: 'clue', values: { source: 'patrol', receivedAt: '2026-01-05T09:30:00+08:00', summary: '没有网络的地方(示例)' } }],
  })
  const id = file.head.id
  const parties = async () => (await officer('GET', `/api/v1/cases/${id}`)).pieces.filter((each) => each.kind === 'party').length
  const { page, context } = await window(PHONE)
  await signIn(page, 'sample-officer', `/app/cases/${id}`)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await page.getByRole('navigation', { name: '案卷目录' }).waitFor()
  const write = async (name) => {
    await page.getByRole('button', { name: '写入…' }).click()
    await page.getByRole('menuitem', { name: '当事人', exact: true }).click()
    await page.getByLabel('姓名或者名称').fill(name)
    await page.locator('.el-drawer .el-select').first().click()
    await page.locator('.el-select-dropdown:visible').getByRole('option').first().click()
    await page.getByRole('button', { name: /^写入案卷\(/ }).click()
    await page.getByText('有网络以后自动送出一次').waitFor()
  }
  await context.setOffline(true)
  await write('没有网络时写的公司(示例)')
  await look(page, 'case-offline-phone')
  assert.equal(await parties(), 0)
  await context.setOffline(false)
  await page.getByText(/^已送出/).waitFor()
  assert.equal(await parties(), 1)

  // Somebody else writes meanwhile: it is not sent over it, and stays.
  await page.reload()
  await page.getByRole('navigation', { name: '案卷目录' }).waitFor()
  await context.setOffline(true)
  await write('第二家公司(示例)')
  const now = await officer('GET', `/api/v1/cases/${id}`)
  await officer('POST', `/api/v1/cases/${id}/pieces`, {
    command: crypto.randomUUID(),
    version: now.head.version,
    pieces: [{ do: 'add', kind: 'party', values: { kind: 'organisation', name: '他人写的公司(示例)' } }],
  })
  await context.setOffline(false)
  await page.getByText(/^没有送出/).first().waitFor()
  assert.equal(await parties(), 2)
  await page.goto(`${base}/app/`)
  await page.getByText('他人同时办理了这一案件').first().waitFor()
  await look(page, 'workbench-conflict-phone')
  await context.close()
})

test('a head makes a term longer, and is told where no rule lets it go on further', async () => {
  const officer = await asking('sample-officer')
  const { file } = await officer('POST', '/api/v1/cases', {
    command: crypto.randomUUID(),
    procedure: 'penalty.ordinary',
    body: 'sample-market',
    field: 'market-supervision',
    pieces: [{ do: 'add', kind: 'clue', values: { source: 'patrol', receivedAt: '2026-01-05T09:30:00+08:00', summary: '还要核查的线索(示例)' } }],
  })
  const head = await asking('sample-head')
  const seen = await head('GET', `/api/v1/cases/${file.head.id}`)
  await head('POST', `/api/v1/cases/${file.head.id}/pieces`, {
    command: crypto.randomUUID(),
    version: seen.head.version,
    pieces: [{ do: 'add', kind: 'approval', values: { matter: 'extension', outcome: 'approved', on: new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' }) } }],
  })
  const { page, context, complaints } = await window()
  await signIn(page, 'sample-head', `/app/cases/${file.head.id}`)
  await page.getByRole('button', { name: '延长期限' }).click()
  await page.getByLabel('理由', { exact: true }).fill('需要外地协查')
  await page.getByLabel('批准或者集体讨论的文号').fill('示例延〔2026〕1号')
  await look(page, 'case-extend')
  await page.getByRole('button', { name: '延长', exact: true }).click()
  await page.getByRole('button', { name: '延长期限' }).click()
  await page.getByLabel(/^继续延长多少/).fill('5')
  await page.getByLabel('理由', { exact: true }).fill('还没有查清')
  await page.getByLabel('批准或者集体讨论的文号').fill('示例延〔2026〕2号')
  await page.getByRole('button', { name: '延长', exact: true }).click()
  await page.getByText('延长以后可以继续延长').waitFor()
  const { extensions } = (await officer('GET', `/api/v1/cases/${file.head.id}`)).run
  assert.deepEqual(extensions.map((each) => [each.why, each.further]), [['需要外地协查', null]])
  assert.deepEqual(complaints.filter((each) => !/409/.test(each)), [])
  await context.close()
})
