import { expect, it } from 'vitest'
import { caused, cited, pageOf, plain } from './rules'

it('tells values in words, and leaves codes of the rules alone', () => {
  expect(plain('2024-05-05起 true')).toBe('2024-05-05起 是')
  expect(plain('15 CALENDAR_DAY 自收到处罚决定书之日')).toBe('15 日 自收到处罚决定书之日')
  expect(plain('50000.00(含) yuan')).toBe('50000.00(含) 元')
  expect(plain('justice-review、signing')).toBe('justice-review、signing')
})

it('cites a source, and gives a package an address that is not one of a file', () => {
  expect(cited({ document: '行政处罚法', number: null, article: '第五十一条', phrase: null })).toBe('行政处罚法第五十一条')
  expect(pageOf('field.market-supervision')).toBe('/rules/packages/field~market-supervision')
})

it('tells why a generation was made by what packages are called', () => {
  expect(caused('启用 cn.371002 1.4.0 cn.410300 2.0.0', { 'cn.371002': '威海市环翠区' })).toBe('启用 威海市环翠区 1.4.0 cn.410300 2.0.0')
})
