import type { CaseFile } from './cases'

export interface HearingStep {
  title: string
  on: string | null
  note: string
  state: 'done' | 'next' | 'open'
}

/** The steps of a hearing in their order, as the file tells them: what has its day is done, the first that has none comes next. */
export function hearing(file: CaseFile): HearingStep[] {
  const of = (kind: string) => (file.pieces.find((each) => each.kind === kind)?.values ?? {}) as Record<string, unknown>
  const told = file.pieces.some((each) => each.kind === 'notice' && (each.values as Record<string, unknown>).hearingTold === true)
  const notice = [...file.pieces].reverse().find((each) => each.kind === 'notice')?.values as Record<string, unknown> | undefined
  const request = of('hearing-request')
  const held = of('hearing')
  const on = (value: unknown) => (typeof value === 'string' ? value : null)
  const steps: Omit<HearingStep, 'state'>[] = [
    { title: '告知听证权利', on: told ? on(notice?.servedOn) : null, note: '' },
    { title: '要求听证', on: on(request.on), note: request.asked === false ? '当事人没有要求听证' : '' },
    { title: '受理', on: on(request.acceptedOn), note: on(request.reason) ? `不受理:${String(request.reason)}` : '' },
    { title: '送达听证通知书', on: on(held.noticeServedOn), note: on(held.plannedOn) ? `定于${String(held.plannedOn)}举行` : '' },
    { title: '举行', on: on(held.heldOn), note: held.absent === true ? '当事人缺席或者中途退出' : '' },
    { title: '听证报告', on: on(held.reportedOn), note: '' },
  ]
  const over = request.asked === false || on(request.withdrawnOn) !== null
  const next = over ? -1 : steps.findIndex((each) => each.on === null)
  return steps.map((each, at) => ({ ...each, state: each.on !== null ? 'done' : at === next ? 'next' : 'open' }))
}
