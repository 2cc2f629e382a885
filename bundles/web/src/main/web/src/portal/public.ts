/** What is asked under /public: published by the platform, for everybody. */
export interface Item {
  id: string
  kind: string
  kindTitle: string
  title: string
  number: string | null
  body: string | null
  bodyTitle: string | null
  decidedOn: string | null
  publishedOn: string | null
  changedOn: string | null
  shownUntil: string | null
  fields: { name: string; title: string; value: string | null }[]
}
/** What is left of something that was withdrawn. */
export interface Withdrawn {
  number: string | null
  bodyTitle: string | null
  withdrawnOn: string | null
  reason: string | null
}
export interface KindCount {
  kind: string
  title: string
  phase: 'before' | 'during' | 'after'
  count: number
}
export class PublicError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly field: string | null,
    readonly told: unknown = null,
  ) {
    super(message)
  }
}

async function answered(response: Response): Promise<unknown> {
  const told = (await response.json().catch(() => null)) as { message?: string; field?: string } | null
  if (!response.ok) {
    throw new PublicError(response.status, told?.message ?? '没有取到内容,请稍后再试', told?.field ?? null, told)
  }
  return told
}

async function reached(path: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(`/public/v1${path}`, { credentials: 'omit', ...init })
  } catch {
    throw new PublicError(0, '连接不上网站,请检查网络后再试', null)
  }
}

const reach = async (path: string, init?: RequestInit) => answered(await reached(path, init))
const posted = (body: unknown): RequestInit => ({ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })

export async function look<T>(path: string, query: Record<string, string | undefined> = {}): Promise<T> {
  const wanted = new URLSearchParams(Object.entries(query).filter((each): each is [string, string] => Boolean(each[1])))
  return (await reach(`${path}${wanted.size > 0 ? `?${wanted}` : ''}`)) as T
}

export async function send<T>(path: string, body: unknown): Promise<T> {
  return (await reach(path, posted(body))) as T
}

/** The receipt to which the code of a paper leads, as it is signed: not a sign of it may be otherwise. */
export async function receiptOf(mark: string): Promise<string> {
  const response = await reached('/receipts', posted({ mark }))
  return response.ok ? response.text() : ((await answered(response)) as string)
}

export const PHASES: Record<KindCount['phase'], string> = { before: '事前公开', during: '事中公示', after: '事后公开' }
