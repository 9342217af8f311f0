import { expect, it } from 'vitest'
import { attribute } from '../index.js'
import { caseForms, caseParameters } from './case-linking.js'
import { catchAll } from './outcomes.js'

it('links the contact unless it is told not to', () => {
  expect(caseParameters({}, {}).LinkContactToCase).toBe('true')
  expect(caseParameters({}, { linkContact: false }).LinkContactToCase).toBe('false')
})

it('writes every field as text, and references as they are', () => {
  const number = attribute('$.Attributes.number')
  expect(caseParameters({ title: 'x', urgent: false, visits: 2, number }, {}).CaseRequestFields).toEqual({
    title: 'x',
    urgent: 'false',
    visits: '2',
    number,
  })
  expect(caseParameters({}, {}).CaseRequestFields).toBeUndefined()
})

it('has a form that links and one that takes the rest', () => {
  const [linking, other] = caseForms(catchAll)
  expect(linking.when({ LinkContactToCase: 'true' })).toBe(true)
  expect(linking.when({ LinkContactToCase: 'false' })).toBe(false)
  expect(other.when({})).toBe(true)
})
