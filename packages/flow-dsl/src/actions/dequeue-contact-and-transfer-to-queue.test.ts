import { expect, it } from 'vitest'
import { startOf, statedOutcomes } from '../../test/written-action.js'
import { attribute, customerQueueFlow, queue, user } from '../index.js'
import type { QueueTarget } from '../index.js'
import { dequeueContactAndTransferToQueue } from './dequeue-contact-and-transfer-to-queue.js'

const moving = (target: QueueTarget): unknown =>
  startOf(
    customerQueueFlow('f', { onError: (flow) => flow.endFlow({ id: 'handler' }) }, (flow) => {
      flow.moveToQueue(target, { on: { QueueAtCapacity: () => flow.endFlow({ id: 'full' }) } })
      flow.endFlow({ id: 'after' })
    }),
  )

it('moves the contact into another queue and goes on', () => {
  expect(moving(queue('overflow'))).toEqual({
    type: 'DequeueContactAndTransferToQueue',
    parameters: { QueueId: { kind: 'queue', name: 'overflow' } },
    ways: { next: 'after', QueueAtCapacity: 'full', NoMatchingError: 'handler' },
  })
})

it("takes an attribute, or an agent's own queue", () => {
  expect(moving(attribute('$.Attributes.queue'))).toMatchObject({ parameters: { QueueId: '$.Attributes.queue' } })
  expect(moving({ agent: user('kim') })).toMatchObject({ parameters: { AgentId: { kind: 'user', name: 'kim' } } })
})

it('never leaves a full queue to onError', () => {
  expect(statedOutcomes(dequeueContactAndTransferToQueue, {})).toEqual({
    form: 'only form',
    next: 'continues',
    failures: ['NoMatchingError'],
    events: ['QueueAtCapacity'],
    optional: [],
    results: undefined,
  })
})

it('is called by the queue', () => {
  expect(dequeueContactAndTransferToQueue.label?.({ QueueId: queue('overflow') })).toBe('overflow')
  expect(dequeueContactAndTransferToQueue.label?.({ AgentId: user('kim') })).toBe('kim')
})
