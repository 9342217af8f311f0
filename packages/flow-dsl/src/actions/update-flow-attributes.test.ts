import { expect, it } from 'vitest'
import { z } from 'zod'
import { statedOutcomes, writtenBy } from '../../test/written-action.js'
import { flowAttributes } from '../index.js'
import { updateFlowAttributes } from './update-flow-attributes.js'

const progress = flowAttributes({ step: z.string(), tries: z.number() })

it('writes every attribute as an object with its value', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.setFlowAttributes(progress, { step: 'menu', tries: 2 }, { on: { NoMatchingError: elsewhere } }),
    ),
  ).toEqual({
    type: 'UpdateFlowAttributes',
    parameters: { FlowAttributes: { step: { Value: 'menu' }, tries: { Value: '2' } } },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('needs a branch for a failure, and is called by the names it sets', () => {
  expect(statedOutcomes(updateFlowAttributes, {})).toMatchObject({ failures: ['NoMatchingError'], events: [] })
  expect(updateFlowAttributes.label?.({ FlowAttributes: { step: { Value: 'menu' } } })).toBe('step')
})

it('leaves the attributes by their names', () => {
  expect(updateFlowAttributes.sets?.({ FlowAttributes: { step: { Value: 'menu' } } })).toEqual([
    '$.FlowAttributes.step',
  ])
})
