import { expect, it } from 'vitest'
import { menu, place } from './menu'

const registers = [{ id: 'officers', title: '执法人员', group: '机构与人员' }]

it('the menu has what somebody may use, and no group with nothing', () => {
  const all = menu(() => true, registers)
  expect(all.map((each) => each.title)).toEqual(['工作台', '办案', '人员和权责', '规则', '机构与人员', '系统'])
  const little = menu(() => false, [])
  expect(little.map((each) => each.title)).toEqual(['工作台', '系统'])
  expect(little[1]?.below?.map((each) => each.title)).toEqual(['我的账号'])
})

it('an entry needs only one of several operations', () => {
  const stewards = menu((operation) => operation === 'rules.release', [])
  expect(stewards.find((each) => each.title === '规则')?.below?.map((each) => each.title)).toEqual(['规则变更'])
})

it('a page stands under the entry with the longest address that leads to it', () => {
  const all = menu(() => true, registers)
  expect(place(all, '/cases/7d0c')).toEqual({ group: '办案', page: expect.objectContaining({ title: '案件', to: '/cases' }) })
  expect(place(all, '/rules/ask')?.page.title).toBe('提问')
  expect(place(all, '/rules/packages/cn')?.page.title).toBe('在用的规则')
  expect(place(all, '/registers/officers')?.group).toBe('机构与人员')
  expect(place(all, '/')).toBeNull()
  expect(place(all, '/casesome')).toBeNull()
})
