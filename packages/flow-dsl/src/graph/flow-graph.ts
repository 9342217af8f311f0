import type { FlowFact } from '../actions/action-definition.js'
import type { Channel } from '../language/channel.js'
import type { FlowType } from '../language/flow-type.js'
import type { ModuleContract } from '../values/module-contract.js'
import type { Resource } from '../values/resource.js'
import type { SourcePosition } from './source-location.js'

/** A parameter value in the graph: JSON, with resources still as symbols. */
export type ParameterValue = string | number | boolean | null | Resource | readonly ParameterValue[] | ParameterObject

/** Parameters in the graph. */
export interface ParameterObject {
  readonly [name: string]: ParameterValue | undefined
}

/** Where a transition leads: an action by its index in the graph, or nowhere. */
export type Target = number | MissingTarget

/** A transition that leads nowhere. */
export interface MissingTarget {
  /** The identifier that no action has; undefined when there is no target at all (an open end). */
  readonly identifier: string | undefined
}

/** The target of an end that nobody connected. */
export const openEnd: MissingTarget = { identifier: undefined }

/** A way on that is taken when a condition holds. */
export interface GraphCondition {
  readonly operator: string
  readonly operands: readonly string[]
  readonly target: Target
}

/** A way on that is taken on an error. */
export interface GraphError {
  readonly errorType: string
  readonly target: Target
}

/** One action in the graph. */
export interface ActionNode {
  /** Its `Identifier`; empty before the pass that gives them. */
  readonly identifier: string
  /** An identifier that the author chose with `id`. */
  readonly givenIdentifier: string | undefined
  /** Names of the labels, blocks and branches it stands in, outermost first, for messages and identifiers. */
  readonly path: readonly string[]
  readonly type: string
  /** The builder method that wrote it; undefined for raw actions and those read from JSON. */
  readonly method: string | undefined
  readonly parameters: ParameterObject
  readonly next: Target
  readonly conditions: readonly GraphCondition[]
  readonly errors: readonly GraphError[]
  /** Where the author wrote it; undefined for actions read from JSON. */
  readonly position: SourcePosition | undefined
}

/** What a flow's author wrote wrong while it was built. */
export interface AuthoringProblem {
  readonly kind:
    | 'label-of-another-flow'
    | 'undefined-block'
    | 'block-defined-twice'
    | 'endless-goto'
    | 'asynchronous-body'
    | 'flow-threw'
    | 'flow-too-large'
  readonly message: string
  readonly position: SourcePosition | undefined
  readonly related?: readonly { readonly message: string; readonly position: SourcePosition | undefined }[]
}

/** What one Lambda call's contract says: the attributes that may be read from its answer. */
export interface FlowGraph {
  readonly name: string
  /** Written with the builder; false for flows that were read from JSON. Messages speak accordingly. */
  readonly authored: boolean
  /** Undefined when flow JSON does not say it and nobody stated it. */
  readonly flowType: FlowType | undefined
  /** Channels the author declared; all when undeclared. */
  readonly channels: readonly Channel[] | undefined
  readonly description: string | undefined
  /**
   * What is set already when the flow starts, because another flow, an API call or an agent has set it. Undefined when
   * the author does not say: then anything may be.
   */
  readonly expects?: readonly FlowFact[] | undefined
  readonly start: Target
  /** In the order of the source. */
  readonly actions: readonly ActionNode[]
  /** The contract, when the flow is a module of ours. */
  readonly module: ModuleContract | undefined
  /** Modules of ours that the flow invokes, by name, to follow contracts and recursion. */
  readonly invokedModules: ReadonlyMap<string, BuildableFlow>
  /** Where the flow was declared; undefined for flows read from JSON. */
  readonly position: SourcePosition | undefined
}

/** The result of running a flow's function. */
export interface FlowBuild {
  readonly graph: FlowGraph
  readonly problems: readonly AuthoringProblem[]
}

/** A flow that can be built: what the compiler needs of a flow value, whichever copy of the package made it. */
export interface BuildableFlow {
  readonly name: string
  readonly flowType: FlowType
  readonly module: ModuleContract | undefined
  readonly position: SourcePosition | undefined
  build(): FlowBuild
}
