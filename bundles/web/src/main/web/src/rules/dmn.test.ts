import { expect, it } from 'vitest'
import { condition, emptyRow, placeOf, read, result, worded, write } from './dmn'

const FILE = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="食品">
  <!-- kept -->
  <decision id="t" name="生产经营不符合食品安全标准的食品">
    <decisionTable hitPolicy="UNIQUE">
      <input label="货值金额">
        <inputExpression typeRef="number"><text>goodsValue</text></inputExpression>
      </input>
      <input label="阶次">
        <inputExpression typeRef="string"><text>weighed</text></inputExpression>
        <inputValues><text>"减轻", "从轻"</text></inputValues>
      </input>
      <output label="裁量阶次" name="tier" typeRef="string"/>
      <annotation name="适用条件"/>
      <rule>
        <inputEntry><text>&lt; 10000</text></inputEntry>
        <inputEntry><text>-</text></inputEntry>
        <outputEntry><text>"货值不足一万元"</text></outputEntry>
        <annotationEntry><text>货值金额不足一万元</text></annotationEntry>
      </rule>
      <rule>
        <inputEntry><text>&gt;= 10000</text></inputEntry>
        <inputEntry><text>-</text></inputEntry>
        <outputEntry><text>"货值一万元以上"</text></outputEntry>
        <annotationEntry><text></text></annotationEntry>
      </rule>
    </decisionTable>
  </decision>
</definitions>
`

it('reads a table, and writes it again as it was', () => {
  const table = read(FILE)
  expect(table.title).toBe('生产经营不符合食品安全标准的食品')
  expect(table.inputs).toEqual([
    { name: 'goodsValue', label: '货值金额', type: 'number', allowed: [] },
    { name: 'weighed', label: '阶次', type: 'string', allowed: ['减轻', '从轻'] },
  ])
  expect(table.rows).toHaveLength(2)
  expect(table.rows[0]).toEqual({ id: null, inputs: ['< 10000', '-'], outputs: ['"货值不足一万元"'], note: '货值金额不足一万元' })
  expect(write(FILE, table)).toBe(FILE)
})

it('changes only what was changed, and nothing that somebody writes becomes markup', () => {
  const table = read(FILE)
  table.hitPolicy = 'FIRST'
  table.rows.push({ ...emptyRow(table), note: '<script>&' })
  const written = write(FILE, table)
  expect(written).toContain('<decisionTable hitPolicy="FIRST">')
  expect(written).toContain('<annotationEntry><text>&lt;script&gt;&amp;</text></annotationEntry>')
  expect(written.split('\n').filter((line) => !FILE.split('\n').includes(line))).toHaveLength(3)
  expect(read(written).rows).toEqual(table.rows)
  table.rows.splice(1)
  expect(read(write(FILE, table)).rows).toHaveLength(1)
})

it('finds the cell that a line is of', () => {
  const lines = FILE.split('\n')
  const at = (text: string) => placeOf(FILE, lines.findIndex((each) => each.includes(text)) + 1)
  expect(at('&lt; 10000')).toEqual({ row: 0, cell: 0 })
  expect(at('货值一万元以上')).toEqual({ row: 1, cell: 2 })
  expect(placeOf(FILE, lines.lastIndexOf('      <rule>') + 1)).toEqual({ row: 1, cell: null })
  expect(at('<decisionTable')).toBeNull()
  expect(at('</definitions>')).toBeNull()
})

it('tells conditions and results in words', () => {
  expect(['-', '< 10000', '>= 10000', '> 5', '<= 5', '[1..5)', 'true', '"甲", "乙"', 'not("甲")', '>= date("2024-01-01")'].map(condition)).toEqual([
    '不限', '不足10000', '10000以上(含)', '超过5', '5以下(含)', '1以上(含),5以下(不含)', '是', '甲、乙', '不是甲', '2024-01-01以上(含)',
  ])
  expect(['null', '"从轻"', '0.3', 'true'].map(result)).toEqual(['没有', '从轻', '0.3', '是'])
  expect(worded('没有一行适用于goodsValue = 10000,weighed = 减轻', read(FILE))).toBe('没有一行适用于货值金额是10000,阶次是减轻')
})

it('refuses what is no table', () => {
  expect(() => read('<definitions/>')).toThrow('没有一张决策表')
})
