/** Sends what was written without a network, by itself and once: what is the same command is carried out once, however often it goes. */
import { ApiError } from '@/api/client'
import { drafts, forget, sendLater, type Draft } from './drafts'
import { post } from './ask'

const LOCK = 'zhiheng-outbox'

export interface Sent {
  draft: Draft
  /** Why it was not taken; null where it was. */
  problem: string | null
}

let sending = false

/** Where windows can lock, only one of them sends. */
async function alone<T>(work: () => Promise<T>): Promise<T | null> {
  if (navigator.locks) {
    return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? work() : Promise.resolve(null)))
  }
  return work()
}

/** Whether nothing can be said of it: nobody answered, or the server was in trouble, or nobody is signed in any more. It goes again later. */
function later(e: unknown): boolean {
  return !(e instanceof ApiError) || e.status === 0 || e.status === 401 || e.status >= 500
}

/** What others have changed meanwhile, or what the law does not allow, is for whoever wrote it: it stays as it is, with the reason. */
async function one(draft: Draft): Promise<Sent | null> {
  const { path, body } = draft.sending!
  let problem: string | null
  try {
    const outcome = await post<{ done?: boolean }>(path, body)
    problem = outcome.done === false ? '按规则还不能写入,请打开看理由' : null
  } catch (e) {
    if (later(e)) {
      return null
    }
    problem = (e as ApiError).code === 'CASE-MOVED' ? '他人同时办理了这一案件,请核对以后再写入' : (e as ApiError).all.join(';')
  }
  if (problem === null) {
    await forget(draft.key)
  } else {
    await sendLater(draft.key, { path, body, problem })
  }
  return { draft, problem }
}

/** Sends all that waits, what was written first, first. Stops where nobody answers. */
export async function sendAll(): Promise<Sent[]> {
  if (sending) {
    return []
  }
  sending = true
  try {
    return (
      (await alone(async () => {
        const done: Sent[] = []
        for (const draft of [...drafts.value].filter((each) => each.sending && !each.sending.problem).sort((one, other) => one.at - other.at)) {
          const sent = await one(draft)
          if (sent === null) {
            break
          }
          done.push(sent)
        }
        return done
      })) ?? []
    )
  } finally {
    sending = false
  }
}
