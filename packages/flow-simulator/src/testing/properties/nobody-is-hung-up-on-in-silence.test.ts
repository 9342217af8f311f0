import { expect, it } from 'vitest'
import { flowOf, say } from '../../../test/player.js'
import { assertProperty } from '../assert-property.js'
import { nobodyIsHungUpOnInSilence } from './nobody-is-hung-up-on-in-silence.js'

const digits = {
  type: 'GetParticipantInput',
  parameters: {
    Text: 'Your number, please.',
    StoreInput: 'True',
    InputTimeLimitSeconds: '5',
    InputValidation: { CustomValidation: { MaximumLength: '4' } },
  },
  next: 'end',
  errors: { NoMatchingError: 'sorry' },
}
const lambda = {
  type: 'InvokeLambdaFunction',
  parameters: { LambdaFunctionARN: '{{lambda:weather}}', InvocationTimeLimitSeconds: '3' },
  next: 'speak',
  errors: { NoMatchingError: 'end' },
}

it('does not hold where the caller hears nothing at all', async () => {
  const flow = flowOf({
    open: {
      type: 'CheckHoursOfOperation',
      parameters: { HoursOfOperationId: '{{hours:office}}' },
      on: { True: 'hello', False: 'end' },
      errors: { NoMatchingError: 'hello' },
    },
    hello: say('Hello.', 'end'),
  })
  await expect(assertProperty(flow, nobodyIsHungUpOnInSilence)).rejects.toThrow('has heard nothing at all')
})

it('does not hold where the caller types something, and is hung up on', async () => {
  const flow = flowOf({ ask: digits, sorry: say('Sorry.', 'end') })
  await expect(assertProperty(flow, nobodyIsHungUpOnInSilence)).rejects.toThrow('The caller does something')
})

it('does not hold where a failure is not told', async () => {
  const flow = flowOf({ hello: say('Hello.', 'ask'), ask: lambda, speak: say('It is $.External.sky.', 'end') })
  await expect(assertProperty(flow, nobodyIsHungUpOnInSilence)).rejects.toThrow('ask fails')
})

it('holds where a failure after the goodbye changes nothing, and where callers leave themselves', async () => {
  const flow = flowOf({
    ask: { ...digits, next: 'bye' },
    sorry: say('Sorry.', 'end'),
    bye: say('Goodbye.', 'write'),
    write: { ...lambda, next: 'end' },
  })
  await expect(assertProperty(flow, nobodyIsHungUpOnInSilence)).resolves.toBeUndefined()
})
