// What others do appears on open pages by itself; nobody hears of what they may not see; the stream ends with the session.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asking, base, close, filled, look, password, signIn, window } from './stage.mjs'

/** Milliseconds within which a change has to be heard: far less than the twenty seconds after which pages would ask by themselves. */
const HEARD_WITHIN = 6_000

let officer
/** Ends the streams of this story: an open one keeps it from ending. */
const streams = new AbortController()

before(async () => {
  await filled()
  officer = await asking('sample-officer')
})
after(async () => {
  streams.abort()
  await close()
})

async function clue(summary) {
  const { file } = await officer('POST', '/api/v1/cases', {
    command: crypto.randomUUID(),
    procedure: 'penalty.ordinary',
    body: 'sample-market',
    field: 'market-supervision',
    pieces: [{ do: 'add', kind: 'clue', values: { source: 'patrol', receivedAt: '2026-01-05T09:30:00+08:00', summary } }],
  })
  return file
}

/** Listens as a browser does; {@code heard} grows. */
async function listening(account) {
  const signed = await fetch(`${base}/api/v1/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name: account, password }) })
  const { csrf } = await signed.json()
  const cookie = signed.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ')
  const answer = await fetch(`${base}/api/v1/live`, { headers: { cookie }, signal: streams.signal })
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-type'), /^text\/event-stream/)
  const told = { heard: '', ended: false, cookie, csrf }
  void (async () => {
    for await (const part of answer.body) {
      told.heard += new TextDecoder().decode(part)
    }
    told.ended = true
  })().catch(() => {
    told.ended = true
  })
  return told
}

async function until(what, within, why) {
  const end = Date.now() + within
  while (!what()) {
    assert.ok(Date.now() < end, why)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('a case somebody else writes in is fresh on the open page', async () => {
  const file = await clue('巡查发现一处没有公示(示例)')
  const { page, context, complaints } = await window()
  await signIn(page, 'sample-head', `/app/cases/${file.head.id}`)
  await page.getByRole('navigation', { name: '案卷目录' }).waitFor()
  await page.waitForTimeout(1500)
  const group = page.getByRole('navigation', { name: '案卷目录' }).getByRole('button', { name: /^案源和立案/ })
  assert.match(await group.innerText(), /1/)
  const began = Date.now()
  await officer('POST', `/api/v1/cases/${file.head.id}/pieces`, {
    command: crypto.randomUUID(),
    version: file.head.version,
    pieces: [{ do: 'add', kind: 'party', values: { kind: 'organisation', name: '别人刚刚写入的公司(示例)' } }],
  })
  await group.filter({ hasText: '2' }).waitFor({ timeout: HEARD_WITHIN })
  console.log(`a change by somebody else: on the open page after ${Date.now() - began} ms`)
  await look(page, 'case-live')
  assert.deepEqual(complaints, [])
  await context.close()
})

test('a stream says which case changed to whom may see it, and nothing of it; to others nothing; and it ends when they sign out', async () => {
  const [head, auditor] = [await listening('sample-head'), await listening('sample-auditor')]
  const file = await clue('只有可以看的人知道(示例)')
  await until(() => head.heard.includes(file.head.id), HEARD_WITHIN, 'the head heard nothing')
  assert.match(head.heard, new RegExp(`event: case\ndata: \\{"id":"${file.head.id}"\\}\n\n`))
  assert.doesNotMatch(head.heard, /示例/)
  assert.doesNotMatch(auditor.heard, new RegExp(file.head.id))
  await fetch(`${base}/api/v1/session`, { method: 'DELETE', headers: { cookie: head.cookie, 'X-CSRF-Token': head.csrf } })
  await until(() => head.ended, 20_000, 'the stream went on without a session')
  assert.equal((await fetch(`${base}/api/v1/live`, { headers: { cookie: head.cookie } })).status, 401)
  assert.equal((await fetch(`${base}/api/v1/live`)).status, 401)
})
