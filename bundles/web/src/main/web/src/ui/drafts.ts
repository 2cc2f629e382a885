/**
 * What is being written and was not sent yet, kept in this browser until it is: also when it is closed. It may name people, so it lies there encrypted, with a
 * key that no script can read out, and is shown to nobody but the account that wrote it. What is older than a month is gone.
 */
import { ref } from 'vue'

const DATABASE = 'zhiheng'
const STORE = 'drafts'
const KEYS = 'keys'
const LASTS = 30 * 24 * 3600 * 1000
/** Milliseconds after the last key stroke. */
const PAUSE = 300

export interface Draft {
  key: string
  /** What it is called in the list of drafts. */
  title: string
  /** Where it is gone on with. */
  to: string
  at: number
  values: Record<string, unknown>
  /** What is sent by itself once there is a network again; none where somebody has still to press the button. */
  sending?: Sending
}
/** A change as it goes to the server, always the same, with its command. */
export interface Sending {
  path: string
  body: Record<string, unknown>
  /** Why it was not taken, so that somebody has to look at it. */
  problem?: string
}
interface Stored {
  id: string
  account: string
  at: number
  iv: Uint8Array
  sealed: ArrayBuffer
}

let account = ''
let database: Promise<IDBDatabase> | null = null
const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; draft: Draft }>()

/** Those of whoever is signed in, the newest first. */
export const drafts = ref<Draft[]>([])

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function opened(): Promise<IDBDatabase> {
  database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE, { keyPath: 'id' })
      request.result.createObjectStore(KEYS)
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return database
}

async function store(name: string, mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await opened()).transaction(name, mode).objectStore(name)
}

async function cipher(): Promise<CryptoKey> {
  const known = (await done((await store(KEYS, 'readonly')).get('drafts'))) as CryptoKey | undefined
  if (known) {
    return known
  }
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await done((await store(KEYS, 'readwrite')).put(made, 'drafts'))
  return made
}

/** Takes out what somebody has written before; called once they are signed in. */
export async function recall(who: string, now = Date.now()) {
  account = who
  const key = await cipher()
  const all = (await done((await store(STORE, 'readonly')).getAll())) as Stored[]
  const found: Draft[] = []
  for (const each of all) {
    if (now - each.at > LASTS) {
      await done((await store(STORE, 'readwrite')).delete(each.id))
    } else if (each.account === who) {
      try {
        const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: each.iv as BufferSource }, key, each.sealed)
        found.push(JSON.parse(new TextDecoder().decode(plain)) as Draft)
      } catch {
        // Sealed with a key that is gone: nobody can read it any more.
        await done((await store(STORE, 'readwrite')).delete(each.id))
      }
    }
  }
  drafts.value = found.sort((one, other) => other.at - one.at)
}

/** Whoever comes next does not see them. They are kept. */
export function conceal() {
  void flush()
  account = ''
  drafts.value = []
}

export function kept(key: string): Record<string, unknown> | null {
  return drafts.value.find((each) => each.key === key)?.values ?? null
}

/** Sends it by itself once there is a network: it lies on this device from now on. Whoever writes on takes that back. */
export async function sendLater(key: string, sending: Sending, now = Date.now()) {
  const draft = drafts.value.find((each) => each.key === key)
  if (draft) {
    const waiting = { ...draft, at: now, sending: JSON.parse(JSON.stringify(sending)) as Sending }
    drafts.value = drafts.value.map((each) => (each.key === key ? waiting : each))
    await seal(waiting)
  }
}

/** Keeps it, a little after the last change. */
export function keep(key: string, title: string, to: string, values: Record<string, unknown>, now = Date.now()) {
  const draft: Draft = { key, title, to, at: now, values: JSON.parse(JSON.stringify(values)) }
  drafts.value = [draft, ...drafts.value.filter((each) => each.key !== key)]
  clearTimeout(waiting.get(key)?.timer)
  waiting.set(key, { draft, timer: setTimeout(() => void seal(draft), PAUSE) })
}

async function seal(draft: Draft) {
  clearTimeout(waiting.get(draft.key)?.timer)
  waiting.delete(draft.key)
  const owner = account
  if (owner === '') {
    return
  }
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await cipher(), new TextEncoder().encode(JSON.stringify(draft)))
  if (drafts.value.some((each) => each.key === draft.key)) {
    await done((await store(STORE, 'readwrite')).put({ id: `${owner}/${draft.key}`, account: owner, at: draft.at, iv, sealed } satisfies Stored))
  }
}

/** Writes down at once what waits: the window is closed, or hidden, or something is about to be sent. */
export async function flush() {
  await Promise.all(
    [...waiting.values()].map(({ timer, draft }) => {
      clearTimeout(timer)
      return seal(draft)
    }),
  )
}

/** It was sent, or is not wanted any more. */
export async function forget(key: string) {
  clearTimeout(waiting.get(key)?.timer)
  waiting.delete(key)
  drafts.value = drafts.value.filter((each) => each.key !== key)
  await done((await store(STORE, 'readwrite')).delete(`${account}/${key}`))
}

if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void flush())
}
