import { expect, it } from 'vitest'
import { flowOf, say } from '../../../test/player.js'
import { assertProperty } from '../assert-property.js'
import { silenceIsShort } from './silence-is-short.js'

function lambda(next: string, seconds: number) {
  return {
    type: 'InvokeLambdaFunction',
    parameters: { LambdaFunctionARN: '{{lambda:weather}}', InvocationTimeLimitSeconds: String(seconds) },
    next,
    errors: { NoMatchingError: next },
  }
}

it('does not hold for functions that take their time one after the other', async () => {
  const flow = flowOf({
    hello: say('Hello.', 'first'),
    first: lambda('second', 8),
    second: lambda('bye', 8),
    bye: say('Goodbye.', 'end'),
  })
  await expect(assertProperty(flow, silenceIsShort(10))).rejects.toThrow('they hear nothing for 16 s')
})

it('holds where something is said between them, and while the caller has their turn or waits', async () => {
  const flow = flowOf({
    hello: say('Hello.', 'first'),
    first: lambda('wait', 8),
    wait: say('One moment, please.', 'second'),
    second: lambda('ask', 8),
    ask: {
      type: 'GetParticipantInput',
      parameters: { Text: 'Press 1.', InputTimeLimitSeconds: '60' },
      on: { '1': 'queue' },
      errors: { InputTimeLimitExceeded: 'bye', NoMatchingCondition: 'bye', NoMatchingError: 'bye' },
    },
    queue: {
      type: 'UpdateContactTargetQueue',
      parameters: { QueueId: '{{queue:support}}' },
      next: 'transfer',
      errors: { NoMatchingError: 'bye' },
    },
    transfer: {
      type: 'TransferContactToQueue',
      next: 'bye',
      errors: { QueueAtCapacity: 'bye', NoMatchingError: 'bye' },
    },
    bye: say('Goodbye.', 'end'),
  })
  await expect(assertProperty(flow, silenceIsShort(10))).resolves.toBeUndefined()
})
