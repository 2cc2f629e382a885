import { describe, expect, it } from 'vitest'
import { empty, lacking, pieces, type Spot } from './spot'

const told: Spot = {
  ...empty(),
  name: '某某小吃店',
  item: 'i1',
  basis: '《示例条例》第11条',
  facts: '没有公示价格',
  officers: ['o1', 'o2'],
  tier: '从轻',
  fine: '1300.00',
  told: true,
  defence: 'waived',
  remediesTold: true,
}

describe('a decision on the spot', () => {
  it('wants a party, an item, two officers, notice, defence and remedies, in the order of the form', () => {
    expect(lacking(empty())).toEqual(['当事人的姓名或者名称', '执法事项', '违法事实', '两名执法人员', '处罚', '告知当事人', '当事人的陈述申辩', '告知救济途径'])
    expect(lacking(told)).toEqual([])
  })

  it('wants two different officers, and an answer to what was said', () => {
    expect(lacking({ ...told, officers: ['o1', 'o1'] })).toEqual(['两名不同的执法人员'])
    expect(lacking({ ...told, defence: 'oral', words: '下次改' })).toEqual(['陈述申辩的内容和复核意见'])
    expect(lacking({ ...told, collected: true })).toEqual(['缴款票据'])
  })

  it('is written down with notice, defence and remedies, and what is not said is left out', () => {
    const all = pieces(told, '371002', '2026-03-02', '2026-03-02T10:00:00+08:00', { remedies: '可以申请行政复议', fulfilment: '到银行缴纳' })
    expect(all.map((each) => each.kind)).toEqual(['clue', 'matter', 'party', 'handler', 'handler', 'investigation', 'proposal', 'notice', 'statement', 'decision', 'correction'])
    const values = (kind: string) => (all.find((each) => each.kind === kind) as { values: Record<string, unknown> }).values
    expect(values('party')).toEqual({ kind: 'organisation', name: '某某小吃店' })
    expect(values('notice')).toMatchObject({ sanctions: ['fine'], fine: '1300.00', officers: ['o1', 'o2'] })
    expect(values('statement')).toEqual({ on: '2026-03-02', form: 'waived' })
    expect(values('decision')).toMatchObject({ tier: '从轻', remedies: '可以申请行政复议', orderToCorrect: true })
    expect(values('decision')).not.toHaveProperty('number')
  })
})
