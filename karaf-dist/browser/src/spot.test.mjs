// Somebody new to it decides a case on the spot: notice, defence heard, remedies told, paper handed over. Counted in clicks and seconds.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { base, close, counted, filled, look, signIn, window } from './stage.mjs'

/** What the plan allows. */
const MOST_CLICKS = 25
const MOST_SECONDS = 120

before(filled)
after(close)

test('a simple case from its beginning to the paper in the party\'s hand', async () => {
  const { page, context, complaints } = await window()
  await signIn(page, 'sample-officer')
  await page.getByRole('heading', { name: '工作台' }).waitFor()
  const { click, clicks } = counted()
  const began = Date.now()

  await click(page.getByRole('link', { name: '当场处罚' }).first())
  await click(page.getByLabel('姓名或者名称'))
  await page.keyboard.type('示例小吃店(示例)')
  await click(page.getByRole('combobox', { name: '执法事项' }))
  await page.keyboard.type('对食品经营单位未按规定公示')
  await click(page.locator('.el-select-dropdown:visible').getByRole('option', { name: /未按规定公示信息/ }).first())
  await click(page.getByLabel('违法事实和证据'))
  await page.keyboard.type('检查时没有按规定公示信息,现场拍照,当事人签字确认(示例)')
  // Who leads is who writes; a colleague assists.
  await page.getByText(/示例朱涛/).first().waitFor()
  await click(page.getByRole('combobox', { name: '协办的执法人员' }))
  await page.keyboard.type('示例刘建国')
  await click(page.locator('.el-select-dropdown:visible').getByRole('option', { name: /示例刘建国/ }).first())
  await click(page.getByRole('button', { name: /^从轻/ }))
  await page.getByText('可以当场作出处罚决定').waitFor()
  await click(page.getByText('已出示执法证件,并告知'))
  await click(page.getByText('没有陈述、申辩', { exact: true }))
  await click(page.getByText('已告知当事人上述救济途径'))
  await look(page, 'spot-desktop')
  await click(page.getByRole('button', { name: /^作出决定/ }))
  await page.getByRole('heading', { name: '决定已经作出,请交付当事人' }).waitFor()
  await look(page, 'spot-handing')
  await click(page.getByRole('button', { name: '当事人已经签收' }))
  await page.getByRole('heading', { name: /^决定已经作出并交付/ }).waitFor()
  const seconds = Math.round((Date.now() - began) / 1000)
  console.log(`a decision on the spot: ${clicks()} clicks, ${seconds} seconds of the machine's`)
  assert.ok(clicks() <= MOST_CLICKS, `${clicks()} clicks`)
  assert.ok(seconds <= MOST_SECONDS, `${seconds} seconds`)
  await look(page, 'spot-decided')

  await page.getByRole('button', { name: '看案卷' }).click()
  await page.getByRole('navigation', { name: '案卷目录' }).waitFor()
  for (const view of ['文书', '证据', '办理经过', '裁量', '法制审核', '决定和执行', '卷内目录']) {
    await page.getByRole('navigation', { name: '案卷目录' }).getByRole('button', { name: new RegExp(`^${view}`) }).click()
    await page.getByRole('heading', { name: view, level: 2 }).waitFor()
    await page.locator('.el-skeleton').first().waitFor({ state: 'detached' })
    await look(page, `case-view-${view}`)
  }
  assert.deepEqual(complaints, [])
  await context.close()
})

test('what is being written survives that the window is closed, and nobody else sees it', async () => {
  const { page, context, complaints } = await window()
  await signIn(page, 'sample-officer', '/app/spot')
  await page.getByLabel('姓名或者名称').fill('没有写完的店(示例)')
  await page.waitForTimeout(800)
  await page.close()

  const again = await context.newPage()
  again.setDefaultTimeout(15_000)
  await again.goto(`${base}/app/`)
  await again.getByRole('heading', { name: '没有写完的' }).waitFor()
  await again.getByRole('link', { name: /没有写完的店/ }).click()
  assert.equal(await again.getByLabel('姓名或者名称').inputValue(), '没有写完的店(示例)')
  // In the browser it lies sealed: no name stands in what is kept.
  const kept = await again.evaluate(async () => {
    const database = await new Promise((resolve) => {
      const request = indexedDB.open('zhiheng')
      request.onsuccess = () => resolve(request.result)
    })
    const all = await new Promise((resolve) => {
      const request = database.transaction('drafts').objectStore('drafts').getAll()
      request.onsuccess = () => resolve(request.result)
    })
    return all.map((each) => `${Object.keys(each)} ${new TextDecoder().decode(each.sealed)}`).join() + JSON.stringify({ ...localStorage, ...sessionStorage })
  })
  assert.doesNotMatch(kept, /没有写完的店/)
  await again.getByRole('button', { name: '退出' }).click()
  await again.waitForURL(/sign-in/)
  await signIn(again, 'sample-head')
  await again.getByRole('heading', { name: '工作台' }).waitFor()
  assert.equal(await again.getByText('没有写完的店').count(), 0)
  assert.deepEqual(complaints, [])
  await context.close()
})
