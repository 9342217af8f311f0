import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute, contactFlow, flowNamed } from '../index.js'
import { transferToFlow } from './transfer-to-flow.js'

const other = contactFlow('other', {}, (flow) => flow.disconnect())

it('goes on in another flow', () => {
  expect(writtenBy((flow, elsewhere) => flow.transferToFlow(other, { on: { NoMatchingError: elsewhere } }))).toEqual({
    type: 'TransferToFlow',
    parameters: { ContactFlowId: { kind: 'flow', name: 'other' } },
    ways: { NoMatchingError: 'elsewhere' },
  })
})

it('takes a name or an attribute', () => {
  expect(writtenUnderHandlerBy((flow) => flow.transferToFlow(flowNamed('elsewhere')))).toMatchObject({
    parameters: { ContactFlowId: { kind: 'flow', name: 'elsewhere' } },
    ways: { NoMatchingError: 'handler' },
  })
  expect(writtenUnderHandlerBy((flow) => flow.transferToFlow(attribute('$.Attributes.flow'))).parameters).toEqual({
    ContactFlowId: '$.Attributes.flow',
  })
})

it('does not come back, and is called by the flow', () => {
  expect(statedOutcomes(transferToFlow, {})).toMatchObject({ next: 'never', failures: ['NoMatchingError'] })
  expect(transferToFlow.label?.({ ContactFlowId: flowNamed('other') })).toBe('other')
})
