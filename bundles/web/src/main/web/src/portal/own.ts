/** A party's own case, asked of the platform with a session that opens nothing else. */
import { attached } from './attached'
import { PublicError } from './public'

export interface Request {
  id: string
  kind: Kind
  askedAt: string
  words: string | null
  files: { hash: string; size: number; mediaType: string }[]
  answeredAt: string | null
  answer: string | null
}
export interface Own {
  number: string | null
  title: string
  body: string
  party: string
  closed: boolean
  happened: { on: string; what: string }[]
  papers: { key: string; title: string; number: string | null; servedOn: string }[]
  terms: { title: string; until: string | null; over: boolean; missed: string | null }[]
  remedies: { words: string | null; reconsiderationUntil: string | null; suitUntil: string | null; reconsiderationFirst: boolean } | null
  payment: { due: string; paid: string; until: string | null; how: string | null; parts: { due: string; amount: string; paid: string }[] } | null
  requests: Request[]
}
export type Kind = 'defence' | 'hearing' | 'recusal' | 'file' | 'deferral' | 'correction'

/** What may be asked for, in the order in which it comes up, with what to write. */
export const KINDS: { kind: Kind; title: string; hint: string }[] = [
  { kind: 'defence', title: '陈述、申辩', hint: '您对事实、理由、依据有什么意见' },
  { kind: 'hearing', title: '要求听证', hint: '为什么要求听证;没有理由也可以要求' },
  { kind: 'recusal', title: '申请回避', hint: '要求谁回避,为什么' },
  { kind: 'file', title: '查阅案卷', hint: '要看哪些材料,什么时候方便' },
  { kind: 'deferral', title: '延期或者分期缴纳', hint: '有什么困难,打算什么时候缴纳' },
  { kind: 'correction', title: '更正公示的信息', hint: '哪一处不对,应当是什么' },
]

let token = ''

async function reach(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response
  try {
    response = await fetch(`/api/v1/party${path}`, { credentials: 'same-origin', ...init })
  } catch {
    throw new PublicError(0, '连接不上网站,请检查网络后再试', null)
  }
  if (!response.ok) {
    const told = (await response.json().catch(() => null)) as { code?: string; message?: string; field?: string } | null
    // Where the public's pages stand alone, nobody answers here.
    const alone = response.status === 404 && told?.code === undefined
    throw new PublicError(response.status, alone ? '这个网站不办理自己的案件,请打开查询码旁边写的网址' : (told?.message ?? '没有办成,请稍后再试'), told?.field ?? null, told)
  }
  return response
}

const json = (method: string, body?: unknown): RequestInit => ({
  method,
  headers: { ...(token ? { 'X-CSRF-Token': token } : {}), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
})

export async function enter(code: string, numberEnd: string): Promise<void> {
  await reach('/session', json('POST', { code, numberEnd }))
}
export async function own(): Promise<Own> {
  const told = (await (await reach('')).json()) as { own: Own; csrf: string }
  token = told.csrf
  return told.own
}
export async function ask(kind: Kind, words: string, files: readonly File[]): Promise<void> {
  const handedIn = await attached(files)
  await reach('/requests', json('POST', { kind, words, ...(handedIn.length > 0 ? { files: handedIn } : {}) }))
}
export async function leave(): Promise<void> {
  await reach('/session', json('DELETE'))
  token = ''
}
export async function paper(key: string): Promise<Blob> {
  return (await reach(`/papers/${encodeURIComponent(key)}`)).blob()
}

/** Whether nobody is in, or not any more. */
export function out(e: unknown): boolean {
  return e instanceof PublicError && (e.told as { code?: string } | null)?.code === 'PARTY-SESSION'
}

/** How many days are left to a day, in words. */
export function left(days: number): string {
  return days > 0 ? `还有${days}天` : days === 0 ? '今天是最后一天' : '已经过了'
}
