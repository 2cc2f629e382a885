import { onBeforeUnmount, readonly, ref, watch, type Ref } from 'vue'

/** Milliseconds between two looks at the clock: terms count in hours at the least. */
const EVERY = 10_000

const moment = ref(Date.now())
let users = 0
let timer: ReturnType<typeof setInterval> | undefined

/** The moment it is, in milliseconds, which goes on while somebody looks: what counts in hours is over without anybody loading anything. */
export function useNow(): Readonly<Ref<number>> {
  moment.value = Date.now()
  users++
  timer ??= setInterval(() => (moment.value = Date.now()), EVERY)
  onBeforeUnmount(() => {
    if (--users === 0) {
      clearInterval(timer)
      timer = undefined
    }
  })
  return readonly(moment)
}

/** Asks again once one of some moments has passed; days are told by the server. */
export function usePassing(moments: () => (string | null | undefined)[], again: () => void) {
  watch(useNow(), (now, before) => {
    if (moments().some((each) => each?.includes('T') && Date.parse(each) > before && Date.parse(each) <= now)) {
      again()
    }
  })
}
