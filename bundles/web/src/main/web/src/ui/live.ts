import { onActivated, onBeforeUnmount, onDeactivated } from 'vue'

/** Milliseconds after which a page that is looked at asks again. */
const EVERY = 20_000

/** Asks again and again while the page is the one shown and its window is seen; what fails is asked the next time. */
export function useLive(look: () => Promise<void>, every = EVERY) {
  let timer: ReturnType<typeof setInterval> | undefined
  const start = () => {
    stop()
    timer = setInterval(() => {
      if (document.visibilityState === 'visible' && navigator.onLine) {
        look().catch(() => undefined)
      }
    }, every)
  }
  const stop = () => clearInterval(timer)
  onActivated(start)
  onDeactivated(stop)
  onBeforeUnmount(stop)
}
