import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { validActions, validElsewhere, withParameters } from '../../test/valid-actions.js'
import { checkFlowJson } from '../read/read-flow.js'
import { toCheckedFlow } from './checked-flow.js'
import { mayPause, maySpeak, onTheLine } from './on-the-line.js'

function lineOf(sketch: ActionSketch): ReturnType<typeof onTheLine> {
  const { graph } = checkFlowJson(JSON.stringify(flowJson([sketch])))
  const action = graph === undefined ? undefined : toCheckedFlow(graph).actions[0]
  if (action === undefined) throw new Error('the flow has an action')
  return onTheLine(action)
}

describe('what the person on the line notices', () => {
  it('is unknown of an action that nothing describes, and of a module', () => {
    expect(lineOf({ type: 'SomethingNew' })).toBe('unknown')
    expect(lineOf(validActions.invokeModule)).toBe('unknown')
  })

  it.each<readonly [string, ActionSketch, boolean, boolean]>([
    ['a prompt speaks and does not pause', validActions.playPrompt, true, false],
    ['a menu speaks and pauses', validActions.menu, true, true],
    ['a touch-tone buffer does neither', validActions.touchToneBuffer, false, false],
    ['a bot speaks and pauses', validActions.lexBot, true, true],
    ['a wait pauses', validActions.wait, false, true],
    ['a Lambda call does neither', validActions.invokeLambda, false, false],
    ['Loop prompts speak and pause', validElsewhere.loopPrompts.action, true, true],
    ['an outside number pauses', validActions.transferToPhoneNumber, false, true],
    ['an attribute that is set does neither', validActions.setContactAttributes, false, false],
    ['a module may do both', validActions.invokeModule, true, true],
  ])('%s', (_title, sketch, speaks, pauses) => {
    expect(maySpeak(lineOf(sketch))).toBe(speaks)
    expect(mayPause(lineOf(sketch))).toBe(pauses)
  })

  it('is the silence of a Lambda call, for as long as the call may take', () => {
    const call = withParameters(validActions.invokeLambda, { InvocationTimeLimitSeconds: '3' })
    expect(lineOf(call)).toEqual({ speaks: false, waitsFor: 'service', longestSeconds: 3 })
    expect(lineOf(withParameters(call, { InvocationType: 'ASYNCHRONOUS' }))).toBe('nothing')
  })
})
