import { describe, expect, it } from 'vitest'
import { day, daysBetween, moment, shanghai, today } from './words'

describe('days and moments', () => {
  it('are written as people read them', () => {
    expect(day('2025-03-03')).toBe('2025年3月3日')
    expect(day('2025-12-31T23:59:00+08:00')).toBe('2025年12月31日')
    expect(moment('2025-03-03T09:05:00+08:00')).toBe('2025-03-03 09:05')
    expect(moment('2025-03-03')).toBe('2025年3月3日')
    expect(day(null)).toBe('')
  })

  it('are counted by the calendar, over the end of a year and of a February', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2025-02-28', '2025-03-01')).toBe(1)
    expect(daysBetween('2025-12-31', '2026-01-01')).toBe(1)
    expect(daysBetween('2026-01-02', '2026-01-01')).toBe(-1)
  })

  it('are those of Shanghai, wherever the browser is', () => {
    expect(today(new Date('2025-12-31T15:59:59Z'))).toBe('2025-12-31')
    expect(today(new Date('2025-12-31T16:00:00Z'))).toBe('2026-01-01')
  })
})

it('gives a moment of the device in the zone of Shanghai', () => {
  expect(shanghai(Date.UTC(2026, 2, 1, 16, 30, 5))).toBe('2026-03-02T00:30:05+08:00')
})
