import { expect, it } from 'vitest'
import type { CaseFile } from './cases'
import { urgent } from './urgent'

const file = (pieces: object[], clocks: object[] = []) => ({ head: {}, pieces, run: { clocks }, labels: { bodies: {} } }) as unknown as CaseFile
const measure = { kind: 'measure', key: 'm1', values: { kind: 'seizure', urgent: true, object: '一批没有标签的食品' } }

it('says of a preservation what goods they are, where they are, and from whom', () => {
  const party = { kind: 'party', key: 'p1', values: { name: '某某商贸有限公司' } }
  const evidence = { kind: 'evidence', key: 'v1', values: { name: '三十箱白酒', place: '北街12号仓库' } }
  const preservation = { kind: 'preservation', key: 'k1', values: { evidence: 'v1', urgentAt: '2026-03-02T09:30:00+08:00', keptAt: '所里的保管室' } }
  expect(urgent(file([party, evidence, preservation]))[0]!.object).toBe('三十箱白酒,取得于北街12号仓库,保存在所里的保管室,取自某某商贸有限公司')
  const from = { ...evidence, values: { name: '三十箱白酒', source: '仓库保管员周某' } }
  expect(urgent(file([party, from, { ...preservation, values: { evidence: 'v1', urgentAt: '2026-03-02T09:30:00+08:00' } }]))[0]!.object).toBe('三十箱白酒,取自仓库保管员周某')
  expect(urgent(file([preservation]))[0]!.object).toBe('案卷里没有写保存的是什么,保存在所里的保管室')
})

it('shows what was carried out in a hurry with the last moment for the approval, until somebody has decided on it', () => {
  const clock = { code: 'measure-report', key: 'm1', legal: '2026-03-03T09:30:00+08:00' }
  expect(urgent(file([measure], [clock]))).toMatchObject([{ matter: 'measure', object: '一批没有标签的食品', until: '2026-03-03T09:30:00+08:00' }])
  expect(urgent(file([{ ...measure, values: { ...measure.values, urgent: false } }]))).toEqual([])
  const approval = (about: string | null, outcome = 'approved') => ({ kind: 'approval', key: 'a1', values: { matter: 'measure', outcome, about } })
  expect(urgent(file([measure, approval('m2')]))).toHaveLength(1)
  expect(urgent(file([measure, approval('m1')]))).toEqual([])
  expect(urgent(file([measure, approval('m1', 'refused')]))).toEqual([])
  expect(urgent(file([measure, approval(null)]))).toEqual([])
})
