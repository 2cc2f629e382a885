import { expect, it } from 'vitest'
import { difference } from './changes'

it('tells of many rows only those that are not on both sides', () => {
  expect(difference('2024-01-01起 60 hour;2025-01-01起 70 hour', '2024-01-01起 60 hour;2025-01-01起 80 hour')).toEqual({ before: ['2025-01-01起 70 hour'], after: ['2025-01-01起 80 hour'] })
  expect(difference(null, '15')).toEqual({ before: [], after: ['15'] })
  expect(difference('15', null)).toEqual({ before: ['15'], after: [] })
})
