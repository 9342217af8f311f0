import { expect, it } from 'vitest'
import { checkedFlowOf } from '../../test/checked-flow-of.js'
import { flowJson } from '../../test/flow-json.js'
import { validActions } from '../../test/valid-actions.js'
import { mayBeSetOutside } from './outside-values.js'

it.each([
  ['contactFlow', true],
  ['agentTransfer', true],
  ['queueTransfer', true],
  [null, true],
  ['customerQueue', false],
  ['customerWhisper', false],
] as const)('another flow may have set something before a flow of type %s: %s', (type, expected) => {
  expect(mayBeSetOutside(checkedFlowOf(flowJson([validActions.disconnect], { type })))).toBe(expected)
})

it('is said by the author where the flow lists what it expects', () => {
  const flow = checkedFlowOf(flowJson([validActions.disconnect]))
  expect(mayBeSetOutside({ ...flow, graph: { ...flow.graph, expects: [] } })).toBe(false)
})
