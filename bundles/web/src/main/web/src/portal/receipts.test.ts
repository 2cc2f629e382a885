import { afterEach, expect, it, vi } from 'vitest'
import { receiptOf } from './public'
import { about } from './receipts'

afterEach(() => vi.unstubAllGlobals())

it('fetches a receipt by the code of its paper, sign for sign', async () => {
  const signed = '{"b":1,"10":2,"2":3}'
  const fetched = vi.fn(async () => new Response(signed, { status: 200 }))
  vi.stubGlobal('fetch', fetched)
  expect(await receiptOf('zhiheng:receipt/r1#sm3:00')).toBe(signed)
  const [path, init] = fetched.mock.calls[0] as unknown as [string, RequestInit]
  expect(path).toBe('/public/v1/receipts')
  expect(JSON.parse(init.body as string)).toEqual({ mark: 'zhiheng:receipt/r1#sm3:00' })
  expect(init.credentials).toBe('omit')
})

it('says why there is none for a code', async () => {
  vi.stubGlobal('fetch', async () => new Response('{"code":"PUBLIC-RECEIPT","message":"没有这一凭证"}', { status: 404 }))
  await expect(receiptOf('x#y')).rejects.toThrow('没有这一凭证')
})

it('says what was decided, of a penalty, a measure and a change', () => {
  const told = (basis: Record<string, unknown>) => about({ id: 'r1', basis: { case: { body: '某局' }, ...basis } }).map((each) => `${each.title}:${each.value}`)
  expect(told({ decision: { values: { number: '罚1号', decidedOn: '2026-03-02' } } })).toEqual(['凭证编号:r1', '作出机关:某局', '决定书文号:罚1号', '决定之日:2026-03-02'])
  expect(told({ decision: { values: { number: '强措1号' } }, order: { title: '解除强制措施决定', number: '强解1号', on: '2026-03-09' } })).toEqual([
    '凭证编号:r1',
    '作出机关:某局',
    '决定:解除强制措施决定',
    '决定书文号:强解1号',
    '决定之日:2026-03-09',
  ])
  expect(told({ decision: { values: { change: 'annulled', on: '2026-04-01' } }, changes: {} })).toEqual(['凭证编号:r1', '作出机关:某局', '变更之日:2026-04-01'])
})
