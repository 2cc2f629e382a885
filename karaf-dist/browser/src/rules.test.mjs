// Rules change while people work: one steward uploads a signed package and proposes it, another releases it, whoever looks at the rules sees it; and back again.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { asking, close, DESKTOP, filled, look, PHONE, signIn, window } from './stage.mjs'

/** The script of the project, and whose state the platform has. */
const zhiheng = new URL('../../../zhiheng', import.meta.url).pathname
const packages = new URL('../../../region-plugins', import.meta.url).pathname
const RULE = '仍由行政执法部门管辖的罚款数额'
/** Milliseconds within which what two people decided has to be in force and on the pages that are open. */
const IN_FORCE_WITHIN = 15_000

let folder

before(filled)
after(async () => {
  rmSync(folder, { recursive: true, force: true })
  await close()
})

/** The district's package in a next version, with another sum from a day on; made and signed as its author would. */
function packed() {
  folder = mkdtempSync(join(tmpdir(), 'zhiheng-rules-'))
  const rules = join(folder, 'RULES-INF')
  cpSync(join(packages, 'weihai-huancui/src/main/resources/RULES-INF'), rules, { recursive: true })
  const change = (file, from, to) => {
    const text = readFileSync(join(rules, file), 'utf8')
    assert.ok(text.includes(from), `${file} has no ${from}`)
    writeFileSync(join(rules, file), text.replace(from, to))
  }
  const version = /^version: (\d+)\.(\d+)\.(\d+)$/m.exec(readFileSync(join(rules, 'package.yaml'), 'utf8'))
  const next = `${version[1]}.${Number(version[2]) + 1}.0`
  change('package.yaml', version[0], `version: ${next}`)
  const since = `  2024-05-05:
    value: {amount: 50000.00, inclusive: true}
    source: {document: plan-2024, article: 二、(五)13, phrase: "以及处罚款5万元以上等重大行政处罚决定的案件等情形,仍由行政执法部门依法管辖"}
    verified: text
`
  change(
    'parameters/competence.yaml',
    since,
    `${since}  2026-07-01:
    value: {amount: 60000.00, inclusive: true}
    source: {document: plan-2024, article: 二、(五)13, phrase: "以及处罚款5万元以上等重大行政处罚决定的案件等情形,仍由行政执法部门依法管辖"}
    verified: memory
    doubt: 示例的修改,方案没有这样写
    reading: 示例
`,
  )
  // Rulings tell the doubt they rest on: those that do will be others.
  change('parameters/competence.yaml', '列举之后的“等”是否包括暂扣许可证件', `示例${Date.now()}:列举之后的“等”是否包括暂扣许可证件`)
  const jar = join(folder, 'candidate.jar')
  execFileSync(zhiheng, ['pack', folder, '--out', jar], { env: { ...process.env, ZHIHENG_STATE: process.env.ZHIHENG_STAGE }, stdio: ['ignore', 'ignore', 'inherit'] })
  return { jar, next, before: version[0].slice('version: '.length) }
}

test('two stewards bring a package in force and take it back, and whoever looks at the rules sees both', async () => {
  const { jar, next, before: old } = packed()
  const steward = await window()
  const second = await window()
  const third = await window()
  await signIn(third.page, 'sample-justice-supervisor', '/app/rules/packages/cn~371002')
  await third.page.getByLabel('规则的名称或者内容').fill(RULE)
  const row = third.page.locator('table.list tbody tr').filter({ hasText: RULE })
  await row.waitFor()
  assert.doesNotMatch(await row.innerText(), /60000/)

  // Uploaded: checked, tested and laid beside what is in force; nothing is changed by that.
  await signIn(steward.page, 'sample-rule-steward', '/app/rules/releases')
  await steward.page.getByLabel('规则包文件').setInputFiles(jar)
  await steward.page.getByText(/^检查通过,自带的\d+项测试全部通过$/).waitFor()
  const difference = steward.page.getByRole('table', { name: '改了的规则' })
  await difference.getByRole('row').filter({ hasText: RULE }).waitFor()
  assert.match(await difference.innerText(), /2026-07-01起 60000\.00\(含\)/)
  assert.match(await steward.page.getByText(/→/).first().innerText(), new RegExp(`${old} → ${next}`))
  await steward.page.getByRole('button', { name: '用各规则包的测试试算' }).click()
  await steward.page.getByText(/用各规则包的测试问了\d+次,\d+次不同/).waitFor({ timeout: 60_000 })
  await steward.page.getByRole('button', { name: '用在办案件试算' }).click()
  await steward.page.getByText(/用在办案件问了\d+次/).waitFor({ timeout: 60_000 })
  await look(steward.page, 'rules-candidate')
  await steward.page.getByRole('button', { name: '提请启用' }).click()
  await steward.page.getByLabel('为什么,给复核的人看').fill('按新的方案调整(示例)')
  await steward.page.getByRole('button', { name: '提请', exact: true }).click()
  await steward.page.getByText('您提请的,须由另一名规则管理员复核').waitFor()
  assert.equal(await steward.page.getByRole('button', { name: '复核同意' }).count(), 0)
  assert.match(await steward.page.getByText(/提请:按新的方案调整/).innerText(), /示例/)
  await look(steward.page, 'rules-proposed')

  // The second person sees what it is about before anything happens, also on a phone.
  await signIn(second.page, 'sample-rule-steward-2', '/app/rules/releases')
  await second.page.getByText(`启用威海市环翠区 ${next}`, { exact: true }).waitFor()
  await second.page.getByRole('button', { name: '看改了什么' }).first().click()
  const drawer = second.page.getByRole('dialog', { name: `启用威海市环翠区 ${next}` })
  await drawer.getByRole('table', { name: '改了的规则' }).getByText(/60000/).waitFor()
  await look(second.page, 'rules-second-person')
  await second.page.setViewportSize(PHONE)
  await look(second.page, 'rules-second-person-phone')
  assert.doesNotMatch(await row.innerText(), /60000/)
  const began = Date.now()
  await drawer.getByRole('button', { name: '复核同意' }).click()
  await row.filter({ hasText: '60000' }).waitFor({ timeout: IN_FORCE_WITHIN })
  console.log(`a package released by the second person: on the page of a third after ${Date.now() - began} ms`)
  await third.page.getByText(`版本${next}`).first().waitFor()
  await look(third.page, 'rules-live')
  await look(second.page, 'rules-releases-phone')

  // And back: proposed by the one, released by the other.
  await steward.page.getByRole('button', { name: '提请退回到这一代' }).first().click()
  await steward.page.getByLabel('为什么,给复核的人看').fill('先退回(示例)')
  await steward.page.getByRole('button', { name: '提请', exact: true }).click()
  await second.page.setViewportSize(DESKTOP)
  await second.page.getByText(/^退回到第\d+代规则$/).first().waitFor()
  await second.page.getByRole('button', { name: '看改了什么' }).first().click()
  await second.page.getByRole('table', { name: '改了的规则' }).getByText(/60000/).waitFor()
  await look(second.page, 'rules-roll-back')
  await second.page.getByRole('dialog').getByRole('button', { name: '复核同意' }).click()
  await third.page.getByText(`版本${old}`).first().waitFor({ timeout: IN_FORCE_WITHIN })
  await row.filter({ hasNotText: '60000' }).waitFor()
  const { packages: inForce } = await (await asking('sample-officer'))('GET', '/api/v1/rules')
  assert.equal(inForce.find((each) => each.id === 'cn.371002').version, old)
  for (const each of [steward, second, third]) {
    assert.deepEqual(each.complaints, [])
    await each.context.close()
  }
})

test('a file that is no package is told as that, and nobody alone brings anything in force', async () => {
  const { page, context, complaints } = await window()
  await signIn(page, 'sample-rule-steward', '/app/rules/releases')
  const nothing = join(folder, 'nothing.jar')
  writeFileSync(nothing, 'no archive')
  await page.getByLabel('规则包文件').setInputFiles(nothing)
  await page.getByText(/^有\d+处错误,不能启用$/).waitFor()
  assert.equal(await page.getByRole('button', { name: '提请启用' }).count(), 0)
  await look(page, 'rules-refused')
  assert.deepEqual(complaints, [])
  await context.close()

  const steward = await asking('sample-rule-steward')
  const { generations } = await steward('GET', '/api/v1/rules/generations')
  const proposal = await steward('POST', '/api/v1/rules/releases', { change: 'roll-back', subject: String(generations[1].number), note: '示例' })
  await assert.rejects(steward('POST', `/api/v1/rules/releases/${proposal.id}/release`), /ACCESS-FOUR-EYES/)
  await (await asking('sample-rule-steward-2'))('POST', `/api/v1/rules/releases/${proposal.id}/refusal`, { reason: '示例' })
})
