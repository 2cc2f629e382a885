import { afterEach, expect, it, vi } from 'vitest'
import { api, ApiError } from '@/api/client'
import { drafts } from './drafts'
import { sendAll } from './outbox'

vi.mock('./drafts', async () => {
  const { ref } = await import('vue')
  const drafts = ref<{ key: string; at: number; sending?: object }[]>([])
  return {
    drafts,
    forget: async (key: string) => {
      drafts.value = drafts.value.filter((each) => each.key !== key)
    },
    sendLater: async (key: string, sending: object) => {
      drafts.value = drafts.value.map((each) => (each.key === key ? { ...each, sending } : each))
    },
  }
})

const draft = (key: string, at: number) => ({ key, title: key, to: '/', at, values: {}, sending: { path: `/api/v1/cases/${key}/pieces`, body: { command: `command-${key}` } } })
afterEach(() => vi.restoreAllMocks())

it('sends each once, what was written first, first', async () => {
  const sent: unknown[] = []
  vi.spyOn(api, 'POST').mockImplementation((async (path: string, init: { body: unknown }) => {
    sent.push([path, init.body])
    return { data: { done: true } }
  }) as never)
  drafts.value = [draft('c2', 2), draft('c1', 1), { ...draft('c3', 3), sending: undefined }]
  expect((await Promise.all([sendAll(), sendAll()])).flat().map((each) => [each.draft.key, each.problem])).toEqual([
    ['c1', null],
    ['c2', null],
  ])
  expect(sent).toEqual([
    ['/api/v1/cases/c1/pieces', { command: 'command-c1' }],
    ['/api/v1/cases/c2/pieces', { command: 'command-c2' }],
  ])
  expect(drafts.value.map((each) => each.key)).toEqual(['c3'])
})

it('keeps everything while nobody answers, and sends the same command again', async () => {
  const sent: unknown[] = []
  vi.spyOn(api, 'POST').mockImplementation((async (_: string, init: { body: unknown }) => {
    sent.push(init.body)
    throw new ApiError(0, 'WEB-UNREACHED', '连接不上', null, [])
  }) as never)
  drafts.value = [draft('c1', 1), draft('c2', 2)]
  expect(await sendAll()).toEqual([])
  expect(await sendAll()).toEqual([])
  expect(sent).toEqual([{ command: 'command-c1' }, { command: 'command-c1' }])
  expect(drafts.value).toHaveLength(2)
})

it('leaves what was not taken where it is, says why, and sends it no more', async () => {
  vi.spyOn(api, 'POST').mockImplementation((async (path: string) => {
    if (path.includes('c1')) {
      throw new ApiError(409, 'CASE-MOVED', '已经改变', null, [])
    }
    return { data: { done: false } }
  }) as never)
  drafts.value = [draft('c1', 1), draft('c2', 2)]
  expect((await sendAll()).map((each) => each.problem)).toEqual(['他人同时办理了这一案件,请核对以后再写入', '按规则还不能写入,请打开看理由'])
  expect(drafts.value.map((each) => each.sending?.problem)).toEqual(['他人同时办理了这一案件,请核对以后再写入', '按规则还不能写入,请打开看理由'])
  expect(await sendAll()).toEqual([])
})
