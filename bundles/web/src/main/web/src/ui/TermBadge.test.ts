import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import TermBadge from './TermBadge.vue'

function badge(props: { state?: string; legal?: string | null; safe?: string | null; warnOn?: string | null; soon?: boolean; reviewOn?: string | null; missing?: string[] }) {
  return mount(TermBadge, { props: { state: 'running', legal: null, safe: null, warnOn: null, ...props } })
}

describe('a term', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.setSystemTime(new Date('2025-03-03T02:00:00Z'))
  })
  afterEach(() => vi.useRealTimers())

  it('is green while there is time, yellow from its day of warning, red when it is over', () => {
    const ample = badge({ legal: '2025-03-20', warnOn: '2025-03-15' })
    expect(ample.text()).toBe('还有17天')
    expect(ample.classes()).toContain('green')
    const soon = badge({ legal: '2025-03-05', warnOn: '2025-03-03' })
    expect(soon.text()).toBe('还有2天')
    expect(soon.classes()).toContain('yellow')
    const over = badge({ legal: '2025-02-28', warnOn: '2025-02-20' })
    expect(over.text()).toBe('逾期3天')
    expect(over.classes()).toContain('red')
    expect(badge({ legal: '2025-03-03', warnOn: '2025-03-01' }).text()).toBe('今天到期')
    expect(badge({ legal: '2025-03-20', soon: true }).classes()).toContain('yellow')
  })

  it('says so when it stands still or cannot be known', () => {
    expect(badge({ state: 'suspended', reviewOn: '2025-04-01' }).text()).toBe('停止计算,2025年4月1日复核')
    expect(badge({ state: 'undetermined' }).text()).toBe('期限不能确定')
    expect(badge({}).text()).toBe('没有期限')
    expect(badge({ state: 'undetermined', missing: ['calendar.2027'] }).attributes('title')).toBe('缺少2027年的节假日安排')
  })

  it('tells the safe day beside the legal one where they differ', () => {
    expect(badge({ legal: '2025-03-20', safe: '2025-03-19' }).attributes('title')).toBe('法定期限2025年3月20日,稳妥期限2025年3月19日')
  })
})
