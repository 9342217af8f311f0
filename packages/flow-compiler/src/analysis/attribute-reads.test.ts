import { expect, it } from 'vitest'
import { checkedFlowOf } from '../../test/checked-flow-of.js'
import { flowJson } from '../../test/flow-json.js'
import { validActions, withParameters } from '../../test/valid-actions.js'
import { attributeReads } from './attribute-reads.js'

it('finds every reference, in nested parameters and in operands, with its place in words', () => {
  const flow = checkedFlowOf(
    flowJson([
      {
        ...withParameters(validActions.invokeLambda, {
          LambdaInvocationAttributes: { both: "$.External.a and $.Attributes['b c'].", plain: 'costs $5' },
        }),
        id: 'call',
        next: 'compare',
      },
      {
        ...validActions.compare,
        id: 'compare',
        conditions: [
          ['Equals', 'gold'],
          ['Equals', '$.External.d'],
        ],
      },
    ]),
  )
  expect(
    attributeReads(flow).map(({ action, written, members, place }) => [action.index, written, members, place]),
  ).toEqual([
    [0, '$.External.a', ['External', 'a'], 'LambdaInvocationAttributes.both'],
    [0, "$.Attributes['b c']", ['Attributes', 'b c'], 'LambdaInvocationAttributes.both'],
    [1, '$.Attributes.tier', ['Attributes', 'tier'], 'ComparisonValue'],
    [1, '$.External.d', ['External', 'd'], 'condition 2'],
  ])
})

it('is made once a flow', () => {
  const flow = checkedFlowOf(flowJson([validActions.compare]))
  expect(attributeReads(flow)).toBe(attributeReads(flow))
})
