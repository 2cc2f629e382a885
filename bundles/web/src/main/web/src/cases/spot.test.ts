import { afterEach, describe, expect, it, vi } from 'vitest'
import { api, ApiError } from '@/api/client'
import { begin, decide, empty, lacking, pieces, service, unsaid, type Spot } from './spot'

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

  it('keeps what was recorded of a spoken defence as evidence', () => {
    const spoken: Spot = { ...told, defence: 'oral', words: '下次改', adopted: 'adopted', answer: '属实', sound: 'sha-256:ab', soundAt: '2026-03-02T09:58:00+08:00' }
    const kinds = (spot: Spot) => pieces(spot, '371002', '2026-03-02', '2026-03-02T10:00:00+08:00', { remedies: '', fulfilment: '' })
    const evidence = kinds(spoken).find((each) => each.kind === 'evidence') as { values: Record<string, unknown> }
    expect(evidence.values).toMatchObject({ kind: 'audio-visual', file: 'sha-256:ab', obtainedAt: '2026-03-02T09:58:00+08:00', officers: ['o1', 'o2'] })
    expect(kinds({ ...spoken, sound: null }).some((each) => each.kind === 'evidence')).toBe(false)
    expect(kinds({ ...spoken, defence: 'waived' }).some((each) => each.kind === 'evidence')).toBe(false)
  })

  it('asks whether the party signed, and where it would not for the reason and for a witness or a film', () => {
    const not = { signed: false, reason: '', witness: '', filmed: false }
    expect(unsaid({ ...not, signed: true })).toEqual([])
    expect(unsaid(not)).toEqual(['拒绝签收的情况', '见证人,或者拍照录像'])
    expect(unsaid({ ...not, reason: '不认可', filmed: true })).toEqual([])
    expect(unsaid({ ...not, reason: '不认可', witness: '居委会王某' })).toEqual([])
  })

  it('is served directly where the party signed, and left with it where it would not', () => {
    const served = (handing: Parameters<typeof service>[2]) => (service(told, '示当罚字〔2026〕1号', handing, '2026-03-02') as { values: Record<string, unknown> }).values
    const all = { document: 'spot-decision', number: '示当罚字〔2026〕1号', servedOn: '2026-03-02', officers: ['o1', 'o2'], recipient: '某某小吃店' }
    expect(served({ signed: true, reason: '', witness: '', filmed: false })).toEqual({ ...all, mode: 'direct', signed: true })
    expect(served({ signed: false, reason: ' 不认可 ', witness: '', filmed: true })).toEqual({ ...all, mode: 'leaving', signed: false, reason: '不认可', filmed: true })
    expect(served({ signed: false, reason: '不认可', witness: '居委会王某', filmed: false })).toEqual({ ...all, mode: 'leaving', signed: false, reason: '不认可', witness: '居委会王某' })
  })
})

describe('what is sent of a decision on the spot', () => {
  afterEach(() => vi.restoreAllMocks())
  const all = pieces(told, '371002', '2026-03-02', '2026-03-02T10:00:00+08:00', { remedies: '可以申请行政复议', fulfilment: '到银行缴纳' })
  const later = pieces(told, '371002', '2026-03-02', '2026-03-02T10:05:00+08:00', { remedies: '可以申请行政复议', fulfilment: '到银行缴纳' })

  it('goes the same again where no answer came, and is kept before it goes', async () => {
    const sent: unknown[] = []
    const kept: string[] = []
    const progress = begin()
    vi.spyOn(api, 'POST').mockImplementation(((_: string, init: { body: unknown }) => {
      sent.push(structuredClone(init.body))
      return Promise.reject(new ApiError(0, 'WEB-UNREACHED', '连接不上', null, []))
    }) as never)
    const keep = async () => void kept.push(JSON.stringify(progress))
    await expect(decide('b', null, all, progress, keep)).rejects.toThrow('连接不上')
    await expect(decide('b', null, later, progress, keep)).rejects.toThrow('连接不上')
    expect(sent).toHaveLength(2)
    expect(sent[1]).toEqual(sent[0])
    expect(kept[0]).toContain((sent[0] as { command: string }).command)
  })

  it('may be sent otherwise where the server refused it', async () => {
    const sent: { command: string }[] = []
    vi.spyOn(api, 'POST').mockImplementation(((_: string, init: { body: { command: string } }) => {
      sent.push(init.body)
      return Promise.reject(new ApiError(400, 'CASE-FIELD', '不对', null, []))
    }) as never)
    const progress = begin()
    await expect(decide('b', null, all, progress, async () => undefined)).rejects.toThrow('不对')
    await expect(decide('b', null, later, progress, async () => undefined)).rejects.toThrow('不对')
    expect(sent[1]!.command).not.toBe(sent[0]!.command)
  })
})
