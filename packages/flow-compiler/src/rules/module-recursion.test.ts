import { contactFlow, flowModule } from '@aicc/flow-dsl'
import type { FlowModule } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { expectProblems, expectValid, problemOf, problemsOf } from '../../test/rule-harness.js'

const rule = 'module-recursion'

/** A module that invokes others; they are looked up when it is built, so they may be declared later. */
function moduleInvoking(name: string, ...others: readonly (() => FlowModule)[]): FlowModule {
  return flowModule(name, { onError: (flow) => flow.returnFromModule() }, (flow) => {
    for (const other of others) flow.invokeModule(other(), {}, { id: `call ${other().name}` })
    flow.returnFromModule()
  })
}

/** Modules of which each invokes the next. */
function chain(length: number): FlowModule {
  let innermost = moduleInvoking(`m${length}`)
  for (let level = length - 1; level >= 1; level -= 1) {
    const inner = innermost
    innermost = moduleInvoking(`m${level}`, () => inner)
  }
  return innermost
}

function callerOf(module: FlowModule) {
  return contactFlow('caller', { onError: (flow) => flow.disconnect() }, (flow) => {
    flow.invokeModule(module, {}, { id: 'call' })
    flow.disconnect()
  })
}

describe(rule, () => {
  it('reports a module that invokes itself', () => {
    const module: FlowModule = moduleInvoking('again', () => module)
    expectProblems(module, rule).toEqual([
      { args: { chain: 'again -> again' }, at: 'call again > Parameters.FlowModuleId', severity: 'error' },
    ])
  })

  it('reports a circle through another module, from both ends', () => {
    const ping: FlowModule = moduleInvoking('ping', () => pong)
    const pong: FlowModule = moduleInvoking('pong', () => ping)
    expect(problemOf(ping, rule).args).toEqual({ chain: 'ping -> pong -> ping' })
    expect(problemOf(pong, rule).args).toEqual({ chain: 'pong -> ping -> pong' })
  })

  it('reports a flow that starts a circle it is not part of', () => {
    const module: FlowModule = moduleInvoking('again', () => module)
    expectProblems(callerOf(module), rule).toEqual([
      { args: { chain: 'caller -> again -> again' }, at: 'call > Parameters.FlowModuleId', severity: 'error' },
    ])
  })

  it('finds a circle behind a module that is invoked first and is harmless', () => {
    const harmless = moduleInvoking('harmless')
    const module: FlowModule = moduleInvoking(
      'again',
      () => harmless,
      () => module,
    )
    expect(problemsOf(module, rule).map(({ location }) => location.action)).toEqual(['call again'])
  })

  it('finds a circle beside a longer chain that ends', () => {
    const circle: FlowModule = moduleInvoking('circle', () => circle)
    const outer = moduleInvoking(
      'outer',
      () => circle,
      () => chain(3),
    )
    expect(problemOf(callerOf(outer), rule).args).toEqual({ chain: 'caller -> outer -> circle -> circle' })
  })

  it('does not take a flow for the module of the same name', () => {
    expectValid(callerOf(moduleInvoking('caller')))
  })

  it('reports six levels', () => {
    expectProblems(callerOf(chain(6)), rule).toEqual([
      {
        args: { chain: 'caller -> m1 -> m2 -> m3 -> m4 -> m5 -> m6', maximum: 5 },
        at: 'call > Parameters.FlowModuleId',
        severity: 'error',
      },
    ])
  })

  it('takes five levels', () => {
    expectValid(callerOf(chain(5)))
  })

  it('takes a module that is invoked twice side by side', () => {
    const leaf = moduleInvoking('leaf')
    expectValid(
      callerOf(
        moduleInvoking(
          'both',
          () => leaf,
          () => moduleInvoking('other', () => leaf),
        ),
      ),
      rule,
    )
  })

  it('follows many modules that share others in reasonable time', () => {
    let layer: readonly FlowModule[] = [moduleInvoking('leaf')]
    for (let level = 0; level < 30; level += 1) {
      const below = layer
      layer = [0, 1].map((side) => moduleInvoking(`m${level}-${side}`, ...below.map((module) => () => module)))
    }
    const [first] = layer
    if (first === undefined) throw new Error('there is one')
    expect(problemOf(callerOf(first), rule).args.maximum).toBe(5)
  })
})
