// What every story needs: the platform's address, its sample accounts, a browser that tells what goes wrong in it.
import axe from 'axe-core'
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

export const base = process.env.ZHIHENG_URL ?? 'http://127.0.0.1:8181'
const screenshots = process.env.ZHIHENG_SCREENSHOTS ?? 'target/screenshots'
const sample = readFileSync(process.env.ZHIHENG_SAMPLE, 'utf8')

/** The one password of the sample accounts. */
export const password = /^password=(.*)$/m.exec(sample)[1]

export const DESKTOP = { width: 1366, height: 768 }
export const PHONE = { width: 390, height: 844 }

/** Milliseconds within which the sample district's cases are there after the platform is ready; a busy machine needs most of it. */
const FILLED_WITHIN = 300_000

/** Milliseconds a page is waited for: stories tell what happens, not how fast, and other tests may run beside them. */
const PATIENCE = 60_000

let browser
/** Windows that nobody has closed: a story closes its own at its end, so they are of those that failed. */
const windows = new Set()
let failures = 0

export async function open() {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  })
  return browser
}

/** Ends the browser, with a picture of each window in which a story ended before its time. */
export async function close() {
  mkdirSync(screenshots, { recursive: true })
  for (const page of [...windows].flatMap((each) => each.pages())) {
    await page.screenshot({ path: `${screenshots}/failed-${process.pid}-${failures++}.png`, fullPage: true })
  }
  await browser?.close()
  browser = undefined
}

/** Waits until the sample district is there, as the platform's log says: it is filled in the background once the platform is ready. */
export async function filled() {
  const log = process.env.ZHIHENG_LOG
  const until = Date.now() + FILLED_WITHIN
  while (log && !readFileSync(log, 'utf8').includes(' sample cases: ')) {
    assert.ok(Date.now() < until, 'the sample district was not filled in time')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** What a browser says of the question whether somebody is signed in where nobody is, and of a wrong password. */
function expected(message) {
  return message.text().includes('401') && message.location().url.endsWith('/api/v1/session')
}

/** A window of its own, with what its pages complained of. */
export async function window(viewport = DESKTOP) {
  const context = await (await open()).newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  windows.add(context)
  context.on('close', () => windows.delete(context))
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  const complaints = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected(message)) complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`))
  return { context, page, complaints }
}

/** Says how long something took; held to what the plan allows by `./zhiheng bench web` alone, which has the machine to itself. */
export function took(what, milliseconds, allowed) {
  console.log(`${what}: ${Math.round(milliseconds)} ms`)
  if (process.env.ZHIHENG_MEASURED) assert.ok(milliseconds < allowed, `${what}: ${milliseconds} ms, allowed are ${allowed}`)
}

/** Clicks, and counts them. */
export function counted() {
  let clicks = 0
  return {
    click: async (what) => {
      clicks++
      await what.click()
    },
    clicks: () => clicks,
  }
}

export async function signIn(page, account, to = '/app/') {
  await page.goto(base + to)
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('口令', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
}

/** Asks the interface itself as one of the sample accounts: for what a story begins with. */
export async function asking(account) {
  const signed = await fetch(`${base}/api/v1/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name: account, password }) })
  assert.ok(signed.ok, `${account}: ${signed.status}`)
  const { csrf } = await signed.json()
  const cookie = signed.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ')
  return async (method, path, body) => {
    const answer = await fetch(base + path, {
      method,
      headers: { cookie, 'X-CSRF-Token': csrf, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const told = await answer.json()
    assert.ok(answer.ok, `${method} ${path}: ${JSON.stringify(told)}`)
    return told
  }
}

/** Keys of the two officers of the sample district's market bureau who handle what stories begin; the account sample-officer is the first. */
export async function twoOfficers(officer) {
  const keyOf = async (name) => (await officer('GET', `/api/v1/registers/officers?size=1&beginning=${encodeURIComponent(name)}`)).rows[0].key
  return [await keyOf('示例朱涛'), await keyOf('示例刘建国')]
}

/** Looks at a page as it is: a picture for people, and nothing on it that keeps anybody out or makes it wider than the window. */
export async function look(page, name) {
  // A picture of something that is still moving is of no use, and its colours are not those that stay.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null))))
  mkdirSync(screenshots, { recursive: true })
  await page.screenshot({ path: `${screenshots}/${name}.png` })
  const { overflow, window: width } = await page.evaluate(() => ({ overflow: document.documentElement.scrollWidth, window: innerWidth }))
  assert.ok(overflow <= width, `${name} is ${overflow} wide in a window of ${width}`)
  await page.evaluate(axe.source)
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }),
  )
  assert.deepEqual(
    found.violations
      .filter((each) => each.impact === 'serious' || each.impact === 'critical')
      .map((each) => `${name}: ${each.id}: ${each.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
    [],
  )
}
