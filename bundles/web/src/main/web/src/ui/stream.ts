/**
 * What the server tells of changes by others, as long as somebody is signed in: what kind of thing has changed and which one, never what it says. The windows of one
 * browser share one stream where the browser can lock: one of them holds it and passes on what it hears.
 */
import { ref } from 'vue'

export interface Heard {
  /** {@code case}, {@code rules}, {@code day}, {@code all}; {@code again} after a gap. */
  kind: string
  id: string | null
}

const ADDRESS = '/api/v1/live'
const KINDS = ['case', 'rules', 'day', 'all']
const LOCK = 'zhiheng-live'
/** Milliseconds after which a stream that was refused is asked for again; meanwhile pages ask by themselves. */
const REFUSED = 60_000

/** Whether changes are told; where not, pages ask again and again. */
export const told = ref(false)

const listeners = new Set<(heard: Heard) => void>()
let channel: BroadcastChannel | null = null
let source: EventSource | null = null
let release: (() => void) | null = null
let later: ReturnType<typeof setTimeout> | undefined
let wanted = false
/** Whether this window has been told before, so that it may have missed something since. */
let before = false

/** @returns ends it */
export function heed(listener: (heard: Heard) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function pass(heard: Heard) {
  listeners.forEach((each) => each(heard))
}

function state(open: boolean) {
  if (open && !told.value && before) {
    pass({ kind: 'again', id: null })
  }
  before ||= open
  told.value = open
}

/** Holds the stream, for this window and the others. */
function hold() {
  clearTimeout(later)
  source = new EventSource(ADDRESS)
  source.onopen = () => {
    state(true)
    channel?.postMessage({ open: true })
  }
  source.onerror = () => {
    state(false)
    channel?.postMessage({ open: false })
    if (source?.readyState === EventSource.CLOSED) {
      // Refused: there is no room, or nobody is signed in any more.
      source.close()
      later = setTimeout(() => wanted && hold(), REFUSED)
    }
  }
  // There are too many windows that cannot share one: this one asks by itself for a while.
  source.addEventListener('full', () => {
    state(false)
    source?.close()
    later = setTimeout(() => wanted && hold(), REFUSED)
  })
  KINDS.forEach((kind) =>
    source!.addEventListener(kind, (event) => {
      const heard: Heard = { kind, id: (JSON.parse((event as MessageEvent<string>).data) as { id?: string }).id ?? null }
      pass(heard)
      channel?.postMessage({ heard })
    }),
  )
}

/** Begins to listen; called once somebody is signed in. */
export function listen() {
  if (wanted || typeof EventSource === 'undefined') {
    return
  }
  wanted = true
  if (!navigator.locks || typeof BroadcastChannel === 'undefined') {
    hold()
    return
  }
  channel = new BroadcastChannel(LOCK)
  channel.onmessage = ({ data }: MessageEvent<{ open?: boolean; heard?: Heard; ask?: boolean }>) => {
    if (data.ask && source) {
      channel?.postMessage({ open: told.value })
    } else if (data.open !== undefined) {
      state(data.open)
    } else if (data.heard) {
      pass(data.heard)
    }
  }
  channel.postMessage({ ask: true })
  void navigator.locks.request(LOCK, () => {
    if (!wanted) {
      return undefined
    }
    hold()
    return new Promise<void>((resolve) => {
      release = resolve
    })
  })
}

/** Nobody is signed in any more. */
export function deaf() {
  wanted = false
  before = false
  clearTimeout(later)
  source?.close()
  source = null
  release?.()
  release = null
  channel?.close()
  channel = null
  told.value = false
}
