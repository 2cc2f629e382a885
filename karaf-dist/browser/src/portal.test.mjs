// A citizen, without signing in: what is published, an officer's certificate, a receipt verified on the device, a clue and how it stands.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { canonical } from '../../../docs/contracts/receipts/verify.mjs'
import { asking, base, close, DESKTOP, filled, look, PHONE, window } from './stage.mjs'

/** A receipt as a party is given it, with the file about persons. */
let receipt
let disclosures

before(async () => {
  await filled()
  const officer = await asking('sample-officer')
  const file = (name, told) => ({ name, mimeType: 'application/json', buffer: Buffer.from(canonical(told)) })
  for (const { id } of (await officer('GET', '/api/v1/cases?status=closed&size=50')).cases) {
    const issued = (await officer('GET', `/api/v1/cases/${id}/receipts`)).receipts.find((each) => each.issuedAt !== null)
    if (issued) {
      receipt = file('receipt.json', await officer('GET', `/api/v1/cases/${id}/receipts/${issued.id}`))
      disclosures = file('disclosures.json', await officer('POST', `/api/v1/cases/${id}/receipts/${issued.id}/disclosures`, { purpose: '交给当事人' }))
      return
    }
  }
  assert.fail('no receipt in the sample district')
})
after(close)

for (const [where, viewport] of [
  ['desktop', DESKTOP],
  ['phone', PHONE],
]) {
  test(`what the public sees, at the width of a ${where}`, async () => {
    const { page, context, complaints } = await window(viewport)
    await page.goto(`${base}/portal/`)
    await page.getByRole('heading', { name: '事前公开' }).waitFor()
    await look(page, `portal-home-${where}`)
    await page.getByRole('link', { name: /^执法主体/ }).click()
    await page.locator('.results a').first().waitFor()
    await look(page, `portal-list-${where}`)
    await page.locator('.results a').first().click()
    await page.locator('dl dt').first().waitFor()
    await look(page, `portal-item-${where}`)

    // Somebody's certificate by its number: one that is published, one that is not.
    const { publications } = await (await fetch(`${base}/public/v1/publications?kind=officer&size=1`)).json()
    await page.goto(`${base}/portal/officer?number=${encodeURIComponent(publications[0].number)}`)
    await page.getByRole('heading', { name: '在册的执法人员' }).waitFor()
    await look(page, `portal-officer-${where}`)
    await page.getByLabel('证件编号').fill('没有这样的编号')
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByText('没有查到这一编号').waitFor()

    await page.goto(`${base}/portal/receipt`)
    await page.getByLabel('决定凭证(JSON文件)').setInputFiles(receipt)
    await page.getByLabel(/^个人信息文件/).setInputFiles(disclosures)
    // From here on without a network: the file is verified on the device.
    await context.setOffline(true)
    await page.getByRole('button', { name: '核对', exact: true }).click()
    await page.getByText('各项核对都成立').waitFor()
    await look(page, `portal-receipt-${where}`)
    await context.setOffline(false)
    assert.deepEqual(complaints, [])
    await context.close()
  })
}

test('a receipt that was altered is told as that', async () => {
  const { page, context, complaints } = await window()
  await page.goto(`${base}/portal/receipt`)
  const altered = receipt.buffer.toString().replace(/"answer"/, '"ansvver"')
  await page.getByLabel('决定凭证(JSON文件)').setInputFiles({ name: 'receipt.json', mimeType: 'application/json', buffer: Buffer.from(altered) })
  await page.getByRole('button', { name: '核对', exact: true }).click()
  await page.getByText('有核对不成立').waitFor()
  await page.getByLabel('决定凭证(JSON文件)').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('not a receipt') })
  await page.getByRole('button', { name: '核对', exact: true }).click()
  await page.getByText('这不是决定凭证').waitFor()
  assert.deepEqual(complaints, [])
  await context.close()
})

test('a clue with a picture, and how it stands by its code', async () => {
  const { page, context, complaints } = await window()
  await page.goto(`${base}/portal/clue`)
  await page.getByLabel(/^什么事/).fill('<script>alert(1)</script>路口的小吃店没有公示价格,请核实(示例)')
  await page.getByLabel(/^附件/).setInputFiles({
    name: '现场.png',
    mimeType: 'image/png',
    buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64'),
  })
  await look(page, 'portal-clue-desktop')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '已经收到' }).waitFor()
  const code = await page.locator('.verdict').innerText()
  await page.getByRole('main').getByRole('link', { name: '查询进展' }).click()
  await page.getByLabel('查询码').fill(code)
  await page.getByRole('button', { name: '查询' }).click()
  await page.locator('dl dd').first().waitFor()
  await look(page, 'portal-progress-desktop')
  assert.deepEqual(complaints, [])
  await context.close()
})
