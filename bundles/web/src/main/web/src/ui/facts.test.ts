import { expect, it } from 'vitest'
import { lacks } from './facts'

const schema = {
  properties: {
    facts: {
      properties: {
        confirmed: { title: '人的认定' },
        officers: { title: '执法人员', items: { properties: { certificate: { title: '证件' } } } },
      },
    },
  },
}

it('tells what is missing in words', () => {
  expect(lacks('facts.confirmed', schema)).toBe('人的认定')
  expect(lacks('facts.officers[0].certificate', schema)).toBe('执法人员的证件')
  expect(lacks('calendar.2027', null)).toBe('2027年的节假日安排')
  expect(lacks('rule.term.p-pay', schema)).toBe('规则包里没有相应的规则')
})

it('shows no key, even where nobody has told its words', () => {
  expect(lacks('facts.confirmed', null)).toBe('案卷里还没有写的一项事实')
  expect(lacks('facts.unheard', schema)).not.toMatch(/[a-z]/)
})
