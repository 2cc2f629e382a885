import { api, ApiError, commandId, told } from '@/api/client'
import { show, type Change, type Outcome, type Refused } from './cases'

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
  /** Number of the attachment in which one hears what the party said; null where nothing was recorded. */
  sound: string | null
  /** When the recording was begun, with its zone. */
  soundAt: string
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
    sound: null,
    soundAt: '',
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
    ...(spot.defence === 'oral' && spot.sound
      ? [add('evidence', { kind: 'audio-visual', name: '当事人陈述、申辩的录音', obtainedAt: spot.soundAt, officers, source: spot.name.trim(), original: 'original', file: spot.sound, verifiedOn: day })]
      : []),
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

/** Whether the party signed for the paper that was handed over, and what the law wants to be put down where it would not. */
export interface Handing {
  signed: boolean
  /** Why the party would not sign, as it is noted on the decision. */
  reason: string
  witness: string
  filmed: boolean
}

/** What has still to be said before the paper counts as served. */
export function unsaid(handing: Handing): string[] {
  if (handing.signed) {
    return []
  }
  const lacks: string[] = []
  if (!handing.reason.trim()) lacks.push('拒绝签收的情况')
  if (!handing.witness.trim() && !handing.filmed) lacks.push('见证人,或者拍照录像')
  return lacks
}

/** How the paper was served: into the party's hands, who signed; or left with it, by whom, why and before whom. */
export function service(spot: Spot, number: string | null, handing: Handing, day: string): Change {
  const how = handing.signed
    ? { mode: 'direct', recipient: spot.name.trim(), signed: true }
    : { mode: 'leaving', recipient: spot.name.trim(), signed: false, reason: handing.reason.trim(), witness: handing.witness.trim(), ...(handing.filmed ? { filmed: true } : {}) }
  return add('service', { document: 'spot-decision', number, servedOn: day, officers: spot.officers, ...how })
}

/** How far a decision on the spot has come; kept with the draft, so that what was done is not done again. */
export interface Progress {
  /** What was sent, by step: after a lost answer exactly the same goes again, under the same command. */
  sent: Record<string, Record<string, unknown>>
  decided: Decided | null
}
export function begin(): Progress {
  return { sent: {}, decided: null }
}

/** A decision that was made, or not. */
export interface Decided {
  caseId: string
  number: string | null
  document: string | null
  refused: Refused[]
}

/** Where the case went; null where that was refused. */
export interface Ended {
  to: string | null
  refused: Refused[]
}

type Answer = Outcome & { document?: { key: string; number: string | null } }

/** Whether the server said that it did not do it; where nothing was heard, or it broke, it may have been done. */
function surelyNot(e: unknown): boolean {
  return e instanceof ApiError && e.status >= 400 && e.status < 500
}

/** Sends a step, and after a lost answer the very same again; what was refused may be sent otherwise. */
async function step(progress: Progress, name: string, keep: () => Promise<void>, made: () => Record<string, unknown>, send: (body: never) => Promise<unknown>): Promise<Answer> {
  progress.sent[name] ??= { command: commandId(), ...made() }
  await keep()
  try {
    const answer = (await send(progress.sent[name] as never)) as Answer
    if (!answer.done) {
      delete progress.sent[name]
    }
    return answer
  } catch (e) {
    if (surelyNot(e)) {
      delete progress.sent[name]
    }
    throw e
  }
}

/**
 * Opens the case, writes all of it and issues the decision, which gives it its number. Each has a command of its own.
 *
 * @param keep puts the progress where it survives, before anything is sent
 */
export async function decide(body: string, field: string | null, all: Change[], progress: Progress, keep: () => Promise<void>): Promise<Decided> {
  const opened = await step(
    progress,
    'open',
    keep,
    () => ({ procedure: 'penalty.simple', body, ...(field ? { field } : {}), pieces: all.slice(0, 1) }),
    (sent) => told(api.POST('/api/v1/cases', { body: sent })),
  )
  const id = opened.file.head.id!
  const params = { path: { case: id } }
  const wrote = await step(
    progress,
    'write',
    keep,
    () => ({ version: opened.file.head.version, pieces: all.slice(1) }),
    (sent) => told(api.POST('/api/v1/cases/{case}/pieces', { params: params as never, body: sent })),
  )
  if (!wrote.done) {
    return { caseId: id, number: null, document: null, refused: wrote.refused }
  }
  const issued = await step(
    progress,
    'issue',
    keep,
    () => ({ version: wrote.file.head.version, document: 'spot-decision' }),
    (sent) => told(api.POST('/api/v1/cases/{case}/documents', { params, body: sent })),
  )
  const now = await show(id)
  const paper = now.pieces.find((each) => each.kind === 'document' && (each.values as Record<string, unknown>).document === 'spot-decision')
  const number = ((paper?.values as Record<string, unknown>)?.number as string) ?? issued.document?.number ?? null
  progress.decided = { caseId: id, number, document: paper?.key ?? null, refused: [] }
  await keep()
  return progress.decided
}

/** Puts down how the paper was handed over, and goes on. */
export async function handOver(spot: Spot, handing: Handing, day: string, progress: Progress, keep: () => Promise<void>): Promise<Ended> {
  const { caseId, number } = progress.decided!
  const params = { path: { case: caseId } }
  const now = await show(caseId)
  const served = await step(
    progress,
    'serve',
    keep,
    () => ({
      version: now.head.version,
      pieces: [
        service(spot, number, handing, day),
        ...(spot.collected ? [add('payment', { on: day, amount: spot.fine, channel: 'on-the-spot', receipt: spot.receipt.trim() })] : []),
      ],
    }),
    (sent) => told(api.POST('/api/v1/cases/{case}/pieces', { params: params as never, body: sent })),
  )
  if (!served.done) {
    return { to: null, refused: served.refused }
  }
  const gone = await step(
    progress,
    'go',
    keep,
    () => ({ version: served.file.run.version, to: spot.collected || spot.fine === null ? 'archiving' : 'execution' }),
    (sent) => told(api.POST('/api/v1/cases/{case}/steps', { params: params as never, body: sent })),
  )
  return { to: gone.done ? gone.file.run.stageTitle : null, refused: gone.refused }
}
