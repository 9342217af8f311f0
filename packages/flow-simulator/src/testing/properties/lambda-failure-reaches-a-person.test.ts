import { expect, it } from 'vitest'
import { flowOf, say } from '../../../test/player.js'
import { assertProperty } from '../assert-property.js'
import { lambdaFailureReachesAPerson, lambdaFailureReachesAPersonOr } from './lambda-failure-reaches-a-person.js'

/** A function whose failure is answered with these words, and then leads on. */
function failureSays(words: string, next = 'end') {
  return flowOf({
    hello: say('Hello.', 'ask'),
    ask: {
      type: 'InvokeLambdaFunction',
      parameters: { LambdaFunctionARN: '{{lambda:weather}}', InvocationTimeLimitSeconds: '3' },
      next: 'speak',
      errors: { NoMatchingError: 'sorry' },
    },
    speak: say('It is $.External.sky.', 'end'),
    sorry: say(words, next),
    queue: {
      type: 'UpdateContactTargetQueue',
      parameters: { QueueId: '{{queue:support}}' },
      next: 'transfer',
      errors: { NoMatchingError: 'full' },
    },
    transfer: {
      type: 'TransferContactToQueue',
      next: 'full',
      errors: { QueueAtCapacity: 'full', NoMatchingError: 'full' },
    },
    full: say('All lines are busy. Please call again tomorrow.', 'end'),
  })
}

it('does not hold where the caller is let go with an apology', async () => {
  await expect(assertProperty(failureSays('We are sorry.'), lambdaFailureReachesAPerson)).rejects.toThrow(
    'The function of ask fails, and the last that the caller hears is “We are sorry.”.',
  )
})

it('holds where the caller is told what to do next', async () => {
  await expect(
    assertProperty(failureSays('Please try again later.'), lambdaFailureReachesAPerson),
  ).resolves.toBeUndefined()
  await expect(
    assertProperty(failureSays('잠시 후 다시 전화해 주세요.'), lambdaFailureReachesAPerson),
  ).resolves.toBeUndefined()
  await expect(
    assertProperty(failureSays('Revenez demain.'), lambdaFailureReachesAPersonOr(/demain/)),
  ).resolves.toBeUndefined()
})

it('holds where the caller is queued, and is told what to do when that fails, too', async () => {
  await expect(
    assertProperty(failureSays('We are sorry.', 'queue'), lambdaFailureReachesAPerson),
  ).resolves.toBeUndefined()
})
