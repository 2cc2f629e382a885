import { expect, it } from 'vitest'
import { text } from '@/cases/pieces'
import type { Field } from '@/cases/cases'
import { divisions, type Body } from './bodies'

const body = (title: string, kind: string, division: string, closedAt: string | null = null) =>
  ({ id: title, kind, title, division, parent: null, closedAt, mergedInto: null }) as Body

it('calls divisions by the bodies that govern them now, with their code', () => {
  const known = divisions([
    body('环翠区人民政府', 'government', '371002'),
    body('环翠区市场监督管理局', 'department', '371002'),
    body('竹岛街道办事处', 'township', '371002009'),
    body('旧镇人民政府', 'township', '371002101', '2025-01-01T00:00:00Z'),
  ])
  expect(known).toEqual({ '371002': '环翠区 371002', '371002009': '竹岛 371002009' })
})

it('shows a division by its name, and one that nobody governs by its code', () => {
  const field = { name: 'division', title: '行为地区划', kind: 'division', words: [], register: null, codes: { '371002': '环翠区 371002' } } as unknown as Field
  expect(text(field, '371002', { bodies: {} })).toBe('环翠区 371002')
  expect(text(field, '371099', { bodies: {} })).toBe('371099')
})
