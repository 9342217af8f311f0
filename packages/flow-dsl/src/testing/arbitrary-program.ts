import { array, boolean, constant, integer, nat, oneof, option, record, subarray, tuple } from 'fast-check'
import type { Arbitrary } from 'fast-check'
import { actionDefinitions } from '../actions/index.js'
import type { ActionDefinition } from '../actions/action-definition.js'
import { channels } from '../language/channel.js'
import { flowTypeDefinition } from '../language/flow-type.js'
import type { FlowType } from '../language/flow-type.js'
import { attribute } from '../values/contact-attributes.js'
import { callArguments, names } from './arbitrary-call.js'
import { Body, Jump, Written } from './flow-program.js'
import type { Branch, Call, FlowProgram, Leave, Statement } from './flow-program.js'

const definitions: readonly ActionDefinition[] = actionDefinitions

/** Methods that end a path, and are written at the end of a body only. */
const endingMethods: ReadonlySet<string> = new Set(['disconnect', 'endFlow', 'returnFromModule', 'transferToAgent'])

/** Methods with bodies of their own: they are statements of their own kind. */
export const repetitionMethods: ReadonlySet<string> = new Set(['loop', 'retry'])

/** Names of the methods that are legal in a flow type. */
function methodsIn(flowType: FlowType): readonly string[] {
  return definitions
    .filter(({ flowTypes }) => flowTypes.includes(flowType))
    .flatMap(({ methods }) => Object.keys(methods))
}

/** How deep bodies are nested in each other. */
const deepest = 3

const programs = new Map<FlowType, Arbitrary<FlowProgram>>()

/** Programs of one flow type. They are made once: making arbitraries costs more than drawing from them. */
export function arbitraryProgram(flowType: FlowType): Arbitrary<FlowProgram> {
  const known = programs.get(flowType)
  if (known !== undefined) return known
  const contracts = flowType === 'MODULE' ? [false, true] : [false]
  const made = oneof(
    ...contracts.flatMap((contract) => [false, true].map((handled) => programsOf(flowType, contract, handled))),
  )
  programs.set(flowType, made)
  return made
}

function programsOf(flowType: FlowType, contract: boolean, handled: boolean): Arbitrary<FlowProgram> {
  const write = new ProgramArbitraries(flowType, contract)
  const block = record({
    name: names,
    later: boolean(),
    body: tuple(write.call(1, handled), write.body(1, handled, 'ends')).map(
      ([first, rest]): readonly [Call, ...Statement[]] => [first, ...rest],
    ),
  })
  return record({
    flowType: constant(flowType),
    channels: option(subarray([...channels], { minLength: 1 }), { nil: undefined }),
    contract: constant(contract),
    blocks: array(block, { maxLength: 3 }),
    body: write.body(deepest, handled, 'ends'),
    onError: handled ? write.body(1, false, 'ends') : constant(undefined),
  })
}

/** The arbitraries of one kind of flow; each is made once for a depth. */
class ProgramArbitraries {
  readonly #flowType: FlowType
  readonly #contract: boolean
  readonly #methods: readonly string[]
  readonly #known = new Map<string, Arbitrary<readonly Statement[]>>()

  constructor(flowType: FlowType, contract: boolean) {
    this.#flowType = flowType
    this.#contract = contract
    this.#methods = [...methodsIn(flowType), 'action'].filter(
      (method) => !endingMethods.has(method) && !repetitionMethods.has(method),
    )
  }

  /** Statements; at the end of a body that has to end, and now and then of others, one that leaves. */
  body(depth: number, handled: boolean, end: 'ends' | 'may join'): Arbitrary<readonly Statement[]> {
    const key = `${depth} ${handled} ${end}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const statements = array(this.#statement(depth, handled), { maxLength: depth + 2 })
    const leave = this.#leave(handled)
    const last = end === 'ends' ? leave : option(leave, { nil: undefined, freq: 2 })
    const body = tuple(statements, last).map(([all, final]) => (final === undefined ? all : [...all, final]))
    this.#known.set(key, body)
    return body
  }

  /** A call that writes one action. */
  call(depth: number, handled: boolean): Arbitrary<Call> {
    const branch = this.#branch(depth, handled)
    const context = { branch, flowType: this.#flowType, handled, contract: this.#contract }
    return oneof(
      ...this.#methods.map((method) =>
        record({
          kind: constant('call' as const),
          method: constant(method),
          arguments: callArguments[method]?.(context) ?? constant([]),
          mark: option(names, { nil: undefined, freq: 3 }),
        }),
      ),
    )
  }

  #branch(depth: number, handled: boolean): Arbitrary<Branch> {
    const jump = nat({ max: 20 }).map((label) => new Jump(label))
    const nothing = constant(new Body([]))
    if (depth === 0) return oneof(nothing, jump)
    return oneof(
      nothing,
      jump,
      this.body(depth - 1, handled, 'may join').map((statements) => new Body(statements)),
    )
  }

  #statement(depth: number, handled: boolean): Arbitrary<Statement> {
    const call = this.call(depth, handled)
    if (depth === 0) return call
    const times = oneof(
      integer({ min: 0, max: 100 }),
      constant(new Written(`aicc.attribute<number>('$.Attributes.tries')`, attribute<number>('$.Attributes.tries'))),
    )
    const inner = this.body(depth - 1, handled, 'may join')
    const exhausted = this.#branch(depth - 1, handled)
    return oneof(
      { weight: 8, arbitrary: call },
      {
        weight: 1,
        arbitrary: record({
          kind: constant('loop' as const),
          times,
          body: inner,
          exhausted: option(exhausted, { nil: undefined }),
        }),
      },
      {
        weight: 1,
        arbitrary: record({
          kind: constant('retry' as const),
          times: integer({ min: 1, max: 101 }),
          body: inner,
          exhausted,
        }),
      },
      {
        weight: 1,
        arbitrary: record({
          kind: constant('attempt' as const),
          body: this.body(depth - 1, true, 'may join'),
          onError: inner,
        }),
      },
    )
  }

  #leave(handled: boolean): Arbitrary<Leave> {
    return record({
      kind: constant('leave' as const),
      label: option(nat({ max: 20 }), { nil: undefined, freq: 2 }),
      ending: this.#ending(handled),
    })
  }

  #ending(handled: boolean): Arbitrary<Call> {
    const methods = methodsIn(this.#flowType).filter((method) => endingMethods.has(method))
    if (methods.length === 0) {
      // Hold flows play until the hold ends.
      const { statement } = flowTypeDefinition(this.#flowType).ending
      return constant({ kind: 'call', method: /\.(\w+)\(/.exec(statement)?.[1] ?? '', arguments: [['Please hold.']] })
    }
    const branch = constant(new Body([]))
    const context = { branch, flowType: this.#flowType, handled, contract: this.#contract }
    return oneof(
      ...methods.map((method) =>
        record({
          kind: constant('call' as const),
          method: constant(method),
          arguments: callArguments[method]?.(context) ?? constant([]),
        }),
      ),
    )
  }
}
