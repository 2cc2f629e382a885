import { expect, it } from 'vitest'
import type { CaseFile } from './cases'
import { urgent } from './urgent'

const file = (pieces: object[], clocks: object[] = []) => ({ head: {}, pieces, run: { clocks }, labels: { bodies: {} } }) as unknown as CaseFile
const measure = { kind: 'measure', key: 'm1', values: { kind: 'seizure', urgent: true, object: '一批没有标签的食品' } }

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
