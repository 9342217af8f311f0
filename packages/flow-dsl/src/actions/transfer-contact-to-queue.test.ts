import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { transferContactToQueue } from './transfer-contact-to-queue.js'

it('puts the contact into its queue; the statement behind it is reached through branches alone', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.transferToQueue({ on: { QueueAtCapacity: () => {}, NoMatchingError: elsewhere } }),
    ),
  ).toEqual({
    type: 'TransferContactToQueue',
    parameters: {},
    ways: { QueueAtCapacity: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('leaves a failure, but not a full queue, to onError', () => {
  expect(
    writtenUnderHandlerBy((flow, elsewhere) => flow.transferToQueue({ on: { QueueAtCapacity: elsewhere } })).ways,
  ).toEqual({ QueueAtCapacity: 'elsewhere', NoMatchingError: 'handler' })
  expect(statedOutcomes(transferContactToQueue, {})).toMatchObject({
    next: 'never',
    failures: ['NoMatchingError'],
    events: ['QueueAtCapacity'],
  })
})

it('needs a working queue, and says how to set it to those who name a queue', () => {
  expect(transferContactToQueue.needs?.({})).toEqual(['working queue'])
  expect(transferContactToQueue.refusedParameters?.['QueueId']).toContain('UpdateContactTargetQueue')
})
