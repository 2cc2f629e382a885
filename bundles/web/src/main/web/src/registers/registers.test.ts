import { expect, it } from 'vitest'
import { changed, type Definition } from './registers'

const fields = [{ name: 'name' }, { name: 'phone' }, { name: 'fields' }] as unknown as Definition['fields']

it('sends of a row only what was changed, and what was taken away as nothing', () => {
  const before = { name: '示例局', phone: '138****0000', fields: ['a', 'b'] }
  expect(changed(fields, { ...before }, before)).toEqual({})
  expect(changed(fields, { ...before, name: '新局', fields: ['a'] }, before)).toEqual({ name: '新局', fields: ['a'] })
  expect(changed(fields, { name: '示例局', fields: ['a', 'b'], phone: null }, before)).toEqual({ phone: null })
})

it('sends of a new row what was said', () => {
  expect(changed(fields, { name: '示例局', phone: null }, null)).toEqual({ name: '示例局' })
})
