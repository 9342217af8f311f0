import { factOf } from '../actions/action-definition.js'
import type { FlowFact } from '../actions/action-definition.js'
import type { BuildableFlow, AuthoringProblem, FlowBuild } from '../graph/flow-graph.js'
import { CapturedPosition, positionFromStack } from '../graph/source-location.js'
import type { SourcePosition } from '../graph/source-location.js'
import type { Channel } from '../language/channel.js'
import { findReferences, isAttributeReference } from '../language/attribute-reference.js'
import type { FlowType } from '../language/flow-type.js'
import { importedFlow } from '../values/flow-target.js'
import type { ModuleContract } from '../values/module-contract.js'
import type { Resource } from '../values/resource.js'
import type { ExpectedValue } from './entry-functions.js'
import { createBuilder } from './flow-builder.js'
import { FlowAuthoringError, FlowRecorder } from './flow-recorder.js'
import { linkRecording } from './link.js'
import { thrownMessage } from './thrown-message.js'

const flowBrand = Symbol.for('@aicc/flow-dsl/flow')

/** What the entry functions hand on. */
export interface FlowDeclaration {
  readonly name: string
  readonly flowType: FlowType
  readonly channels: readonly Channel[] | undefined
  readonly description: string | undefined
  readonly expects?: readonly ExpectedValue[] | undefined
  readonly module: ModuleContract | undefined
  readonly onError: ((flow: never) => void) | undefined
  readonly body: (flow: never, input: never) => void
  /** What a module's body gets as its second argument. */
  readonly input?: object
}

/**
 * A flow: a value. Its function runs when the flow is built, each time anew, so building is free of side effects and
 * gives the same graph every time.
 */
export class Flow<Type extends FlowType = FlowType> implements BuildableFlow {
  readonly name: string
  readonly flowType: Type
  readonly module: ModuleContract | undefined
  readonly #declaration: FlowDeclaration
  readonly #captured: CapturedPosition

  constructor(declaration: FlowDeclaration & { readonly flowType: Type }, above: (...args: never[]) => unknown) {
    this.name = declaration.name
    this.flowType = declaration.flowType
    this.module = declaration.module
    this.#declaration = declaration
    this.#captured = new CapturedPosition(above)
  }

  /** Recognises a flow that another copy of this package made. */
  get [flowBrand](): true {
    return true
  }

  /** Where the flow was declared. */
  get position(): SourcePosition | undefined {
    return this.#captured.position
  }

  /**
   * Run the flow's function and make its graph. Never throws: what the function does wrong, also what it throws,
   * becomes a problem.
   */
  build(): FlowBuild {
    const { name, flowType, channels, description, expects, module, onError, body, input } = this.#declaration
    const recorder: FlowRecorder = new FlowRecorder(
      this,
      name,
      flowType,
      onError === undefined ? undefined : () => callAuthor(onError, builder),
    )
    const builder = createBuilder(recorder)
    const problems: AuthoringProblem[] = []
    try {
      recorder.run(() => callAuthor(body, builder, input))
    } catch (error) {
      problems.push(problemFrom(error, name, this.position))
    }
    const linked = linkRecording(recorder.main)
    return {
      graph: {
        name,
        authored: true,
        flowType,
        channels,
        description,
        expects: expects?.map(factOfExpected),
        module,
        start: linked.start,
        actions: linked.actions,
        invokedModules: recorder.invokedModules,
        position: this.position,
      },
      problems: [...problems, ...recorder.problems, ...linked.problems],
    }
  }
}

function factOfExpected(expected: ExpectedValue): FlowFact {
  return isAttributeReference(expected) ? factOf(findReferences(expected.path)[0]?.members ?? []) : expected
}

/**
 * Call an author's function. Its parameter type is the builder of one flow type; the object offers the methods of all,
 * so the call is right at run time, but no type can say so.
 */
function callAuthor(body: (...args: never[]) => unknown, ...args: readonly unknown[]): unknown {
  return Reflect.apply(body, undefined, args)
}

function problemFrom(error: unknown, name: string, declared: SourcePosition | undefined): AuthoringProblem {
  if (error instanceof FlowAuthoringError) return error.problem
  return {
    kind: 'flow-threw',
    message: `Flow "${name}" failed while it was built: ${thrownMessage(error)}`,
    position: (error instanceof Error ? positionFromStack(error.stack) : undefined) ?? declared,
  }
}

/**
 * Whether a value is a flow, also one made by another copy of this package.
 * @example
 * ```ts
 * const hello = contactFlow('hello', {}, (flow) => flow.disconnect())
 * const names = [hello, queue('support')].filter(isFlow).map(({ name }) => name)
 * ```
 */
export function isFlow(value: unknown): value is BuildableFlow {
  return typeof value === 'object' && value !== null && flowBrand in value
}

/** The flow that a resource was made of, where a flow was given as a value; undefined where only its name was. */
export function flowBehind(named: Resource): BuildableFlow | undefined {
  const flow: unknown = Reflect.get(named, importedFlow)
  return isFlow(flow) ? flow : undefined
}
