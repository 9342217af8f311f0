import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { flowNamed, phoneNumber, queue } from '../index.js'
import { createCallbackContact } from './create-callback-contact.js'

it('calls back from the working queue, with the defaults of the console', () => {
  expect(writtenUnderHandlerBy((flow) => flow.createCallback())).toEqual({
    type: 'CreateCallbackContact',
    parameters: { InitialCallDelaySeconds: '5', MaximumConnectionAttempts: '1', RetryDelaySeconds: '600' },
    ways: { next: 'after', NoMatchingError: 'handler' },
  })
})

it('takes a queue, times, a flow and a caller id', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.createCallback({
        queue: queue('callbacks'),
        delaySeconds: 60,
        attempts: 3,
        retryDelaySeconds: 300,
        creationFlow: flowNamed('before the callback'),
        callerId: phoneNumber('main'),
        on: { NoMatchingError: elsewhere },
      }),
    ),
  ).toEqual({
    type: 'CreateCallbackContact',
    parameters: {
      QueueId: { kind: 'queue', name: 'callbacks' },
      InitialCallDelaySeconds: '60',
      MaximumConnectionAttempts: '3',
      RetryDelaySeconds: '300',
      ContactFlowId: { kind: 'flow', name: 'before the callback' },
      CallerId: { kind: 'phoneNumber', name: 'main' },
    },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('needs a working queue unless it names one', () => {
  expect(createCallbackContact.needs?.({})).toEqual(['working queue'])
  expect(createCallbackContact.needs?.({ QueueId: queue('callbacks') })).toEqual([])
  expect(createCallbackContact.label?.({ QueueId: queue('callbacks') })).toBe('callbacks')
  expect(statedOutcomes(createCallbackContact, {})).toMatchObject({ next: 'continues', failures: ['NoMatchingError'] })
})
