import { describe, expect, it } from 'vitest'
import { facts, fields } from './form'

describe('the form of a question', () => {
  it('has a field for each fact, objects opened, in the words of its description', () => {
    const schema = {
      properties: {
        fine: { title: '罚款金额', type: 'string', pattern: '^\\d+$' },
        on: { title: '之日', type: 'string', format: 'date' },
        at: { title: '时刻', anyOf: [{ format: 'date' }, { format: 'date-time' }], type: 'string' },
        remote: { title: '交通不便', type: 'boolean' },
        kinds: { title: '处罚种类', type: 'array', items: { type: 'string', enum: ['fine'], 'x-labels': { fine: '罚款' } } },
        item: { title: '事项', type: 'object', properties: { code: { title: '编号', type: 'string' } } },
        records: { title: '记录', type: 'array', items: { type: 'object', properties: {} } },
      },
      required: ['fine'],
    }
    expect(fields(schema).map((each) => [each.path.join('.'), each.title, each.kind, each.required])).toEqual([
      ['fine', '罚款金额', 'text', true],
      ['on', '之日', 'date', false],
      ['at', '时刻', 'moment', false],
      ['remote', '交通不便', 'boolean', false],
      ['kinds', '处罚种类', 'words', false],
      ['item.code', '事项:编号', 'text', false],
      ['records', '记录', 'json', false],
    ])
    expect(fields(schema)[4]!.words).toEqual([{ code: 'fine', title: '罚款' }])
  })

  it('gives what was said at its place, and nothing that was not', () => {
    expect(facts({ 'item.code': 'C01', 'item.listed': true, fine: '', remote: false, kinds: [], on: null })).toEqual({ item: { code: 'C01', listed: true }, remote: false })
  })
})
