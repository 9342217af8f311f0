import { contactFlow, flowModule } from '@aicc/flow-dsl'
import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ActionSketch } from '../../../test/flow-json.js'
import { flowJson } from '../../../test/flow-json.js'
import { expectSetProblems, expectValidSet, setProblemOf, setProblemsOf } from '../../../test/set-harness.js'

const rule = 'mismatched-module-call'

const verify = flowModule(
  'verify',
  {
    input: z.object({ employeeNumber: z.string() }),
    output: z.object({ name: z.string() }),
    branches: ['known', 'unknown'],
  },
  (module) => module.returnFromModule({ branch: 'known', output: { name: '홍길동' } }),
)

const failures = { NoMatchingError: 'end', NoMatchingCondition: 'end' }

/** Flow JSON that invokes the module, by default as it wants. */
function calling(sketch: Partial<ActionSketch> & { readonly input?: JsonObject }, more: readonly ActionSketch[] = []) {
  const { input = { employeeNumber: '1' }, ...rest } = sketch
  return flowJson(
    [
      {
        type: 'InvokeFlowModule',
        parameters: { FlowModuleId: '{{module:verify}}', Input: input },
        conditions: [
          ['Equals', 'known'],
          ['Equals', 'unknown'],
        ],
        errors: failures,
        ...rest,
      },
      ...more,
    ],
    { name: 'caller' },
  )
}

describe(rule, () => {
  it('reports input that the module does not take', () => {
    expectSetProblems([calling({ input: { employeeNumbr: '1' } }), verify], rule).toEqual([
      {
        flow: 'caller',
        at: 'subject > Parameters.Input.employeeNumbr',
        args: { member: 'employeeNumbr', module: 'verify' },
        severity: 'error',
        related: ['verify'],
      },
    ])
    expect(setProblemOf([calling({ input: { employeeNumbr: '1' } }), verify], rule).suggestion).toBe(
      'Did you mean "employeeNumber"?',
    )
  })

  it('reports a branch that the module does not declare', () => {
    const conditions: ActionSketch['conditions'] = [
      ['Equals', 'known'],
      ['Equals', 'blocked'],
    ]
    expectSetProblems([calling({ conditions }), verify], rule).toMatchObject([
      { at: 'subject > Transitions.Conditions[1]', args: { branch: 'blocked', module: 'verify' }, severity: 'error' },
    ])
  })

  it('warns of a branch that the caller passes over', () => {
    const caller = calling({ conditions: [['Equals', 'known']], errors: { NoMatchingError: 'end' } })
    expectSetProblems([caller, verify], rule).toMatchObject([
      { at: 'subject > Transitions.Conditions', args: { branch: 'unknown', module: 'verify' }, severity: 'warning' },
    ])
  })

  it('takes a branch for everything else as an answer', () => {
    expectValidSet([calling({ conditions: [['Equals', 'known']] }), verify], rule)
  })

  it('warns of a result that no module of the flow returns', () => {
    const more = [{ id: 'greet', type: 'MessageParticipant', parameters: { Text: 'Hi $.Modules.ResultData.nmae' } }]
    expectSetProblems([calling({}, more), verify], rule).toEqual([
      { flow: 'caller', at: 'greet > Parameters.Text', args: { member: 'nmae' }, severity: 'warning', related: [] },
    ])
  })

  it('takes a result that one of the modules returns', () => {
    const other = flowModule('other', { output: z.object({ grade: z.string() }) }, (flow) => {
      flow.returnFromModule({ output: { grade: 'gold' } })
    })
    const more: readonly ActionSketch[] = [
      { id: 'more', type: 'InvokeFlowModule', parameters: { FlowModuleId: '{{module:other}}' }, errors: failures },
      { id: 'greet', type: 'MessageParticipant', parameters: { Text: '$.Modules.ResultData.grade' } },
    ]
    expectValidSet([calling({}, more), verify, other], rule)
  })

  it('says nothing of results where a module is not known', () => {
    const more: readonly ActionSketch[] = [
      { id: 'more', type: 'InvokeFlowModule', parameters: { FlowModuleId: '$.Attributes.module' }, errors: failures },
      { id: 'greet', type: 'MessageParticipant', parameters: { Text: '$.Modules.ResultData.grade' } },
    ]
    expectValidSet([calling({}, more), verify], rule)
  })

  it('knows the contract of a module in JSON from its settings', () => {
    const content = {
      ...flowJson([{ type: 'EndFlowModuleExecution', transitions: {} }], { name: 'verify', type: null }),
    }
    const settings = {
      input: { schema: { type: 'object', properties: { employeeNumber: { type: 'string' } } } },
      resultData: { schema: { type: 'object', properties: {} } },
      transitions: { results: [{ name: 'known', description: '' }] },
    }
    const module = { content: { ...content, Settings: { InputParameters: [] } }, settings }
    expectSetProblems([calling({}), module], rule).toMatchObject([{ args: { branch: 'unknown', module: 'verify' } }])
  })

  it('says nothing of a module in JSON without settings', () => {
    const content = flowJson([{ type: 'EndFlowModuleExecution', transitions: {} }], { name: 'verify', type: null })
    expectValidSet([calling({ input: { anything: '1' } }), { ...content, Settings: { InputParameters: [] } }], rule)
  })

  it('says nothing of a call to another version of the module', () => {
    const version =
      'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/flow-module/1bc263e9-09cf-432c-971c-32da62c784af'
    const metadata = { name: 'caller', ActionMetadata: { subject: { contactFlowModuleName: 'verify' } } }
    const callOf = (FlowModuleId: string): JsonObject => ({
      ...calling({ parameters: { FlowModuleId, Input: { phone: '1' } } }),
      Metadata: metadata,
    })
    expectValidSet([callOf(`${version}:2`), verify], rule)
    expectValidSet([callOf(`${version}:live`), verify], rule)
    expectSetProblems([callOf(`${version}:$LATEST`), verify], rule).toMatchObject([{ severity: 'warning' }])
    expectSetProblems([callOf(version), verify], rule).toMatchObject([{ severity: 'warning' }])
  })

  it('leaves the call of an imported module to the rule about one flow', () => {
    const caller = contactFlow('caller', { onError: (flow) => flow.disconnect() }, (flow) => {
      flow.invokeModule(verify, { employeeNumber: '1' }, { on: { known: () => {}, unknown: () => {} } })
      flow.disconnect()
    })
    expect(setProblemsOf([caller, verify], rule)).toEqual([])
  })
})
