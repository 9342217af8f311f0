import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy } from '../../test/written-action.js'
import { distributeByPercentage } from './distribute-by-percentage.js'

it('turns shares into rising thresholds', () => {
  const { type, parameters, ways } = writtenBy((flow, elsewhere) =>
    flow.distributeByPercentage(
      [
        { percent: 3, branch: elsewhere },
        { percent: 6, branch: () => {} },
        { percent: 8, branch: elsewhere },
      ],
      { otherwise: () => flow.disconnect({ id: 'rest' }) },
    ),
  )
  expect(type).toBe('DistributeByPercentage')
  expect(parameters).toEqual({})
  // A number from 1 to 100 is drawn: less than 4 are the first three of them.
  expect(Object.entries(ways)).toEqual([
    ['NumberLessThan 4', 'elsewhere'],
    ['NumberLessThan 10', 'after'],
    ['NumberLessThan 18', 'elsewhere'],
    ['NoMatchingCondition', 'rest'],
  ])
})

it('needs a branch for the rest', () => {
  expect(statedOutcomes(distributeByPercentage, {})).toMatchObject({
    next: 'never',
    failures: [],
    events: ['NoMatchingCondition'],
  })
  expect(distributeByPercentage.forms[0].outcomes.conditions?.operands).toEqual({
    kind: 'integer',
    minimum: 2,
    maximum: 100,
    rising: true,
  })
})
