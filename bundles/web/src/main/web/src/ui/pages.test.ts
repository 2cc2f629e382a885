import { expect, it } from 'vitest'
import { usePages, type Page } from './pages'

it('adds what is further, and begins anew when it is asked again', async () => {
  const all: Record<string, Page<string>> = { '': { rows: ['a', 'b'], next: 'b' }, b: { rows: ['c'], next: null } }
  const { rows, next, list, further } = usePages(async (after) => all[after ?? '']!)
  await list.ask()
  expect([rows.value, next.value]).toEqual([['a', 'b'], 'b'])
  await further()
  expect([rows.value, next.value]).toEqual([['a', 'b', 'c'], null])
  await list.ask()
  expect([rows.value, next.value]).toEqual([['a', 'b'], 'b'])
})

it('drops a page of a question that is not asked any more', async () => {
  let wanted = 'old'
  let late: (page: Page<string>) => void = () => undefined
  const { rows, list, further } = usePages((after) => (after ? new Promise<Page<string>>((resolve) => (late = resolve)) : Promise.resolve({ rows: [wanted], next: 'n' })))
  await list.ask()
  const slow = further()
  wanted = 'new'
  await list.ask()
  late({ rows: ['of the old'], next: null })
  await slow
  expect(rows.value).toEqual(['new'])
})
