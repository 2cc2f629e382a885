import { expect, it } from 'vitest'
import type { CaseFile } from './cases'
import { hearing } from './hearing'

const file = (...pieces: object[]) => ({ head: {}, pieces, run: { clocks: [] }, labels: { bodies: {} } }) as unknown as CaseFile
const notice = { kind: 'notice', key: 'n1', values: { servedOn: '2026-03-02', hearingTold: true } }

it('tells the steps of a hearing and which comes next', () => {
  const states = (one: CaseFile) => hearing(one).map((each) => each.state)
  expect(states(file())).toEqual(['next', 'open', 'open', 'open', 'open', 'open'])
  expect(states(file(notice))).toEqual(['done', 'next', 'open', 'open', 'open', 'open'])
  const request = { kind: 'hearing-request', key: 'only', values: { asked: true, on: '2026-03-04', acceptedOn: '2026-03-05' } }
  const planned = { kind: 'hearing', key: 'only', values: { presider: 'o3', plannedOn: '2026-03-16', noticeServedOn: '2026-03-06' } }
  const steps = hearing(file(notice, request, planned))
  expect(steps.map((each) => each.state)).toEqual(['done', 'done', 'done', 'done', 'next', 'open'])
  expect(steps[3]).toMatchObject({ on: '2026-03-06', note: '定于2026-03-16举行' })
})

it('has nothing to come where the party asks for none, or takes it back', () => {
  const none = { kind: 'hearing-request', key: 'only', values: { asked: false, on: '2026-03-04' } }
  expect(hearing(file(notice, none)).some((each) => each.state === 'next')).toBe(false)
  const back = { kind: 'hearing-request', key: 'only', values: { asked: true, on: '2026-03-04', withdrawnOn: '2026-03-06' } }
  expect(hearing(file(notice, back)).some((each) => each.state === 'next')).toBe(false)
})
