import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'
import type { TestAction } from '../../test/player.js'

const module = { flowType: 'MODULE', name: 'module' } as const

function invoking(parameters = {}): TestAction {
  return {
    type: 'InvokeFlowModule',
    parameters: { FlowModuleId: 'module', ...parameters },
    on: { verified: 'look' },
    next: 'look',
    errors: { NoMatchingCondition: 'other', NoMatchingError: 'failed' },
  }
}

const setExternal: TestAction = {
  type: 'InvokeLambdaFunction',
  parameters: { LambdaFunctionARN: 'f', InvocationTimeLimitSeconds: '3' },
  next: 'invoke',
  errors: { NoMatchingError: 'failed' },
}
const external = (value: string) => ({ kind: 'response', response: { value } }) as const
const returning = (parameters = {}): TestAction => ({ type: 'EndFlowModuleExecution', parameters })

describe('Invoke module', () => {
  it('runs the module in place and comes back on the way of success', () => {
    const flows = [flowOf({ invoke: invoking(), look: look() }), flowOf({ back: returning() }, module)]
    expect(play(flows).path).toEqual(['invoke', 'back', 'look'])
  })

  it('comes back on the branch of a result, and on NoMatchingCondition where it has none', () => {
    const result = (Result: string) => flowOf({ back: returning({ Result }) }, module)
    const main = flowOf({ invoke: invoking(), look: look() })
    const player = play([main, result('verified')])
    expect(player.last).toBe('look')
    expect(player.value('$.Modules.Result')).toBe('verified')
    expect(play([main, result('refused')]).last).toBe('other')
  })

  it('gives its input, and gets its output', () => {
    const input = { Input: { number: '$.Attributes.number' } }
    const flows = [
      flowOf({ invoke: invoking(input), look: look() }),
      flowOf({ back: returning({ ResultData: { doubled: '$.Modules.Input.number$.Modules.Input.number' } }) }, module),
    ]
    const player = play(flows, { attributes: { number: '21' } })
    expect(player.value('$.Modules.ResultData.doubled')).toBe('2121')
    expect(player.value('$.Modules.Input')).toBeUndefined()
  })

  it('shares contact attributes with the module, and nothing of a run', () => {
    const flows = [
      flowOf({ call: setExternal, invoke: invoking(), look: look() }),
      flowOf(
        {
          seen: {
            type: 'UpdateContactAttributes',
            parameters: { Attributes: { seen: '[$.External.value]' } },
            next: 'call',
            errors: { NoMatchingError: 'failed' },
          },
          call: { ...setExternal, next: 'back' },
          back: returning(),
        },
        module,
      ),
    ]
    const player = play(flows).answer(external('outer'), external('inner'))
    expect(player.value('$.Attributes.seen')).toBe('[]')
    expect(player.value('$.External.value')).toBe('outer')
  })

  it('leaves what a module was given when that invokes another one', () => {
    const flows = [
      flowOf({ invoke: invoking({ Input: { name: 'Kim' } }), look: look() }),
      flowOf(
        {
          inner: { ...invoking({ FlowModuleId: 'inner' }), next: 'back' },
          back: returning({ ResultData: { name: '$.Modules.Input.name' } }),
        },
        module,
      ),
      flowOf({ back: returning() }, { flowType: 'MODULE', name: 'inner' }),
    ]
    expect(play(flows).value('$.Modules.ResultData.name')).toBe('Kim')
  })

  it('fails when the module is missing, or ends without returning', () => {
    const main = flowOf({ invoke: invoking(), look: look() })
    const alone = play(main)
    expect(alone.last).toBe('failed')
    expect(alone.notes).toHaveLength(1)
    const open = flowOf({ prompt: { type: 'MessageParticipant', parameters: { Text: 'hi' } } }, module)
    expect(play([main, open]).last).toBe('failed')
    expect(play(flowOf({ invoke: invoking({ FlowModuleId: '$.Attributes.none' }) })).last).toBe('failed')
  })

  it('fails when an error has no branch in the module', () => {
    const broken = flowOf({ queue: { type: 'TransferContactToQueue' } }, module)
    expect(play([flowOf({ invoke: invoking(), look: look() }), broken]).last).toBe('failed')
  })

  it('ends the flow that has invoked it when it hangs up or transfers', () => {
    const main = flowOf({ invoke: invoking(), look: look() })
    expect(play([main, flowOf({ bye: { type: 'DisconnectParticipant' } }, module)]).state.end?.reason).toBe('flow')
    const away = flowOf(
      {
        away: {
          type: 'TransferToFlow',
          parameters: { ContactFlowId: 'other' },
          next: 'failed',
          errors: { NoMatchingError: 'failed' },
        },
      },
      module,
    )
    const other = flowOf({ there: look() }, { name: 'other' })
    const player = play([main, away, other])
    expect(player.last).toBe('there')
    expect(player.state.runs).toHaveLength(1)
  })

  it('is nested five levels deep, or as deep as it is assumed', () => {
    const deep = flowOf(
      {
        count: {
          type: 'UpdateContactAttributes',
          parameters: { Attributes: { depth: '$.Attributes.depth+' } },
          next: 'invoke',
          errors: { NoMatchingError: 'failed' },
        },
        invoke: { ...invoking(), next: 'back', errors: { NoMatchingError: 'back', NoMatchingCondition: 'back' } },
        back: returning(),
      },
      module,
    )
    const main = flowOf({ invoke: invoking(), look: look() })
    expect(play([main, deep]).value('$.Attributes.depth')).toBe('+++++')
    expect(play([main, deep], { assumptions: { moduleDepth: 2 } }).value('$.Attributes.depth')).toBe('++')
  })

  it('may do only what the flow may do that has invoked it', () => {
    const asking = flowOf(
      {
        menu: {
          type: 'GetParticipantInput',
          parameters: { Text: 'Press', InputTimeLimitSeconds: '5' },
          errors: { NoMatchingError: 'back', NoMatchingCondition: 'failed', InputTimeLimitExceeded: 'failed' },
        },
        back: returning(),
      },
      module,
    )
    const whisper = flowOf({ invoke: invoking(), look: look() }, { flowType: 'CUSTOMER_WHISPER' })
    expect(play([whisper, asking]).path).toEqual(['invoke', 'menu', 'back', 'look'])
    const inbound = flowOf({ invoke: invoking(), look: look() })
    expect(play([inbound, asking]).ask?.kind).toBe('keys')
  })

  it('finds the module by an ARN with a version or an alias', () => {
    const arn = 'arn:aws:connect:eu-west-1:1:instance/i/flow-module/module:$LATEST'
    const flows = [
      flowOf({ invoke: invoking({ FlowModuleId: arn }), look: look() }),
      flowOf({ back: returning() }, module),
    ]
    expect(play(flows).last).toBe('look')
  })
})
