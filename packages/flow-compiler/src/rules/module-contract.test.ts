import { contactFlow, flowModule } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'

const rule = 'module-contract'

const verify = flowModule(
  'verify',
  {
    input: z.object({ employeeNumber: z.string() }),
    output: z.object({ name: z.string() }),
    branches: ['known', 'unknown'],
  },
  (module) => module.returnFromModule({ branch: 'known', output: { name: '홍길동' } }),
)

/** Calls the module as a raw action: builder methods do not let an author write these mistakes. */
function calling(input: Readonly<Record<string, string>>, branches: readonly string[]) {
  return contactFlow('caller', { onError: (flow) => flow.disconnect() }, (flow) => {
    flow.invokeModule(verify, { employeeNumber: '1' }, { id: 'typed', on: { known: () => {}, unknown: () => {} } })
    flow.action({
      Type: 'InvokeFlowModule',
      id: 'raw',
      Parameters: { FlowModuleId: { ...resourceOf('verify') }, Input: input },
      conditions: branches.map((operand) => ({ operator: 'Equals', operand, branch: () => flow.disconnect() })),
      on: { NoMatchingError: () => flow.disconnect() },
    })
    flow.disconnect()
  })
}

/** What `flow.invokeModule` writes for a module of this name. */
function resourceOf(name: string) {
  const { graph } = contactFlow('probe', { onError: (flow) => flow.disconnect() }, (flow) => {
    flow.invokeModule(verify, { employeeNumber: '1' }, { on: { known: () => {}, unknown: () => {} } })
    flow.disconnect()
  }).build()
  const resource = graph.actions[0]?.parameters.FlowModuleId
  if (typeof resource !== 'object' || resource === null || !('name' in resource) || resource.name !== name) {
    throw new Error('the call does not refer to its module')
  }
  return resource
}

describe(rule, () => {
  it('reports a return on a branch that is not declared', () => {
    const module = flowModule('verify', { branches: ['known', 'unknown'] }, (flow) => {
      flow.action({ Type: 'EndFlowModuleExecution', id: 'return', Parameters: { Result: 'unknwon' } })
    })
    expectProblems(module, rule).toEqual([
      { args: { branch: 'unknwon' }, at: 'return > Parameters.Result', severity: 'error' },
    ])
    expect(problemOf(module, rule).suggestion).toBe('Did you mean "unknown" or "known"?')
  })

  it('reports a branch in a module that declares none', () => {
    const module = flowModule('verify', {}, (flow) => {
      flow.action({ Type: 'EndFlowModuleExecution', Parameters: { Result: 'known' } })
    })
    expect(problemOf(module, rule).suggestion).toBe('Declare it in `branches`.')
  })

  it('reports data that is not in the output', () => {
    const module = flowModule('verify', { output: z.object({ name: z.string() }) }, (flow) => {
      flow.action({ Type: 'EndFlowModuleExecution', id: 'return', Parameters: { ResultData: { nmae: '홍길동' } } })
    })
    expectProblems(module, rule).toEqual([
      { args: { member: 'nmae' }, at: 'return > Parameters.ResultData.nmae', severity: 'error' },
    ])
    expect(problemOf(module, rule).suggestion).toBe('Did you mean "name"?')
  })

  it('reports more than eight branches', () => {
    const branches = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
    const module = flowModule('wide', { branches }, (flow) => flow.returnFromModule({ branch: 'a' }))
    expectProblems(module, rule).toEqual([{ args: { branches: 9, maximum: 8 }, at: '', severity: 'error' }])
  })

  it('takes eight branches', () => {
    const branches = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    expectValid(flowModule('wide', { branches }, (flow) => flow.returnFromModule({ branch: 'a' })))
  })

  it('reports input that the called module does not take', () => {
    const flow = calling({ employeeNumber: '1', phone: '010' }, ['known', 'unknown'])
    expectProblems(flow, rule).toEqual([
      { args: { member: 'phone', module: 'verify' }, at: 'raw > Parameters.Input.phone', severity: 'error' },
    ])
  })

  it('reports a branch of the called module that the caller does not have', () => {
    expectProblems(calling({ employeeNumber: '1' }, ['known']), rule).toEqual([
      { args: { branch: 'unknown', module: 'verify' }, at: 'raw > Transitions.Conditions', severity: 'error' },
    ])
  })

  it('leaves alone a module and a caller that keep the contract', () => {
    expectValid(verify)
    expectValid(calling({ employeeNumber: '1' }, ['known', 'unknown']), rule)
  })
})
