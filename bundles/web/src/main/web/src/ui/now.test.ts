import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { h, nextTick } from 'vue'
import { usePassing } from './now'
import TermBadge from './TermBadge.vue'

afterEach(() => vi.useRealTimers())

it('asks again once when a moment passes, and not for days', async () => {
  vi.useFakeTimers()
  vi.setSystemTime(new Date('2026-03-03T01:29:30Z'))
  let asked = 0
  const page = mount({
    setup() {
      usePassing(
        () => ['2026-03-03T09:30:00+08:00', '2026-03-03', null],
        () => asked++,
      )
      return () => h('i')
    },
  })
  vi.advanceTimersByTime(20_000)
  await nextTick()
  expect(asked).toBe(0)
  vi.advanceTimersByTime(20_000)
  await nextTick()
  expect(asked).toBe(1)
  vi.advanceTimersByTime(60_000)
  await nextTick()
  expect(asked).toBe(1)
  page.unmount()
})

it('shows a term of hours red when its hour has passed, without anybody loading anything', async () => {
  vi.useFakeTimers()
  vi.setSystemTime(new Date('2026-03-03T00:00:00Z'))
  const badge = mount(TermBadge, { props: { state: 'running', legal: '2026-03-03T09:30:00+08:00', safe: null, warnOn: null, soon: true } })
  expect([badge.text(), badge.classes()[1]]).toEqual(['还有1小时30分钟', 'yellow'])
  expect(badge.attributes('title')).toBe('法定期限2026-03-03 09:30')
  vi.advanceTimersByTime(80 * 60_000)
  await nextTick()
  expect([badge.text(), badge.classes()[1]]).toEqual(['还有10分钟', 'yellow'])
  vi.advanceTimersByTime(11 * 60_000)
  await nextTick()
  expect([badge.text(), badge.classes()[1]]).toEqual(['逾期1分钟', 'red'])
  vi.advanceTimersByTime(26 * 3_600_000)
  await nextTick()
  expect(badge.text()).toBe('逾期26小时')
  badge.unmount()
  expect(vi.getTimerCount()).toBe(0)
})
