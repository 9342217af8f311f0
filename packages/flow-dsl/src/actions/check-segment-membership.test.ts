import { expect, it } from 'vitest'
import { checkSegmentMembership } from './check-segment-membership.js'

it('is known by name, and nothing offers to write it', () => {
  expect(checkSegmentMembership.confidence).toBe('low')
  expect(checkSegmentMembership.methods).toEqual({})
})

it('takes any conditions, since its results are not published', () => {
  const [{ outcomes }] = checkSegmentMembership.forms
  expect(outcomes.conditions).toMatchObject({ operators: ['Equals'], minimum: 0 })
})
