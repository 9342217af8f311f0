import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { validActions, withErrors } from '../../test/valid-actions.js'
import { checkFlowJson } from '../read/read-flow.js'
import { toCheckedFlow } from './checked-flow.js'
import type { CheckedFlow, Way } from './checked-flow.js'
import { findLeading, findReached } from './reachability.js'

const { invokeLambda, playPrompt } = validActions

function checked(): CheckedFlow {
  const actions: readonly ActionSketch[] = [
    { ...withErrors(invokeLambda, { NoMatchingError: 'sorry' }), id: 'call', next: 'thanks' },
    { ...playPrompt, id: 'thanks', next: 'call', errors: {} },
    { ...playPrompt, id: 'sorry', errors: {} },
    { ...playPrompt, id: 'lost', next: 'sorry', errors: {} },
  ]
  const { graph } = checkFlowJson(JSON.stringify(flowJson(actions)))
  if (graph === undefined) throw new Error('the flow is one')
  return toCheckedFlow(graph)
}

const flow = checked()
const everyWay = (): boolean => true
const noError = (_action: number, way: Way): boolean => way.kind !== 'error'

function names(actions: ReadonlySet<number>): readonly string[] {
  return [...actions].map((index) => flow.actions[index]?.node.identifier ?? '').toSorted()
}

describe('what is reached', () => {
  it('is everything that the start leads to', () => {
    expect(names(findReached(flow, everyWay))).toEqual(['call', 'end', 'sorry', 'thanks'])
  })

  it('is what the ways that are passed lead to', () => {
    expect(names(findReached(flow, noError))).toEqual(['call', 'thanks'])
  })

  it('begins where it is told to', () => {
    expect(names(findReached(flow, everyWay, [3]))).toEqual(['end', 'lost', 'sorry'])
  })
})

describe('what leads somewhere', () => {
  it('is everything that comes there, round loops too', () => {
    expect(names(findLeading(flow, everyWay, [2]))).toEqual(['call', 'lost', 'sorry', 'thanks'])
    expect(names(findLeading(flow, noError, [2]))).toEqual(['lost', 'sorry'])
  })
})
