import { expect, it } from 'vitest'
import { flowOf, say } from '../../../test/player.js'
import { assertProperty } from '../assert-property.js'
import { noEmptyValueIsSpoken } from './no-empty-value-is-spoken.js'

const lambda = {
  type: 'InvokeLambdaFunction',
  parameters: { LambdaFunctionARN: '{{lambda:weather}}', InvocationTimeLimitSeconds: '3' },
  next: 'speak',
  errors: { NoMatchingError: 'sorry' },
}

it('does not hold where the answer of a function is spoken after it has failed', async () => {
  const flow = flowOf({
    ask: { ...lambda, errors: { NoMatchingError: 'speak' } },
    speak: say('It is $.External.sky today.', 'end'),
  })
  await expect(assertProperty(flow, noEmptyValueIsSpoken)).rejects.toThrow(
    '$.External.sky is empty where speak says “It is  today.”.',
  )
})

it('does not hold where nothing is said, since all of it is missing', async () => {
  const flow = flowOf({
    ask: { ...lambda, errors: { NoMatchingError: 'speak' } },
    speak: say('$.External.sky', 'end'),
    unsaid: say('Sorry.', 'end'),
  })
  await expect(assertProperty(flow, noEmptyValueIsSpoken)).rejects.toThrow(
    'speak says nothing, since $.External.sky is empty.',
  )
})

it('holds where functions answer as the flow expects', async () => {
  const flow = flowOf({ ask: lambda, speak: say('It is $.External.sky today.', 'end'), sorry: say('Sorry.', 'end') })
  await expect(assertProperty(flow, noEmptyValueIsSpoken)).resolves.toBeUndefined()
  await expect(assertProperty(flow, noEmptyValueIsSpoken, { missingValues: 'all' })).rejects.toThrow('is empty')
})

it('knows that a value that is compared may be missing', async () => {
  const compare = {
    type: 'Compare',
    parameters: { ComparisonValue: '$.Attributes.name' },
    on: { Kim: 'speak' },
    errors: { NoMatchingCondition: 'speak' },
  }
  const flow = flowOf({ compare, speak: say('Hello $.Attributes.name!', 'end') })
  await expect(assertProperty(flow, noEmptyValueIsSpoken)).rejects.toThrow('$.Attributes.name is empty')
})
