import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Refused } from '@/cases/cases'
import ReasonTree from './ReasonTree.vue'

it('a refusal tells what does not hold, why, and the words of the law', () => {
  const refused = [
    {
      check: 'two-officers',
      title: '由两名以上执法人员调查',
      ruling: {
        question: 'procedure-check',
        status: 'determined',
        answer: { holds: false, failing: ['只有一名执法人员'] },
        missing: [],
        reasons: [
          {
            rule: 'procedure.officers',
            text: '调查时执法人员不得少于两人',
            validFrom: '2021-07-15',
            doubt: null,
            source: { document: '行政处罚法', number: null, article: '第四十二条', phrase: '执法人员不得少于两人' },
          },
        ],
        ruleBook: null,
      },
    },
    {
      check: 'facts-clear',
      title: '事实清楚',
      ruling: { question: 'procedure-check', status: 'undetermined', answer: null, missing: ['facts.clear'], reasons: [], ruleBook: null },
    },
  ] as unknown as Refused[]
  const text = mount(ReasonTree, { props: { refused } }).text()
  for (const each of ['由两名以上执法人员调查', '只有一名执法人员', '行政处罚法第四十二条', '执法人员不得少于两人', '自2021年7月15日起', '(不能确定)', '缺少:facts.clear']) {
    expect(text).toContain(each)
  }
})
