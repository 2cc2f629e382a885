import { onActivated, onBeforeUnmount, onDeactivated, onMounted } from 'vue'
import { heed, told, type Heard } from './stream'

/** Milliseconds after which a page that is looked at asks again, where changes are not told. */
const EVERY = 20_000
/** Milliseconds between two questions, however much changes. */
const APART = 2_000

/**
 * Asks again when the server tells that something has changed that the page shows, and where nothing is told again and again; while the page is the one shown and its
 * window is seen. What is told of nothing (null) is asked for again and again. What changed meanwhile is asked for when it is seen again; what fails is asked the next time.
 */
export function useLive(look: () => Promise<void>, about: ((heard: Heard) => boolean) | null, every = EVERY) {
  let timer: ReturnType<typeof setInterval> | undefined
  let soon: ReturnType<typeof setTimeout> | undefined
  let last = 0
  let missed = false
  let quiet: (() => void) | undefined

  const seen = () => document.visibilityState === 'visible' && navigator.onLine
  const ask = () => {
    soon = undefined
    last = Date.now()
    missed = false
    look().catch(() => undefined)
  }
  const changed = () => {
    if (!seen()) {
      missed = true
    } else {
      soon ??= setTimeout(ask, Math.max(0, last + APART - Date.now()))
    }
  }
  const back = () => missed && seen() && changed()
  const start = () => {
    stop()
    timer = setInterval(() => (about === null || !told.value) && seen() && ask(), every)
    quiet = about === null ? undefined : heed((heard) => (heard.kind === 'all' || heard.kind === 'again' || about(heard)) && changed())
    document.addEventListener('visibilitychange', back)
  }
  const stop = () => {
    clearInterval(timer)
    clearTimeout(soon)
    soon = undefined
    quiet?.()
    document.removeEventListener('visibilitychange', back)
  }
  // What comes into a page that is shown already is not told that the page is.
  onMounted(start)
  onActivated(start)
  onDeactivated(stop)
  onBeforeUnmount(stop)
}
