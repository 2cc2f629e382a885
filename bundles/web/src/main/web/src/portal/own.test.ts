import { afterEach, expect, it, vi } from 'vitest'
import { ask, left, own } from './own'

afterEach(() => vi.unstubAllGlobals())

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

it('says in plain words how long is left', () => {
  expect([left(3), left(0), left(-1)]).toEqual(['还有3天', '今天是最后一天', '已经过了'])
})

it('sends what was told with the case along with every change', async () => {
  const fetched = vi.fn(async (path: string) => (path.endsWith('/party') ? answer(200, { own: { title: '案由' }, csrf: 'c5' }) : answer(201, {})))
  vi.stubGlobal('fetch', fetched)
  await own()
  await ask('defence', '请从轻处理', [])
  const [path, init] = fetched.mock.calls[1] as unknown as [string, RequestInit]
  expect(path).toBe('/api/v1/party/requests')
  expect(init.headers).toMatchObject({ 'X-CSRF-Token': 'c5' })
  expect(JSON.parse(init.body as string)).toEqual({ kind: 'defence', words: '请从轻处理' })
  await ask('recusal', '亲属', [new File(['%PDF'], '户口本.pdf', { type: 'application/pdf' })])
  const [, handedIn] = fetched.mock.calls[2] as unknown as [string, RequestInit]
  expect(JSON.parse(handedIn.body as string)).toEqual({ kind: 'recusal', words: '亲属', files: [{ type: 'application/pdf', content: 'JVBERg==' }] })
})

it('says where the own case is not to be had', async () => {
  vi.stubGlobal('fetch', async () => new Response('nothing', { status: 404 }))
  await expect(own()).rejects.toThrow('这个网站不办理自己的案件')
})
