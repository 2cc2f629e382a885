import { expect, it } from 'vitest'
import { checks, following, type Procedure } from './procedure'

const procedure: Procedure = {
  first: 'filing',
  stages: [
    { id: 'filing', title: '立案审批', ways: [{ to: 'investigation', when: null, checks: [{ name: 'filed-approved', title: '已经批准立案' }] }] },
    { id: 'investigation', title: '调查取证', ways: [{ to: 'closing', when: null, checks: [] }, { to: 'filing', when: '退回', checks: [] }] },
    { id: 'closing', title: '结案', ways: [{ to: 'investigation', when: '补充', checks: [] }] },
  ],
}

it('tells what checks are called and what usually follows, without going round', () => {
  expect(checks(procedure)).toEqual({ 'filed-approved': '已经批准立案' })
  expect(following(procedure, 'filing').map((each) => each.title)).toEqual(['调查取证', '结案'])
  expect(following(procedure, 'closing').map((each) => each.title)).toEqual(['调查取证'])
  expect(following(procedure, 'nowhere')).toEqual([])
})
