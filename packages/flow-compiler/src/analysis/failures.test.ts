import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { validActions, withErrors } from '../../test/valid-actions.js'
import { checkFlowJson } from '../read/read-flow.js'
import { toCheckedFlow } from './checked-flow.js'
import type { CheckedFlow } from './checked-flow.js'
import { findLikelyPath, isFailure } from './failures.js'
import { printPath } from './flow-path.js'

const { invokeLambda, menu, playPrompt } = validActions

function checked(actions: readonly ActionSketch[]): CheckedFlow {
  const { graph } = checkFlowJson(JSON.stringify(flowJson(actions)))
  if (graph === undefined) throw new Error('the flow is one')
  return toCheckedFlow(graph)
}

function failuresOf(sketch: ActionSketch): readonly string[] {
  const [action] = checked([sketch]).actions
  return action === undefined ? [] : action.ways.filter((way) => isFailure(action, way)).map(({ outcome }) => outcome)
}

function pathTo(identifier: string, actions: readonly ActionSketch[]): string {
  const flow = checked(actions)
  return printPath(flow, findLikelyPath(flow, { to: (index) => flow.actions[index]?.node.identifier === identifier }))
}

describe('a failure', () => {
  it('is an error that says that something broke, not one that a caller makes', () => {
    expect(failuresOf(menu)).toEqual(['NoMatchingError'])
    expect(failuresOf(invokeLambda)).toEqual(['NoMatchingError'])
  })

  it('is any error of an action that nothing describes', () => {
    expect(failuresOf({ type: 'SomethingNew', errors: { NoMatchingError: 'end' } })).toEqual(['NoMatchingError'])
  })
})

describe('the likely path', () => {
  const call: ActionSketch = { ...withErrors(invokeLambda, { NoMatchingError: 'sorry' }), id: 'call', next: 'thanks' }
  const thanks: ActionSketch = { ...playPrompt, id: 'thanks', next: 'sorry', errors: {} }
  const sorry: ActionSketch = { ...playPrompt, id: 'sorry', errors: {} }

  it('goes round failures where it can, even when it is longer', () => {
    expect(pathTo('sorry', [call, thanks, sorry])).toBe('start -> call -> thanks -> sorry')
  })

  it('takes a failure where there is no other way', () => {
    expect(pathTo('sorry', [call, { ...thanks, next: 'end' }, sorry])).toBe(
      'start -> call -> on NoMatchingError -> sorry',
    )
  })
})
