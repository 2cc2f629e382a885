import { api, commandId, told, type Schemas } from '@/api/client'
import { take, write, type Change, type Outcome, type Refused } from './cases'

/** What an officer writes down of a decision on the spot. */
export interface Spot {
  partyKind: 'citizen' | 'individual-business' | 'organisation'
  name: string
  number: string
  item: string | null
  itemName: string
  basis: string
  least: string | null
  most: string | null
  field: string | null
  place: string
  facts: string
  officers: [string | null, string | null]
  tier: string | null
  fine: string | null
  factors: Record<string, unknown>
  warned: boolean
  correct: boolean
  told: boolean
  defence: 'waived' | 'oral' | ''
  words: string
  adopted: 'adopted' | 'partly' | 'not-adopted' | ''
  answer: string
  remediesTold: boolean
  collected: boolean
  receipt: string
}

export function empty(): Spot {
  return {
    partyKind: 'organisation',
    name: '',
    number: '',
    item: null,
    itemName: '',
    basis: '',
    least: null,
    most: null,
    field: null,
    place: '',
    facts: '',
    officers: [null, null],
    tier: null,
    fine: null,
    factors: {},
    warned: false,
    correct: true,
    told: false,
    defence: '',
    words: '',
    adopted: '',
    answer: '',
    remediesTold: false,
    collected: false,
    receipt: '',
  }
}

/** What has still to be said before a decision can be made, in the order of the form. */
export function lacking(spot: Spot): string[] {
  const lacks: string[] = []
  if (!spot.name.trim()) lacks.push('当事人的姓名或者名称')
  if (!spot.item) lacks.push('执法事项')
  if (!spot.facts.trim()) lacks.push('违法事实')
  if (!spot.officers[0] || !spot.officers[1]) lacks.push('两名执法人员')
  if (spot.officers[0] !== null && spot.officers[0] === spot.officers[1]) lacks.push('两名不同的执法人员')
  if (!spot.warned && spot.fine === null) lacks.push('处罚')
  if (!spot.told) lacks.push('告知当事人')
  if (spot.defence === '') lacks.push('当事人的陈述申辩')
  if (spot.defence === 'oral' && (!spot.words.trim() || spot.adopted === '' || !spot.answer.trim())) lacks.push('陈述申辩的内容和复核意见')
  if (!spot.remediesTold) lacks.push('告知救济途径')
  if (spot.collected && !spot.receipt.trim()) lacks.push('缴款票据')
  return lacks
}

const add = (kind: string, values: Record<string, unknown>): Change => ({ do: 'add', kind, values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== '')) })

/** What it says as pieces of a file, the clue first, before the decision has its number. */
export function pieces(spot: Spot, division: string, day: string, moment: string, words: { remedies: string; fulfilment: string }): Change[] {
  const sanctions = [...(spot.warned ? ['warning'] : []), ...(spot.fine !== null ? ['fine'] : [])]
  const officers = spot.officers as string[]
  const decided = {
    kind: 'penalty',
    sanctions,
    fine: spot.fine,
    tier: spot.tier,
  }
  return [
    add('clue', { source: 'patrol', receivedAt: moment, summary: spot.facts.trim() }),
    add('matter', { item: spot.item, division, place: spot.place.trim(), occurredOn: day, endedOn: day, discoveredOn: day, facts: spot.facts.trim() }),
    add('party', { kind: spot.partyKind, name: spot.name.trim(), ...(spot.partyKind === 'citizen' ? { citizenNumber: spot.number.trim() } : { creditCode: spot.number.trim() }) }),
    add('handler', { officer: officers[0], part: 'lead', from: day }),
    add('handler', { officer: officers[1], part: 'assist', from: day }),
    add('investigation', { endedOn: day, factsClear: true, evidenceVerified: true, notCriminal: true }),
    ...Object.entries(spot.factors).map(([name, value]) => add('factor', { name, value: value === true ? '是' : value === false ? '否' : String(value) })),
    add('proposal', { ...decided, minimum: spot.least, maximum: spot.most }),
    add('notice', { servedOn: day, officers, sanctions, fine: spot.fine, hearingTold: false }),
    add(
      'statement',
      spot.defence === 'oral' ? { on: day, form: 'oral', words: spot.words.trim(), adopted: spot.adopted, answer: spot.answer.trim(), reviewedOn: day } : { on: day, form: 'waived' },
    ),
    add('decision', {
      ...decided,
      decidedOn: day,
      facts: spot.facts.trim(),
      basis: spot.basis,
      fulfilment: words.fulfilment,
      remedies: words.remedies,
      orderToCorrect: spot.correct,
    }),
    ...(spot.correct ? [add('correction', { orderedOn: day, officers, order: '立即改正违法行为' })] : []),
  ]
}

/** How far a decision on the spot has come; kept with the draft, so that what was done is not done again. */
export interface Progress {
  opened: string
  wrote: string
  issued: string
  served: string
  gone: string
  caseId: string | null
}
export function begin(): Progress {
  return { opened: commandId(), wrote: commandId(), issued: commandId(), served: commandId(), gone: commandId(), caseId: null }
}

export interface Ended {
  caseId: string
  number: string | null
  document: string | null
  /** Where the case went; null where it was refused. */
  to: string | null
  refused: Refused[]
}

type Answer = Outcome & { document?: { key: string; number: string | null } }

/**
 * Opens the case, writes all of it, issues the decision (which gives it its number), puts down that it was handed over, and goes on. Each has a command of its own, so that
 * after a lost answer the same can be sent again.
 */
export async function decide(spot: Spot, body: string, all: Change[], day: string, progress: Progress): Promise<Ended> {
  const opened = (await told(
    api.POST('/api/v1/cases', {
      body: { command: progress.opened, procedure: 'penalty.simple', body, ...(spot.field ? { field: spot.field } : {}), pieces: all.slice(0, 1) } as never,
    }),
  )) as unknown as Outcome
  const id = opened.file.head.id!
  progress.caseId = id
  const wrote = await write(id, opened.file.head.version, all.slice(1), progress.wrote)
  if (!wrote.done) {
    return { caseId: id, number: null, document: null, to: null, refused: wrote.refused }
  }
  const issued = (await told(
    api.POST('/api/v1/cases/{case}/documents', {
      params: { path: { case: id } },
      body: { command: progress.issued, version: wrote.file.head.version, document: 'spot-decision' } as never,
    }),
  )) as unknown as Answer
  const now = (await told(api.GET('/api/v1/cases/{case}', { params: { path: { case: id } } as never }))) as unknown as { head: Schemas['CaseHead']; pieces: Schemas['Piece'][] }
  const paper = now.pieces.find((each) => each.kind === 'document' && (each.values as Record<string, unknown>).document === 'spot-decision')
  const number = ((paper?.values as Record<string, unknown>)?.number as string) ?? issued.document?.number ?? null
  const handed: Change[] = [
    add('service', { document: 'spot-decision', number, mode: 'direct', servedOn: day, recipient: spot.name.trim(), signed: true }),
    ...(spot.collected ? [add('payment', { on: day, amount: spot.fine, channel: 'on-the-spot', receipt: spot.receipt.trim() })] : []),
  ]
  const served = await write(id, now.head.version, handed, progress.served)
  if (!served.done) {
    return { caseId: id, number, document: paper?.key ?? null, to: null, refused: served.refused }
  }
  const to = spot.collected || spot.fine === null ? 'archiving' : 'execution'
  const gone = await take(id, served.file.run.version, to, '', progress.gone)
  return { caseId: id, number, document: paper?.key ?? null, to: gone.done ? gone.file.run.stageTitle : null, refused: gone.refused }
}
