import { expect, it } from 'vitest'
import type { CaseFile, Kind } from './cases'
import { timeline } from './timeline'

it('tells what was done, the latest first, and what was put right as that', () => {
  const file = {
    pieces: [
      { kind: 'clue', key: '1', number: 1, at: '2026-03-02T08:00:00+08:00', by: 'zhang', reason: null, values: {} },
      { kind: 'party', key: 'p1', number: 2, at: '2026-03-05T09:00:00+08:00', by: 'li', reason: '写错了名称', values: {} },
      { kind: 'unheard-of', key: 'x', number: 1, at: '2026-03-06T09:00:00+08:00', by: 'li', reason: null, values: {} },
    ],
    run: {
      visits: [
        { at: '2026-03-02T08:00:00+08:00', stage: 'filing', title: '立案审批' },
        { at: '2026-03-05T09:00:00+08:00', stage: 'investigation', title: '调查取证' },
      ],
      extensions: [{ on: '2026-03-04', by: 'zhang', why: '案情复杂', term: 't', document: null }],
      suspensions: [{ from: '2026-03-03', to: '2026-03-04', why: '鉴定', kind: 'test' }],
    },
    labels: { bodies: {}, accounts: { zhang: '张三', li: '李四' } },
  } as unknown as CaseFile
  const kinds = [
    { id: 'clue', title: '案件线索' },
    { id: 'party', title: '当事人' },
  ] as Kind[]
  expect(timeline(file, kinds).map((each) => `${each.at.slice(0, 10)} ${each.title} ${each.by} ${each.why}`.trimEnd())).toEqual([
    '2026-03-05 到“调查取证”',
    '2026-03-05 更正当事人 李四 写错了名称',
    '2026-03-04 延长期限 张三 案情复杂',
    '2026-03-04 恢复计算期限',
    '2026-03-03 停止计算期限  鉴定',
    '2026-03-02 到“立案审批”',
    '2026-03-02 写入案件线索 张三',
  ])
})
