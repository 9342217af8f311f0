import type { ActionNode, FlowFact, FlowGraph } from '@aicc/flow-dsl/language'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCheckedFlow } from './checked-flow.js'
import type { CheckedFlow } from './checked-flow.js'
import { checkedFlowOf } from '../../test/checked-flow-of.js'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson, flowWith } from '../../test/flow-json.js'
import { validActions, validElsewhere, withErrors, withParameters } from '../../test/valid-actions.js'
import { analyseFacts, failedSetterOn, pathWithout } from './flow-facts.js'

function mapped(elsewhere: typeof validElsewhere): Readonly<Record<string, ActionSketch>> {
  return Object.fromEntries(Object.entries(elsewhere).map(([name, { action }]) => [name, action]))
}

/** Actions that leave something, with what it is; two leave nothing, and from the last, success does not go on. */
const kinds: readonly { readonly type: string; readonly sets: FlowFact | undefined }[] = [
  { type: 'InvokeLambdaFunction', sets: '$.External' },
  { type: 'UpdateContactTargetQueue', sets: 'working queue' },
  { type: 'CreateTask', sets: '$.Task' },
  { type: 'TagContact', sets: undefined },
  { type: 'TransferToFlow', sets: undefined },
]

const facts: readonly FlowFact[] = ['$.External', 'working queue', '$.Task']

/** Kind of an action, where success leads and where failure does; a target beyond the last action is none. */
type Step = readonly [kind: number, next: number, error: number]

function flowOf(steps: readonly Step[]): CheckedFlow {
  const target = (index: number) => (index < steps.length ? index : { identifier: undefined })
  const graph: FlowGraph = {
    name: 'flow',
    flowType: undefined,
    channels: undefined,
    description: undefined,
    start: 0,
    actions: steps.map(([kind, next, error], index): ActionNode => ({
      identifier: `a${index}`,
      givenIdentifier: undefined,
      path: [],
      type: kinds[kind]?.type ?? '',
      method: undefined,
      parameters: {},
      next: target(next),
      conditions: [],
      errors: [{ errorType: 'NoMatchingError', target: target(error) }],
      position: undefined,
    })),
    module: undefined,
    authored: false,
    invokedModules: new Map(),
    position: undefined,
  }
  return toCheckedFlow(graph)
}

/** All sets of facts with which a run can come to each action: every path is walked, each state once. */
function statesByWalking(steps: readonly Step[]): readonly ReadonlySet<string>[] {
  const states = steps.map(() => new Set<string>())
  const walk = (index: number, held: readonly FlowFact[]): void => {
    const key = held.toSorted().join()
    const [kind, next, error] = steps[index] ?? []
    if (kind === undefined || next === undefined || error === undefined || states[index]?.has(key) !== false) return
    states[index]?.add(key)
    const set = kinds[kind]?.sets
    if (kinds[kind]?.type !== 'TransferToFlow') walk(next, set === undefined ? held : [...new Set([...held, set])])
    walk(error, held)
  }
  walk(0, [])
  return states
}

const steps = fc.integer({ min: 1, max: 7 }).chain((length) =>
  fc.array(fc.tuple(fc.nat(kinds.length - 1), fc.nat(length), fc.nat(length)), {
    minLength: length,
    maxLength: length,
  }),
)

const settings = { seed: 20_261_123, numRuns: 500 }

describe('the facts at each action', () => {
  it('are those of all paths, and of some, as walking every path finds them', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const analysis = analyseFacts(flowOf(given))
        for (const [index, states] of statesByWalking(given).entries()) {
          if (states.size === 0) continue
          for (const fact of facts) {
            const having = [...states].map((state) => state.split(',').includes(fact))
            expect(analysis.always(index, fact)).toBe(having.every(Boolean))
            expect(analysis.sometimes(index, fact)).toBe(having.some(Boolean))
          }
        }
      }),
      settings,
    )
  })

  it('are none of an action that no path comes to', () => {
    const analysis = analyseFacts(
      flowOf([
        [0, 9, 9],
        [3, 9, 9],
      ]),
    )
    expect([analysis.always(1, '$.External'), analysis.sometimes(1, '$.External')]).toEqual([false, false])
  })

  it('are none that no action sets', () => {
    const analysis = analyseFacts(
      flowOf([
        [3, 1, 1],
        [3, 9, 9],
      ]),
    )
    expect([analysis.always(1, '$.Lex'), analysis.sometimes(1, '$.Lex')]).toEqual([false, false])
  })
})

describe('the path that is shown', () => {
  it('exists exactly where some path has not set the fact', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const flow = flowOf(given)
        const analysis = analyseFacts(flow)
        for (const [index, states] of statesByWalking(given).entries()) {
          for (const fact of facts) {
            const missing = states.size > 0 && !analysis.always(index, fact)
            expect(pathWithout(flow, index, fact) !== undefined).toBe(missing)
          }
        }
      }),
      settings,
    )
  })

  it('starts at the start, ends at the action, and follows transitions that do not set the fact', () => {
    fc.assert(
      fc.property(steps, fc.nat(6), (given, action) => {
        const path = pathWithout(flowOf(given), action, '$.External')?.map((step) => step.action)
        if (path === undefined) return
        expect([path[0], path.at(-1)]).toEqual([0, action])
        for (const [place, index] of path.entries()) {
          const [kind, next, error] = given[index] ?? []
          const following = path[place + 1]
          if (following === undefined) continue
          expect(kind === 0 ? [error] : [next, error]).toContain(following)
        }
      }),
      settings,
    )
  })

  it('is a shortest one', () => {
    const flow = flowOf([
      [3, 1, 3],
      [3, 2, 2],
      [3, 3, 3],
      [3, 9, 9],
    ])
    expect(pathWithout(flow, 3, '$.External')?.map(({ action }) => action)).toEqual([0, 3])
  })
})

describe('a reference', () => {
  const factsOf = (...actions: readonly ActionSketch[]) => analyseFacts(checkedFlowOf(flowJson(actions)))
  const call: ActionSketch = { ...validActions.invokeLambda, id: 'call', next: 'end' }
  const reading = (path: string): ActionSketch => ({
    ...withParameters(validActions.playPrompt, { Text: path }),
    id: 'call',
    next: 'reader',
    errors: {},
  })

  it('is set by any prefix of it', () => {
    const { always } = factsOf({ ...call, next: 'reader' }, { ...reading('$.External.a.b'), id: 'reader', next: 'end' })
    expect([always(1, '$.External.a.b'), always(1, '$.External'), always(0, '$.External.a.b')]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('is set where each path sets another prefix of it', () => {
    const { always } = factsOf(
      {
        ...withParameters(validActions.compare, { ComparisonValue: '$.External.a' }),
        id: 'compare',
        conditions: [['Equals', 'x', 'reader']],
        errors: { NoMatchingCondition: 'call' },
      },
      { ...call, next: 'reader' },
      { ...reading('$.External.a'), id: 'reader', next: 'end' },
    )
    expect(always(2, '$.External.a')).toBe(true)
  })

  it('is known by name, apart from what may set any', () => {
    const { sometimes, sometimesByName } = factsOf(
      { ...validActions.invokeModule, id: 'invoke', next: 'reader' },
      { ...reading('$.Attributes.tier'), id: 'reader', next: 'end' },
    )
    expect([sometimes(1, '$.Attributes.tier'), sometimesByName(1, '$.Attributes.tier')]).toEqual([true, false])
  })
})

it('all that is expected is set at the start', () => {
  const flow = checkedFlowOf(flowJson([{ ...validActions.transferToQueue, id: 'transfer' }]))
  const expecting: CheckedFlow = { ...flow, graph: { ...flow.graph, expects: ['working queue', '$.External'] } }
  const { always } = analyseFacts(expecting)
  expect([always(0, 'working queue'), analyseFacts(flow).always(0, 'working queue')]).toEqual([true, false])
  expect(pathWithout(expecting, 0, '$.External.number')).toBeUndefined()
})

it('the setter that failed on a path is found', () => {
  const flow = checkedFlowOf(
    flowJson([
      { ...withErrors(validActions.invokeLambda, { NoMatchingError: 'reader' }), id: 'call' },
      { ...validActions.disconnect, id: 'reader' },
    ]),
  )
  const path = pathWithout(flow, 1, '$.External.x') ?? []
  expect(failedSetterOn(flow, path, '$.External.x')?.way.outcome).toBe('NoMatchingError')
  expect(failedSetterOn(flow, path, '$.Lex')).toBeUndefined()
})

it.each(Object.entries<ActionSketch>({ ...validActions, ...mapped(validElsewhere) }))(
  'what %s sets lies in the namespaces that it may set',
  (_name, { type, parameters }) => {
    const { actions } = checkedFlowOf(flowWith({ type, parameters }))
    const [action] = actions
    const within = action?.definition?.setsWithin ?? action?.definition?.sets?.({}) ?? []
    const outside = (action?.definition?.sets?.(action.node.parameters) ?? []).filter(
      (fact) => !within.some((namespace) => fact === namespace || fact.startsWith(`${namespace}.`)),
    )
    expect(outside).toEqual([])
  },
)
