// What else fills a day: a head approves on the phone what was done in a hurry; an officer writes into a register; files whose time is over are destroyed by two people.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asking, close, DESKTOP, filled, look, PHONE, signIn, twoOfficers, window } from './stage.mjs'

before(filled)
after(close)

/** A moment of Shanghai, so many hours ago. */
const ago = (hours) => `${new Date(Date.now() + (8 - hours) * 3_600_000).toISOString().slice(0, 19)}+08:00`

/** A case in which something was preserved in a hurry an hour ago, and which nobody has approved yet. */
async function inAHurry(officer) {
  const officers = await twoOfficers(officer)
  const [item] = (await officer('GET', `/api/v1/registers/items?size=1&beginning=${encodeURIComponent('对食品经营单位')}`)).rows
  const at = ago(1)
  const day = at.slice(0, 10)
  const { file } = await officer('POST', '/api/v1/cases', {
    command: crypto.randomUUID(),
    procedure: 'penalty.ordinary',
    body: 'sample-market',
    field: 'market-supervision',
    pieces: [{ do: 'add', kind: 'clue', values: { source: 'patrol', receivedAt: at, summary: '现场可能转移的货物(示例)' } }],
  })
  const add = (kind, values, key) => ({ do: 'add', kind, values, ...(key ? { key } : {}) })
  const written = await officer('POST', `/api/v1/cases/${file.head.id}/pieces`, {
    command: crypto.randomUUID(),
    version: file.head.version,
    pieces: [
      add('matter', { item: item.key, division: '371002', occurredOn: day }),
      add('party', { kind: 'organisation', name: '某某商贸有限公司(示例)', creditCode: '91350100M000100Y43' }),
      add('handler', { officer: officers[0], part: 'lead', from: day }),
      add('handler', { officer: officers[1], part: 'assist', from: day }),
      add('element', { title: '货物来源不明' }, 'x1'),
      add('evidence', { kind: 'object', elements: ['x1'], name: '可能转移的货物(示例)', place: '示例路8号库房', obtainedAt: at, officers }, 'v1'),
      add('preservation', { evidence: 'v1', preservedOn: day, urgentAt: at, officers }, 'k1'),
    ],
  })
  assert.ok(written.done, JSON.stringify(written.refused))
  return { id: file.head.id, at }
}

test('on the phone a head approves what was done in a hurry, and sees until when it has to be', async () => {
  const officer = await asking('sample-officer')
  const { id, at } = await inAHurry(officer)
  const { page, context, complaints } = await window(PHONE)
  await signIn(page, 'sample-head', `/app/cases/${id}`)
  const box = page.getByRole('region', { name: '补办批准' })
  await box.waitFor()
  // Twenty-four hours after it was done, to the minute.
  const until = new Date(new Date(at).getTime() + (24 + 8) * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  await box.getByText(`最迟${until}报告并补办批准`).waitFor()
  await box.getByText(/可能转移的货物\(示例\),取得于.+,取自/).waitFor()
  await box.scrollIntoViewIfNeeded()
  await look(page, 'case-urgent-phone')
  await box.getByLabel('意见').fill('情况属实(示例)')
  await box.getByRole('button', { name: '批准', exact: true }).click()
  await box.waitFor({ state: 'detached' })
  const { pieces } = await officer('GET', `/api/v1/cases/${id}`)
  const approvals = pieces.filter((each) => each.kind === 'approval').map(({ values }) => [values.matter, values.outcome, values.about])
  assert.deepEqual(approvals, [['preservation', 'approved', 'k1']])

  // The hearing of the same case, from its beginning.
  await page.goto(`${new URL(page.url()).origin}/app/cases/${id}?view=hearing`)
  await page.getByRole('heading', { name: '听证', level: 2 }).waitFor()
  await look(page, 'case-hearing-phone')
  assert.deepEqual(complaints, [])
  await context.close()
})

test('an officer writes the result of an inspection into its register, and puts right what was wrong', async () => {
  const { page, context, complaints } = await window()
  await signIn(page, 'sample-officer', '/app/registers/inspection-results')
  await page.getByRole('heading', { name: '行政检查结果', level: 1 }).waitFor()
  await page.getByRole('button', { name: '登记', exact: true }).click()
  const drawer = page.getByRole('dialog')
  const turn = Date.now() % 1_000_000
  const matter = `食品经营许可的第${turn}次检查(示例)`
  const chosen = async (field, option) => {
    await drawer.getByRole('combobox', { name: field }).click()
    await page.locator('.el-select-dropdown:visible').getByRole('option', { name: option, exact: true }).click()
  }
  await drawer.getByLabel('检查编号').fill(`示例检字〔2026〕${turn}号`)
  await drawer.getByLabel('检查事项').fill(matter)
  await chosen('检查种类', '日常检查')
  await chosen('检查对象类型', '法人或者其他组织')
  await drawer.locator('#field-party').fill('某某商贸有限公司(示例)')
  await drawer.getByLabel('得出检查结果之日').fill('2026-01-05')
  await page.keyboard.press('Enter')
  await chosen('检查结论', '未发现问题')
  await look(page, 'register-writing')
  await drawer.getByRole('button', { name: /^写入/ }).click()
  await drawer.getByText(/检查情况和处理.*应当填写/).waitFor()
  await drawer.getByLabel('检查情况和处理').fill('没有发现问题(示例)')
  await page.keyboard.press('Control+s')
  const row = page.getByRole('button', { name: matter })
  await row.first().waitFor()
  await row.first().click()
  await page.getByRole('button', { name: '变更或者更正' }).click()
  await page.getByText('以前写错了').click()
  await page.getByLabel('检查情况和处理').fill('没有发现问题,已告知(示例)')
  await page.getByLabel('理由').fill('漏写告知(示例)')
  await page.getByRole('button', { name: /^写入/ }).click()
  await page.getByRole('heading', { name: '历史' }).waitFor({ state: 'detached' })
  await row.first().click()
  await page.getByText('没有发现问题,已告知(示例)').waitFor()
  await page.getByText('漏写告知(示例)').waitFor()
  await look(page, 'register-corrected')
  // The one refusal is what the browser tells of.
  assert.deepEqual(complaints.filter((each) => !/400/.test(each)), [])
  await context.close()
})

test('files whose time is over: a head destroys what was appraised so, and says by which approval', async () => {
  const { page, context, complaints } = await window()
  await signIn(page, 'sample-head', '/app/retention')
  await page.getByText('本单位没有保管期限已满的案卷').waitFor()
  // No file of a platform that was installed today is that old: two are made up, and what would be sent is looked at. The destruction itself is tested without a browser.
  const old = { archivedOn: '2010-05-04', retention: '10年', until: '2020-12-31', version: 9 }
  const files = [
    { ...old, caseId: 'case-a', caseNumber: '示市监立字〔2010〕3号', number: '2010-卷-003', toDestroy: true },
    { ...old, caseId: 'case-b', caseNumber: '示市监立字〔2010〕4号', number: '2010-卷-004', toDestroy: false },
  ]
  const sent = []
  await page.route(/\/api\/v1\/case-retention\?/, (route) => route.fulfill({ json: { files: files.slice(sent.length), next: null } }))
  await page.route(/\/api\/v1\/case-retention\/case-a\/destruction$/, (route) => {
    sent.push(route.request().postDataJSON())
    return route.fulfill({ json: {} })
  })
  await page.reload()
  await page.getByText('等档案管理员鉴定').waitFor()
  await look(page, 'retention')
  await page.getByRole('button', { name: '销毁…' }).click()
  const destroy = page.getByRole('button', { name: '销毁', exact: true })
  await page.getByLabel('批准销毁的文号').fill('示例销批〔2026〕1号')
  assert.equal(await destroy.isDisabled(), true)
  await page.getByText('我已核对档号和鉴定,确认销毁').click()
  await page.setViewportSize(PHONE)
  await look(page, 'retention-destroying-phone')
  await page.setViewportSize(DESKTOP)
  await destroy.click()
  await page.getByText('2010-卷-003').first().waitFor({ state: 'detached' })
  assert.deepEqual(sent.map(({ version, document }) => [version, document]), [[9, '示例销批〔2026〕1号']])
  assert.deepEqual(complaints, [])
  await context.close()
})
