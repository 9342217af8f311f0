import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy } from '../../test/written-action.js'
import { updateContactRoutingBehavior } from './update-contact-routing-behavior.js'

it('changes the priority', () => {
  expect(writtenBy((flow) => flow.changeRoutingPriority(1))).toEqual({
    type: 'UpdateContactRoutingBehavior',
    parameters: { QueuePriority: '1' },
    ways: { next: 'after' },
  })
})

it('changes the age, also to less', () => {
  expect(writtenBy((flow) => flow.changeRoutingAge(-30)).parameters).toEqual({ QueueTimeAdjustmentSeconds: '-30' })
})

it('has a failure with proficiencies alone', () => {
  expect(statedOutcomes(updateContactRoutingBehavior, { QueuePriority: '1' })).toMatchObject({
    form: 'priority form',
    failures: [],
  })
  expect(statedOutcomes(updateContactRoutingBehavior, { RoutingProficiencies: [] })).toMatchObject({
    form: 'proficiency form',
    failures: ['NoMatchingError'],
  })
})

it('is called by what it changes', () => {
  expect(updateContactRoutingBehavior.label?.({ QueuePriority: '1' })).toBe('priority 1')
  expect(updateContactRoutingBehavior.label?.({ QueueTimeAdjustmentSeconds: '-30' })).toBe('age -30')
  expect(updateContactRoutingBehavior.label?.({})).toBeUndefined()
})
