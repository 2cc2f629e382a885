// A decision table is looked at in words, tried, and changed by the keyboard; the platform tells gaps and overlaps; it becomes a draft, and nothing is in force by that.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { asking, close, DESKTOP, filled, look, PHONE, signIn, window } from './stage.mjs'

before(filled)
after(close)

const TABLE = '/app/rules/tables/cn~000000/discretion~food-unsafe'

test('a steward changes a table by the keyboard, is told what is wrong with it, and makes a draft of it', async () => {
  const { page, context, complaints } = await window()
  await signIn(page, 'sample-rule-steward', '/app/rules/tables')
  await page.locator('table.list tbody tr').first().waitFor()
  await look(page, 'rules-tables')
  await page.getByLabel('名称').fill('食品安全标准')
  await page.getByRole('link', { name: '生产经营不符合食品安全标准的食品' }).click()
  await page.getByText('检查通过:没有读不懂的,没有重叠,也没有遗漏').waitFor()
  await page.getByText('不足10000').waitFor()
  await page.getByRole('textbox', { name: '货值金额' }).fill('10000')
  await page.getByText(/裁量阶次 货值一万元以上/).waitFor()
  assert.match(await page.locator('tr.hit').innerText(), /^2/)
  await look(page, 'rules-table')

  await page.getByRole('button', { name: '修改' }).click()
  const cell = (row, label) => page.getByLabel(`第${row}行${label}`, { exact: true })
  await cell(1, '货值金额').fill('< 9000')
  await page.getByText('没有一行适用于货值金额是9000').waitFor()
  await cell(1, '货值金额').fill('<= 10000')
  await page.getByText(/第1行和第2行重叠,例如货值金额是10000/).waitFor()
  await cell(1, '货值金额').fill('< 一万')
  await page.getByText(/条件“< 一万”读不懂/).waitFor()
  assert.equal(await cell(1, '货值金额').getAttribute('aria-invalid'), 'true')
  await look(page, 'rules-table-wrong')
  await cell(1, '货值金额').fill('< 10000')
  await page.getByText('检查通过').waitFor()

  // Down, a row more, back again, all without a mouse.
  await page.keyboard.press('Enter')
  assert.equal(await cell(2, '货值金额').evaluate((each) => each === document.activeElement), true)
  await page.keyboard.press('Control+Enter')
  assert.equal(await cell(3, '货值金额').inputValue(), '-')
  assert.equal(await cell(3, '货值金额').evaluate((each) => each === document.activeElement), true)
  await page.getByText(/第1行和第3行重叠/).waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('检查通过').waitFor()
  assert.equal(await cell(3, '货值金额').count(), 0)
  await cell(2, '最高').fill('25')
  await cell(2, '说明').fill('<b>示例的修改</b>')

  // What is changed is kept until it is wanted no more, also when the window is closed.
  await page.waitForTimeout(800)
  await page.reload()
  await page.getByText('检查通过').waitFor()
  assert.equal(await cell(2, '最高').inputValue(), '25')
  await page.setViewportSize(PHONE)
  await look(page, 'rules-table-phone')
  await page.setViewportSize(DESKTOP)
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载DMN' }).click()
  const downloaded = readFileSync(await (await file).path(), 'utf8')
  assert.match(downloaded, /<outputEntry><text>25<\/text><\/outputEntry>/)
  assert.match(downloaded, /&lt;b&gt;示例的修改/)

  await page.getByRole('button', { name: '放进规则包的草稿…' }).click()
  await page.getByRole('button', { name: '做成草稿' }).click()
  const draft = page.getByRole('dialog', { name: /草稿$/ })
  await draft.getByRole('table', { name: '改了的规则' }).getByText(/最高 25/).waitFor()
  await look(page, 'rules-table-draft')
  const zip = page.waitForEvent('download')
  await draft.getByRole('button', { name: '下载规则包的文件' }).click()
  assert.equal(readFileSync(await (await zip).path()).subarray(0, 2).toString(), 'PK')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '不改了' }).click()
  await page.getByText('超过').first().waitFor({ state: 'detached' })
  const { packages } = await (await asking('sample-officer'))('GET', '/api/v1/rules')
  assert.doesNotMatch(packages.find((each) => each.id === 'cn.000000').origin, /handed-in/)
  assert.deepEqual(complaints, [])
  await context.close()
})

test('an officer reads a table in words and changes nothing', async () => {
  const { page, context, complaints } = await window(PHONE)
  await signIn(page, 'sample-officer', TABLE)
  await page.getByText('不足10000').waitFor()
  assert.equal(await page.getByRole('button', { name: '修改' }).count(), 0)
  await look(page, 'rules-table-read-phone')
  assert.deepEqual(complaints, [])
  await context.close()
})
