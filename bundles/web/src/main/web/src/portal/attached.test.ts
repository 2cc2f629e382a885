import { expect, it } from 'vitest'
import { attached, faulty } from './attached'

it('tells what is wrong with files before they are sent', () => {
  const file = (size: number, type = 'application/pdf') => ({ size, type })
  expect(faulty([])).toBe('')
  expect(faulty([file(3 * 1024 * 1024), file(1, 'image/png'), file(1, 'image/jpeg')])).toBe('')
  expect(faulty([file(3 * 1024 * 1024 + 1)])).toBe('一个附件至多3MB')
  expect(faulty([1, 2, 3, 4].map((each) => file(each)))).toBe('附件至多3个')
  expect(faulty([file(1, 'text/html')])).toBe('附件只能是JPEG、PNG图片或者PDF')
  expect(faulty([file(1, '')])).toBe('附件只能是JPEG、PNG图片或者PDF')
})

it('sends a file as its kind and its bytes', async () => {
  expect(await attached([new File(['%PDF'], '姓名.pdf', { type: 'application/pdf' })])).toEqual([{ type: 'application/pdf', content: 'JVBERg==' }])
})
