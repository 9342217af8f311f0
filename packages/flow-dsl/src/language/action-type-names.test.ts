import { expect, it } from 'vitest'
import { actionTypes } from '../actions/index.js'
import { refusedActionTypes, undescribedActionTypes } from './action-type-names.js'

it('has no name in two lists', () => {
  const described = new Set(actionTypes)
  const refused = Object.keys(refusedActionTypes)
  expect(refused.filter((name) => described.has(name) || undescribedActionTypes.has(name))).toEqual([])
  expect([...undescribedActionTypes].filter((name) => described.has(name))).toEqual([])
})

it('advises types that exist', () => {
  const known = new Set([...actionTypes, ...undescribedActionTypes])
  // Types are the only words in an advice with two capitals; `QueueId` and the like are parameters of them.
  const parameters = new Set(['AgentId', 'QueueId', 'StoreInput', 'StartAction'])
  const unknown = Object.values(refusedActionTypes)
    .flatMap((advice) => advice.match(/\b[A-Z][a-z]+[A-Z]\w*/g) ?? [])
    .filter((word) => !known.has(word) && !parameters.has(word))
  expect(unknown).toEqual([])
})
