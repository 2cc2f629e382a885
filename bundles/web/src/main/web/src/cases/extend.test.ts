import { describe, expect, it } from 'vitest'
import type { Run } from './cases'
import { extendable } from './extend'

const run = (more: Partial<Run>): Run =>
  ({
    stageTitle: '调查取证',
    endedAt: null,
    term: { code: 'p-90' },
    extensions: [],
    clocks: [
      { code: 'decision', key: '', title: '作出处理决定的期限', term: 'p-90', state: 'running' },
      { code: 'seizure', key: 'm1', title: '查封、扣押的期限', term: 'f-30', state: 'running' },
      { code: 'review', key: '', title: '法制审核的期限', term: 'case-review', state: 'ended' },
    ],
    ...more,
  }) as unknown as Run

describe('terms that may be made longer', () => {
  it('are those of the whole case, each once; what belongs to one measure is extended with it', () => {
    expect(extendable(run({}))).toEqual([{ clock: 'decision', title: '作出处理决定的期限', further: false }])
  })

  it('are that of the stage as well where no other counts with it', () => {
    expect(extendable(run({ term: { code: 'case-clue' } as never })).map((each) => each.title)).toEqual(['“调查取证”这一环节的期限', '作出处理决定的期限'])
  })

  it('go on further once they were extended, and no more after that', () => {
    expect(extendable(run({ extensions: [{ term: 'p-90', further: null }] as never }))[0]!.further).toBe(true)
    expect(extendable(run({ extensions: [{ term: 'p-90', further: null }, { term: 'p-90', further: 20 }] as never }))).toEqual([])
  })
})
