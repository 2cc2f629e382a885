import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, KeepAlive } from 'vue'
import { useLive } from './live'
import { deaf, listen, told } from './stream'

/** A stream that says what the test says. */
class Stream {
  static readonly CLOSED = 2
  static last: Stream
  readyState = 0
  onopen = () => {}
  onerror = () => {}
  listeners: Record<string, (event: { data: string }) => void> = {}
  constructor(readonly url: string) {
    Stream.last = this
  }
  addEventListener(kind: string, listener: (event: { data: string }) => void) {
    this.listeners[kind] = listener
  }
  close() {
    this.readyState = 2
  }
}

const look = vi.fn(async () => undefined)
const page = defineComponent({
  setup() {
    useLive(look, (heard) => heard.kind === 'case' && heard.id === 'c1')
    return () => h('p')
  },
})

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Stream)
  vi.stubGlobal('BroadcastChannel', undefined)
  look.mockClear()
})
afterEach(() => {
  deaf()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('asks when what the page shows has changed, once for many changes, and not for what it does not show', async () => {
  listen()
  const shown = mount(() => h(KeepAlive, () => h(page)))
  Stream.last.onopen()
  expect(told.value).toBe(true)
  Stream.last.listeners.case!({ data: '{"id":"c2"}' })
  await vi.advanceTimersByTimeAsync(3_000)
  expect(look).toHaveBeenCalledTimes(0)
  Stream.last.listeners.case!({ data: '{"id":"c1"}' })
  await vi.advanceTimersByTimeAsync(1)
  Stream.last.listeners.case!({ data: '{"id":"c1"}' })
  Stream.last.listeners.all!({ data: '{}' })
  await vi.advanceTimersByTimeAsync(2_100)
  expect(look).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(look).toHaveBeenCalledTimes(2)
  shown.unmount()
})

it('asks by itself while nothing is told, and at once when it is told again', async () => {
  listen()
  const shown = mount(() => h(KeepAlive, () => h(page)))
  Stream.last.onopen()
  Stream.last.onerror()
  await vi.advanceTimersByTimeAsync(40_000)
  expect(look).toHaveBeenCalledTimes(2)
  Stream.last.onopen()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(look).toHaveBeenCalledTimes(3)
  shown.unmount()
})

it('asks for a stream that was refused again after a while, and no more once nobody is signed in', async () => {
  listen()
  const first = Stream.last
  first.readyState = 2
  first.onerror()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(Stream.last).not.toBe(first)
  const second = Stream.last
  deaf()
  expect(second.readyState).toBe(2)
  await vi.advanceTimersByTimeAsync(120_000)
  expect(Stream.last).toBe(second)
})
