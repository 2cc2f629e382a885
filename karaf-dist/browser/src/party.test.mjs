// A party is handed a code with a paper, looks at its own case, says its defence, and is answered; nobody else gets in.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asking, base, close, filled, look, PHONE, signIn, twoOfficers, window } from './stage.mjs'

const NUMBER = '91350100M000100Y43'
/** One white point. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
let officer
let fresh

before(async () => {
  await filled()
  officer = await asking('sample-officer')
  const [lead, assist] = await twoOfficers(officer)
  const [item] = (await officer('GET', `/api/v1/registers/items?size=1&beginning=${encodeURIComponent('对食品经营单位')}`)).rows
  const { file } = await officer('POST', '/api/v1/cases', {
    command: crypto.randomUUID(),
    procedure: 'penalty.ordinary',
    body: 'sample-market',
    field: 'market-supervision',
    pieces: [
      { do: 'add', kind: 'clue', values: { source: 'complaint', receivedAt: '2026-01-05T09:30:00+08:00', summary: '举报人说的话(示例)' } },
      { do: 'add', kind: 'party', key: 'p1', values: { kind: 'organisation', name: '某某商贸有限公司(示例)', creditCode: NUMBER } },
      { do: 'add', kind: 'matter', values: { item: item.key, division: '371002', occurredOn: '2026-01-05' } },
      { do: 'add', kind: 'handler', values: { officer: lead, part: 'lead', from: '2026-01-05' } },
      { do: 'add', kind: 'handler', values: { officer: assist, part: 'assist', from: '2026-01-05' } },
    ],
  })
  fresh = file.head.id
})
after(close)

test('a party looks at its own case, says its defence and is answered', async () => {
  const people = await window()
  await signIn(people.page, 'sample-officer', `/app/cases/${fresh}?view=parties`)
  await people.page.getByRole('button', { name: '制作查询码' }).click()
  const code = await people.page.locator('.letter .code').innerText()
  assert.match(code, /^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/)
  await look(people.page, 'case-party-code')

  const party = await window(PHONE)
  await party.page.goto(`${base}/portal/own`)
  const enter = async (end) => {
    await party.page.getByLabel('查询码', { exact: true }).fill(code)
    await party.page.getByLabel(/后六位/).fill(end)
    await party.page.getByRole('button', { name: '进入' }).click()
  }
  await enter('000000')
  await party.page.getByRole('alert').waitFor()
  await look(party.page, 'portal-own-refused-phone')
  await enter(NUMBER.slice(-6))
  await party.page.getByText('某某商贸有限公司(示例)').waitFor()
  assert.equal(await party.page.getByText('举报人').count(), 0)
  await party.page.getByLabel(/您对事实/).fill('<img src=x onerror=alert(1)>摊位是租来的,请从轻处理(示例)')
  const handIn = (name, mimeType, content) => party.page.getByLabel(/^证据材料/).setInputFiles({ name, mimeType, buffer: Buffer.from(content, 'base64') })
  await handIn('x.html', 'text/html', 'PGI+')
  await party.page.getByText('附件只能是JPEG、PNG图片或者PDF').waitFor()
  await handIn('合同.png', 'image/png', PICTURE)
  await party.page.getByRole('button', { name: '提交' }).click()
  await party.page.getByText('还没有答复').waitFor()
  await party.page.getByText('随附材料1份').waitFor()
  await look(party.page, 'portal-own-phone')

  // The officer's page hears of it; the words are taken over, and the party is answered.
  await people.page.getByText('请从轻处理').waitFor()
  await people.page.getByRole('button', { name: '写入案卷…' }).click()
  await people.page.getByRole('button', { name: /^写入案卷\(/ }).waitFor()
  assert.match(await people.page.getByLabel('内容').inputValue(), /请从轻处理/)
  await look(people.page, 'case-party-statement')
  await people.page.getByRole('button', { name: /^写入案卷\(/ }).click()
  await people.page.getByText('已写入案卷').waitFor()

  // What was handed in is looked at, and offered as evidence of the case.
  await people.page.getByRole('button', { name: /^材料1/ }).click()
  await people.page.getByRole('img', { name: '材料1' }).waitFor()
  await people.page.getByRole('button', { name: '关闭此对话框' }).click()
  await people.page.getByRole('button', { name: '作为证据写入…' }).click()
  await people.page.getByText('附件已上传').waitFor()
  await look(people.page, 'case-party-evidence')
  await people.page.getByRole('button', { name: /^写入案卷\(/ }).click()
  await people.page.getByRole('dialog').waitFor({ state: 'detached' })
  await people.page.getByLabel('答复陈述、申辩').fill('已经记入案卷,复核以后告知您(示例)')
  await people.page.getByRole('button', { name: '答复', exact: true }).click()
  await people.page.getByText(/答复:已经记入案卷/).waitFor()
  await look(people.page, 'case-parties')

  await party.page.reload()
  await party.page.getByText('已经记入案卷,复核以后告知您').waitFor()
  await party.page.setViewportSize({ width: 1366, height: 768 })
  await look(party.page, 'portal-own-desktop')
  await party.page.getByRole('button', { name: '退出' }).click()
  await party.page.getByRole('button', { name: '进入' }).waitFor()
  // Nobody is in, and a wrong number: the two that the browser tells of.
  assert.deepEqual(party.complaints.filter((each) => !/403/.test(each)), [])
  assert.deepEqual(people.complaints, [])
  await party.context.close()
  await people.context.close()
})

test('a session of a party opens nothing else, and no other site changes anything with it', async () => {
  const { code } = await officer('POST', `/api/v1/cases/${fresh}/party/codes`, { party: 'p1' })
  const entered = await fetch(`${base}/api/v1/party/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code, numberEnd: NUMBER.slice(-6) }),
  })
  assert.equal(entered.status, 201)
  const set = entered.headers.getSetCookie()[0]
  assert.match(set, /HttpOnly; SameSite=Strict/)
  assert.match(set, /Path=\/api\/v1\/party/)
  const cookie = set.split(';')[0]
  assert.equal((await fetch(`${base}/api/v1/cases/${fresh}`, { headers: { cookie } })).status, 401)
  assert.equal((await fetch(`${base}/api/v1/live`, { headers: { cookie } })).status, 401)
  const forged = await fetch(`${base}/api/v1/party/requests`, {
    method: 'POST',
    headers: { cookie, 'Content-Type': 'application/json', 'X-CSRF-Token': 'wrong' },
    body: JSON.stringify({ kind: 'hearing', words: '别的网站送来的' }),
  })
  assert.equal(forged.status, 403)
  assert.equal((await forged.json()).code, 'HTTP-CSRF')
  assert.equal((await (await fetch(`${base}/api/v1/party`)).json()).code, 'PARTY-SESSION')
})
