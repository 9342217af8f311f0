import { contactFlow, flowModule } from '@aicc/flow-dsl'
import type { FlowModule } from '@aicc/flow-dsl'
import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowJson } from '../../../test/flow-json.js'
import { expectSetProblems, expectValidSet, setProblemOf, setProblemsOf } from '../../../test/set-harness.js'

const rule = 'module-nesting'

/** Module content, or a flow, that invokes modules by name. */
function invoking(name: string, targets: readonly string[], type: 'module' | 'flow' = 'module'): JsonObject {
  const calls = targets.map((target, index) => ({
    id: `call ${target}`,
    type: 'InvokeFlowModule',
    parameters: { FlowModuleId: `{{module:${target}}}` },
    next: index + 1 < targets.length ? `call ${targets[index + 1] ?? ''}` : 'return',
    errors: { NoMatchingError: 'return', NoMatchingCondition: 'return' },
  }))
  const last = {
    id: 'return',
    type: type === 'module' ? 'EndFlowModuleExecution' : 'DisconnectParticipant',
    transitions: {},
  }
  const document = flowJson([...calls, last], { name, type: type === 'module' ? null : 'contactFlow' })
  return type === 'module' ? { ...document, Settings: { InputParameters: [] } } : document
}

/** Modules of which each invokes the next. */
function chain(length: number): readonly JsonObject[] {
  return Array.from({ length }, (_, index) => invoking(`m${index + 1}`, index + 1 < length ? [`m${index + 2}`] : []))
}

describe(rule, () => {
  it('reports a module that invokes itself', () => {
    expectSetProblems([invoking('again', ['again'])], rule).toEqual([
      {
        flow: 'again',
        at: 'call again > Parameters.FlowModuleId',
        args: { chain: 'again -> again' },
        severity: 'error',
        related: [],
      },
    ])
  })

  it('reports a circle once, with its other places', () => {
    const circle = [invoking('ping', ['pong']), invoking('pong', ['pang']), invoking('pang', ['ping'])]
    expectSetProblems([invoking('caller', ['pong'], 'flow'), ...circle], rule).toEqual([
      {
        flow: 'ping',
        at: 'call pong > Parameters.FlowModuleId',
        args: { chain: 'ping -> pong -> pang -> ping' },
        severity: 'error',
        related: ['pong > call pang > Parameters.FlowModuleId', 'pang > call ping > Parameters.FlowModuleId'],
      },
    ])
  })

  it('reports six levels, where they begin', () => {
    expectSetProblems([invoking('caller', ['m1'], 'flow'), ...chain(6)], rule).toMatchObject([
      {
        flow: 'caller',
        at: 'call m1 > Parameters.FlowModuleId',
        args: { chain: 'caller -> m1 -> m2 -> m3 -> m4 -> m5 -> m6', maximum: 5 },
      },
    ])
  })

  it('takes five levels, and modules that are invoked side by side', () => {
    expectValidSet([invoking('caller', ['m1', 'm2', 'm5'], 'flow'), ...chain(5)], rule)
  })

  it('reports a circle between TypeScript and JSON', () => {
    const back = flowModule('back', { onError: (flow) => flow.returnFromModule() }, (flow) => {
      flow.action({
        Type: 'InvokeFlowModule',
        id: 'call',
        Parameters: { FlowModuleId: '{{module:forth}}' },
        on: { NoMatchingError: () => flow.returnFromModule() },
      })
      flow.returnFromModule()
    })
    expect(setProblemOf([back, invoking('forth', ['back'])], rule).args).toEqual({ chain: 'back -> forth -> back' })
  })

  it('leaves modules that import each other to the rule about one flow', () => {
    const again: FlowModule = flowModule('again', { onError: (flow) => flow.returnFromModule() }, (flow) => {
      flow.invokeModule(again, {})
      flow.returnFromModule()
    })
    const caller = contactFlow('caller', { onError: (flow) => flow.disconnect() }, (flow) => {
      flow.invokeModule(again, {})
      flow.disconnect()
    })
    expectValidSet([caller, again], rule)
  })

  it('follows long chains and many modules that share others', () => {
    const layers = Array.from({ length: 200 }, (_, level) =>
      [0, 1].map((side) => [`m${level}-${side}`, level] as const),
    )
    const modules = layers
      .flat()
      .map(([name, level]) => invoking(name, level + 1 < layers.length ? [`m${level + 1}-0`, `m${level + 1}-1`] : []))
    const problems = setProblemsOf([invoking('caller', ['m0-0', 'm0-1'], 'flow'), ...modules], rule)
    expect(problems.map(({ location }) => location.action)).toEqual(['call m0-0', 'call m0-1'])
    expect(problems[0]?.args.chain).toBe(
      'caller -> m0-0 -> m1-0 -> m2-0 -> ... -> m196-0 -> m197-0 -> m198-0 -> m199-0',
    )
    expect(problems[0]?.related.length).toBeLessThan(10)
  })
})
