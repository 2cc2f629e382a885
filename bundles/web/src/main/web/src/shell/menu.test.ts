import { expect, it } from 'vitest'
import { menu } from './menu'

it('the menu has what somebody may use, and no group with nothing', () => {
  const registers = [{ id: 'officers', title: '执法人员', group: '机构与人员' }]
  const all = menu(() => true, registers)
  expect(all.map((each) => each.title)).toEqual(['工作台', '办案', '机构与人员'])
  const little = menu(() => false, [])
  expect(little.map((each) => each.title)).toEqual(['工作台'])
})
