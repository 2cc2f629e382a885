// How fast pages are for whoever sits before them: the first look at the workbench, going from page to page, and typing beside a list of ten thousand rows.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { base, close, filled, signIn, took, window } from './stage.mjs'

/** What the plan allows, milliseconds. */
const FIRST_PAINT = 1500
const PAGE_CHANGE = 200
const LATENCY = 50
const ROWS = 10_000
/** Milliseconds after which the code of all pages of the menu is there. */
const FETCHED = 5_000

before(filled)
after(close)

const middle = (all) => [...all].sort((one, other) => one - other)[Math.floor(all.length / 2)]

test('the workbench is there soon, also where nothing was loaded before', async () => {
  const painted = []
  for (let turn = 0; turn < 3; turn++) {
    const { page, context, complaints } = await window()
    await signIn(page, 'sample-officer')
    const cookies = await context.cookies()
    await context.close()
    const cold = await window()
    await cold.context.addCookies(cookies)
    await cold.page.goto(`${base}/app/`)
    await cold.page.locator('table.list tbody tr').first().waitFor()
    painted.push(await cold.page.evaluate(() => Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)))
    assert.deepEqual([...complaints, ...cold.complaints], [])
    await cold.context.close()
  }
  console.log(`first paint of the workbench, cold: ${painted.join(', ')} ms`)
  took('first paint, the slowest', Math.max(...painted), FIRST_PAINT)
})

test('from page to page', async () => {
  const { page, context, complaints } = await window()
  await signIn(page, 'sample-officer')
  await page.locator('table.list tbody tr').first().waitFor()
  const pages = [
    ['案件', '/app/cases'],
    ['检索案卷', '/app/search'],
    ['工作台', '/app/'],
    ['执法人员', '/app/people'],
    ['在用的规则', '/app/rules'],
    ['赋权矩阵', '/app/matrix'],
    ['裁量基准', '/app/benchmarks'],
    ['登记线索', '/app/new-case'],
  ]
  /** From the click to the frame in which the other page's heading stands. */
  const change = ([title, path]) =>
    page.evaluate(
      ([wanted, address]) =>
        new Promise((resolve) => {
          const link = [...document.querySelectorAll('nav[aria-label="主菜单"] a')].find((each) => each.getAttribute('href') === address)
          const began = performance.now()
          const look = () => {
            const heading = [...document.querySelectorAll('main h1')].find((each) => each.offsetParent !== null)
            if (location.pathname === address && heading?.textContent === wanted) {
              requestAnimationFrame(() => resolve(performance.now() - began))
            } else {
              requestAnimationFrame(look)
            }
          }
          link.click()
          look()
        }),
      [title, path],
    )
  const may = []
  for (const each of pages) {
    if ((await page.locator(`nav[aria-label="主菜单"] a[href="${each[1]}"]`).count()) > 0) {
      may.push(each)
    }
  }
  // The code of the pages of the menu comes a little after the first one is there.
  await page.waitForTimeout(FETCHED)
  const first = []
  const again = []
  for (const each of may) {
    first.push(await change(each))
  }
  for (const each of may) {
    again.push(await change(each))
  }
  const told = (all) => all.map((each) => Math.round(each)).join(', ')
  console.log(`page changes: the first time ${told(first)} ms; again ${told(again)} ms`)
  took('from page to page the first time, in the middle', middle(first), PAGE_CHANGE)
  took('from page to page again, the slowest', Math.max(...again), PAGE_CHANGE)
  assert.deepEqual(complaints, [])
  await context.close()
})

test('typing beside a list of ten thousand rows', async () => {
  const { page, context, complaints } = await window()
  await page.route(/\/api\/v1\/registers\/officers\?/, async (route) => {
    const answer = await (await route.fetch()).json()
    const [one] = answer.rows
    const rows = Array.from({ length: ROWS }, (_, at) => ({ ...one, key: `made-${at}`, values: { ...one.values, name: `第${at + 1}名(示例)` } }))
    await route.fulfill({ json: { ...answer, rows, next: null } })
  })
  await signIn(page, 'sample-officer', '/app/people')
  await page.getByText('第1名(示例)').waitFor()
  const there = await page.locator('table.list tbody tr').count()
  assert.ok(there < 1000, `${there} rows are in the page`)
  const field = page.getByLabel('姓名的开头')
  await field.click()
  const latency = []
  for (let turn = 0; turn < 30; turn++) {
    // From the key to the frame after it.
    const told = page.evaluate(
      () => new Promise((resolve) => addEventListener('keydown', (event) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - event.timeStamp))), { once: true })),
    )
    await page.waitForTimeout(30)
    await page.keyboard.press(turn % 2 ? 'Backspace' : 'a')
    latency.push(await told)
  }
  console.log(`a key beside ${ROWS} rows: ${Math.round(middle(latency))} ms in the middle of thirty, ${Math.round(Math.max(...latency))} ms at most; ${there} rows in the page`)
  took('a key, the slowest of thirty', Math.max(...latency), LATENCY)

  // Its end is reached, and what stands there is the last row; back again it is as before.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await page.getByText(`第${ROWS}名(示例)`).waitFor()
  assert.ok((await page.locator('table.list tbody tr').count()) < 1000)
  await page.evaluate(() => scrollTo(0, 0))
  await page.getByText('第1名(示例)').waitFor()
  assert.deepEqual(complaints, [])
  await context.close()
})
