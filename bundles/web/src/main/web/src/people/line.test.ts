import { expect, it } from 'vitest'
import type { Row } from '@/registers/registers'
import { lifeLine } from './line'

const row = (from: string, to: string | null) => ({ key: 'c', from, to, values: {} }) as unknown as Row

it('a life line has certificates where they are in time, and today', () => {
  const line = lifeLine(
    [
      { state: 'expired', stateTitle: '已过期', rows: [row('2020-01-01', '2024-12-31')] },
      { state: 'active', stateTitle: '有效', rows: [row('2025-01-01', '2029-12-31')] },
    ],
    '2025-01-01',
  )!
  expect([line.from, line.to]).toEqual(['2020-01-01', '2029-12-31'])
  expect(line.stretches[0]).toMatchObject({ from: 0, title: '已过期' })
  expect(line.stretches[1]!.to).toBe(1)
  expect(line.now).toBeCloseTo(0.5, 2)
  expect(lifeLine([], '2025-01-01')).toBeNull()
})
