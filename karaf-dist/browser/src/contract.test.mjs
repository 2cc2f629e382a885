// What the pages' types are made from is what the platform says of itself; and the pages are small and guarded.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { base, close, signIn, window } from './stage.mjs'

const DOCUMENT = new URL('../../../docs/contracts/openapi.json', import.meta.url)

/** Bytes that come over the wire before a page can first be used. */
const MOST = 300 * 1024

/** With sorted names, so that a change of the interface is a change of its lines. */
function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted)
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.keys(value).sort().map((name) => [name, sorted(value[name])]))
  }
  return value
}

test('docs/contracts/openapi.json is what is served', async () => {
  const served = `${JSON.stringify(sorted(await (await fetch(`${base}/api/openapi.json`)).json()), null, 1)}\n`
  const kept = readFileSync(DOCUMENT, 'utf8')
  if (kept !== served && process.env.ZHIHENG_RENEW === 'true') {
    writeFileSync(DOCUMENT, served)
  } else {
    const lines = kept.split('\n')
    const at = served.split('\n').findIndex((line, number) => line !== lines[number])
    assert.ok(kept === served, `line ${at + 1} differs; ZHIHENG_RENEW=true ./zhiheng stories writes the document anew, then look at the pages' types`)
  }
})

test('pages load little, and nothing from elsewhere', async () => {
  const { page, context } = await window()
  const elsewhere = []
  page.on('response', (response) => {
    if (!response.url().startsWith(base)) {
      elsewhere.push(response.url())
    }
  })
  await signIn(page, 'sample-officer')
  await page.getByRole('heading', { name: '工作台' }).waitFor()
  await page.waitForLoadState('networkidle')
  const bytes = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .filter((each) => new URL(each.name).pathname.startsWith('/app/'))
      .reduce((sum, each) => sum + each.encodedBodySize, 0),
  )
  console.log(`sign-in and workbench: ${Math.round(bytes / 1024)} kB`)
  assert.ok(bytes > 0 && bytes < MOST, `${bytes} bytes`)
  assert.deepEqual(elsewhere, [])
  await context.close()
  await close()
})

test('every file comes with what guards it', async () => {
  for (const path of ['/app/', '/app/cases', '/app/assets/none.js']) {
    const answer = await fetch(base + path)
    assert.match(answer.headers.get('content-security-policy'), /default-src 'none'/, path)
    assert.doesNotMatch(answer.headers.get('content-security-policy'), /unsafe/, path)
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', path)
  }
  assert.equal(new URL((await fetch(`${base}/`)).url).pathname, '/app/')
})
