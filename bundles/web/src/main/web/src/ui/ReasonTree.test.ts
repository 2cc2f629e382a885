import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import type { Refused } from '@/cases/cases'
import ReasonTree from './ReasonTree.vue'

vi.mock('./facts', async (original) => ({
  ...(await original<typeof import('./facts')>()),
  schemaOf: () => Promise.resolve({ properties: { facts: { title: '事实', properties: { confirmed: { title: '人的认定' } } } } }),
}))

it('a refusal tells what does not hold, why, and the words of the law', async () => {
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
      ruling: { question: 'procedure-check', status: 'undetermined', answer: null, missing: ['facts.confirmed'], reasons: [], ruleBook: null },
    },
  ] as unknown as Refused[]
  const tree = mount(ReasonTree, { props: { refused } })
  await flushPromises()
  const text = tree.text()
  for (const each of ['由两名以上执法人员调查', '只有一名执法人员', '行政处罚法第四十二条', '执法人员不得少于两人', '自2021年7月15日起', '(不能确定)', '缺少:人的认定']) {
    expect(text).toContain(each)
  }
})
