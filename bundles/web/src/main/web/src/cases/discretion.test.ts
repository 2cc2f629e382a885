import { describe, expect, it } from 'vitest'
import { factorTitle, read, spans, within, type Tier } from './discretion'

const tier = (name: string, fineMin: string | null, fineMax: string | null, minInclusive = true, maxInclusive = true): Tier => ({ tier: name, fineMin, fineMax, minInclusive, maxInclusive })

describe('the range of a fine', () => {
  it('has its tiers beside each other by their sums, and leaves out those without', () => {
    const found = spans([tier('从重', '9490.00', '13000.00'), tier('不予处罚', null, null), tier('从轻', '1300.00', '4810.00')])
    expect(found.map((each) => each.tier.tier)).toEqual(['从轻', '从重'])
    expect(found[0]!.from).toBe(0)
    expect(found[0]!.to).toBeCloseTo(0.3, 5)
    expect(found[1]!.to).toBe(1)
  })

  it('ends where the tier holds its end, and one yuan before it where it does not', () => {
    expect(within({ fineMin: '1300.00', fineMax: '4810.00' }, tier('从轻', '1300.00', '4810.00'))).toEqual({ least: 1300, most: 4810 })
    expect(within({ fineMin: '4810.00', fineMax: '9490.00' }, tier('一般', '4810.00', '9490.00', false, true))).toEqual({ least: 4811, most: 9490 })
    expect(within({ fineMin: '10.50', fineMax: '20.50' }, tier('一般', '10.50', '20.50', false, false))).toEqual({ least: 11, most: 20 })
  })

  it('says which factors are wanted, or that a tier has to be told', () => {
    const ruling = { question: 'discretion', status: 'undetermined', answer: null, missing: ['facts.factors.lighter', 'facts.proposedTier'], reasons: [], ruleBook: null }
    const asked = read({ facts: { registered: { tiers: [{ tier: '从轻', fineMin: '1', fineMax: '2', minInclusive: true, maxInclusive: true }] } }, ruling: ruling as never })
    expect(asked.wanted).toEqual(['lighter'])
    expect(asked.tierWanted).toBe(true)
    expect(asked.tiers).toHaveLength(1)
    expect(factorTitle('lighter')).toBe('有从轻情形')
  })
})
