import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute, queue, user } from '../index.js'
import { updateContactTargetQueue } from './update-contact-target-queue.js'

it('sets a queue and goes on', () => {
  expect(
    writtenBy((flow, elsewhere) => flow.setWorkingQueue(queue('support'), { on: { NoMatchingError: elsewhere } })),
  ).toEqual({
    type: 'UpdateContactTargetQueue',
    parameters: { QueueId: { kind: 'queue', name: 'support' } },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it("takes an attribute, or an agent's own queue", () => {
  expect(writtenUnderHandlerBy((flow) => flow.setWorkingQueue(attribute('$.Attributes.queue')))).toMatchObject({
    parameters: { QueueId: '$.Attributes.queue' },
    ways: { NoMatchingError: 'handler' },
  })
  expect(writtenUnderHandlerBy((flow) => flow.setWorkingQueue({ agent: user('kim') })).parameters).toEqual({
    AgentId: { kind: 'user', name: 'kim' },
  })
  expect(
    writtenUnderHandlerBy((flow) => flow.setWorkingQueue({ agent: attribute('$.Attributes.agent') })).parameters,
  ).toEqual({ AgentId: '$.Attributes.agent' })
})

it('leaves a working queue, which is either a queue or an agent', () => {
  expect(updateContactTargetQueue.sets?.({})).toEqual(['working queue', '$.Queue'])
  expect(updateContactTargetQueue.groups).toEqual([{ rule: 'exactlyOne', members: ['QueueId', 'AgentId'] }])
  expect(statedOutcomes(updateContactTargetQueue, {})).toMatchObject({ failures: ['NoMatchingError'], events: [] })
})

it('is called by the queue', () => {
  expect(updateContactTargetQueue.label?.({ QueueId: queue('support') })).toBe('support')
  expect(updateContactTargetQueue.label?.({ QueueId: '$.Attributes.queue' })).toBe('queue')
  expect(updateContactTargetQueue.label?.({ AgentId: user('kim') })).toBe('kim')
})
