// An officer signs in, sees what there is to do, opens a case, and is told what may be done next and why not.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asking, base, close, DESKTOP, filled, look, PHONE, signIn, window } from './stage.mjs'

/** A clue that nobody has looked into yet: what may be done next, and what not. */
let fresh

before(async () => {
  await filled()
  const { file } = await (await asking('sample-officer'))('POST', '/api/v1/cases', {
    command: crypto.randomUUID(),
    procedure: 'penalty.ordinary',
    body: 'sample-market',
    field: 'market-supervision',
    pieces: [{ do: 'add', kind: 'clue', values: { source: 'patrol', receivedAt: '2026-01-05T09:30:00+08:00', summary: '巡查发现(示例)' } }],
  })
  fresh = file.head.id
})
after(close)

test('a wrong password is told in words, and where somebody wanted to go is not forgotten', async () => {
  const { page, context, complaints } = await window()
  await page.goto(`${base}/app/cases`)
  await page.waitForURL(/sign-in\?to=/)
  await page.getByLabel('账号').fill('sample-officer')
  await page.getByLabel('口令', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('alert').waitFor()
  assert.match(await page.getByRole('alert').innerText(), /账号|口令/)
  await look(page, 'sign-in')
  await signIn(page, 'sample-officer', '/app/cases')
  assert.equal(new URL(page.url()).pathname, '/app/cases')
  await page.getByRole('button', { name: '退出' }).click()
  await page.waitForURL(/sign-in/)
  await page.goto(`${base}/app/cases`)
  await page.waitForURL(/sign-in\?to=/)
  assert.deepEqual(complaints, [])
  await context.close()
})

for (const [where, viewport] of [
  ['desktop', DESKTOP],
  ['phone', PHONE],
]) {
  test(`an officer's pages, at the width of a ${where}`, async () => {
    const { page, context, complaints } = await window(viewport)
    await signIn(page, 'sample-officer')
    await page.getByRole('heading', { name: '工作台' }).waitFor()
    await page.locator('table.list tbody tr').first().waitFor()
    await look(page, `workbench-${where}`)

    await page.goto(`${base}/app/cases`)
    await page.getByLabel('状态').first().waitFor()
    await page.locator('table.list tbody tr').first().waitFor()
    assert.ok((await page.locator('table.list tbody tr').count()) >= 10, 'the first page of cases')
    await look(page, `cases-${where}`)

    // A case at its beginning: what is refused says why, in words and without a key; what is free may be pressed.
    await page.locator(`table.list tbody tr a[href$="${fresh}"]`).click()
    await page.getByRole('heading', { name: '下一步' }).waitFor()
    await page.getByRole('listitem').filter({ hasText: '线索核查' }).first().waitFor()
    await look(page, `case-${where}`)
    await page.getByRole('button', { name: /^立案审批/ }).click()
    const why = page.getByRole('tooltip').filter({ hasText: '还不能到“立案审批”' })
    await why.waitFor()
    assert.match(await why.innerText(), /执法主体有管辖权/)
    await why.getByText(/^缺少:/).waitFor()
    assert.doesNotMatch(await why.innerText(), /[a-z]+\.[a-z]+/i)
    await look(page, `case-why-not-${where}`)
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: '写入…' }).click()
    await page.getByRole('menuitem').first().click()
    await page.getByRole('button', { name: /^写入案卷/ }).waitFor()
    await look(page, `case-piece-${where}`)
    await page.keyboard.press('Escape')

    await page.goto(`${base}/app/search?text=${encodeURIComponent('检查')}`)
    await page.locator('mark').first().waitFor()
    assert.equal(await page.locator('mark').first().innerText(), '检查')
    await look(page, `search-${where}`)

    await page.goto(`${base}/app/registers/officers`)
    await page.getByRole('heading', { name: '执法人员', level: 1 }).waitFor()
    await page.locator('table.list tbody tr button').first().waitFor()
    await look(page, `register-${where}`)
    await page.locator('table.list tbody tr button').first().click()
    await page.getByRole('heading', { name: '历史' }).waitFor()
    await look(page, `register-row-${where}`)

    await page.goto(`${base}/app/no/such/page`)
    await page.getByRole('heading', { name: '没有这一页' }).waitFor()
    await look(page, `nowhere-${where}`)
    assert.deepEqual(complaints, [])
    await context.close()
  })
}

test('in the dark, and by the keyboard alone', async () => {
  const { page, context, complaints } = await window()
  await signIn(page, 'sample-officer')
  await page.locator('table.list tbody tr').first().waitFor()
  await page.getByRole('button', { name: '深色' }).click()
  await look(page, 'workbench-dark')

  await page.locator('#content').focus()
  await page.keyboard.press('/')
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), '检索案卷')
  await page.keyboard.type('检查/抽查')
  assert.equal(await page.getByLabel('检索案卷').first().inputValue(), '检查/抽查')
  await page.getByLabel('检索案卷').first().fill('检查')
  await page.keyboard.press('Enter')
  await page.locator('mark').first().waitFor()
  await look(page, 'search-dark')
  await page.locator('article a').first().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: '案卷目录' }).waitFor()
  await look(page, 'case-dark')

  // As before after loading anew: how somebody likes pages is kept in the browser.
  await page.reload()
  await page.getByRole('navigation', { name: '案卷目录' }).waitFor()
  assert.equal(await page.evaluate(() => document.documentElement.classList.contains('dark')), true)
  assert.deepEqual(complaints, [])
  await context.close()
})
