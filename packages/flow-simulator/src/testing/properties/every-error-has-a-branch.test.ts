import { expect, it } from 'vitest'
import { flowOf, say } from '../../../test/player.js'
import { assertProperty } from '../assert-property.js'
import { everyErrorHasABranch } from './every-error-has-a-branch.js'

const lambda = {
  type: 'InvokeLambdaFunction',
  parameters: { LambdaFunctionARN: '{{lambda:weather}}', InvocationTimeLimitSeconds: '3' },
  next: 'speak',
}

it('does not hold for a function whose failure leads nowhere', async () => {
  const flow = flowOf({ ask: lambda, speak: say('It is $.External.sky.', 'end') })
  await expect(assertProperty(flow, everyErrorHasABranch)).rejects.toThrow('ask fails')
})

it('holds where each failure has a branch', async () => {
  const flow = flowOf({
    ask: { ...lambda, errors: { NoMatchingError: 'sorry' } },
    speak: say('It is $.External.sky.', 'end'),
    sorry: say('We do not know.', 'end'),
  })
  await expect(assertProperty(flow, everyErrorHasABranch)).resolves.toBeUndefined()
})
