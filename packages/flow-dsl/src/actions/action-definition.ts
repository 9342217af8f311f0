import type { Channel } from '../language/channel.js'
import type { ErrorType } from '../language/error-type.js'
import type { FlowType } from '../language/flow-type.js'
import { referencePath } from '../language/attribute-reference.js'
import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BuildableFlow, ParameterObject } from '../graph/flow-graph.js'
import type { Outcomes } from './outcomes.js'
import type { CollectedInput, ContactSwitches, Destination, OnTheLine } from './on-the-line.js'
import type { ParameterGroup, Parameters } from './parameter.js'

/** Family of an action: what it works on. */
export type ActionFamily = 'contact' | 'flow-control' | 'interaction' | 'participant'

/**
 * How sure the facts are. `high`: documented and seen in real exports or live checks. `medium`: one of the two.
 * `low`: names or members are missing.
 */
export type Confidence = 'high' | 'medium' | 'low'

/**
 * Something that an action leaves for later ones: a prefix of references (`$.External`, `$.Attributes.tier`),
 * which stands for all references below it, the working queue, or that hours or staffing have been looked at (`opening check`).
 * It is set on every way on but error branches other than NoMatchingCondition.
 */
export type FlowFact = `$.${string}` | 'working queue' | 'opening check'

/** A namespace that an action replaces as a whole. */
export interface ReplacedNamespace {
  /** For instance `$.External`. */
  readonly namespace: `$.${string}`
  /** Names of its members afterwards, where a contract or the action itself says them; undefined when any may be there. */
  readonly members: ReadonlySet<string> | undefined
}

/** A rule between parameters that no description of a single one can say. */
export interface ParameterConstraint {
  /** The parameter that the problem is shown at, as a path: `DTMFConfiguration.DisableCancelKey`. */
  readonly at: string
  /** What is wrong and what to do, as a sentence. */
  readonly message: string
  /** Whether the parameters break the rule. */
  readonly broken: (parameters: ParameterObject) => boolean
}

/** One of several shapes that an action takes, with ways on of its own. */
export interface ActionForm {
  /** What the shape is called, for messages: `menu form`. */
  readonly name: string
  /** Whether an action has this shape. The last form takes the rest. */
  readonly when: (parameters: ParameterObject) => boolean
  /** Parameters that this form needs beyond those marked required. */
  readonly requires?: readonly string[]
  /** Parameters that this form refuses. */
  readonly forbids?: readonly string[]
  readonly groups?: readonly ParameterGroup[]
  readonly outcomes: Outcomes
  /** Error branches that people give this form and the service refuses, each with what to do instead, as a sentence. */
  readonly refusedErrors?: { readonly [Type in ErrorType]?: string }
}

/** What one author-facing method writes. Types for authors are in the action's `...Methods` interface. */
// The arguments are typed by the methods interface that authors see; the method below narrows them again.
export type ActionMethod = (recorder: ActionRecorder, ...args: never[]) => unknown

/**
 * Everything that the project knows about one action of the flow language. Types, builder, checker, emitter and
 * documentation read it from here and from nowhere else.
 */
export interface ActionDefinition<Legal extends FlowType = FlowType, Method extends string = string> {
  /** `Type` in the flow language. */
  readonly type: string
  readonly family: ActionFamily
  /** Names of its blocks in the console. */
  readonly consoleBlocks: readonly string[]
  /** One sentence: what it does. */
  readonly summary: string
  /** Flow types that it may stand in. */
  readonly flowTypes: readonly Legal[]
  /**
   * Flow types that one page or some export allows and another page or a live check does not: the checker warns there,
   * and the builder does not offer the methods.
   */
  readonly disputedFlowTypes?: readonly FlowType[]
  /** Channels on which it works; on the others it takes its error branch. */
  readonly channels: readonly Channel[]
  readonly parameters: Parameters
  readonly groups?: readonly ParameterGroup[]
  /** Names that people try and the service refuses, each with what to do instead, as a sentence. */
  readonly refusedParameters?: Readonly<Record<string, string>>
  readonly constraints?: readonly ParameterConstraint[]
  /** Its forms; an action with one form has one. */
  readonly forms: readonly [ActionForm, ...ActionForm[]]
  /** What it leaves for later actions. */
  readonly sets?: (parameters: ParameterObject) => readonly FlowFact[]
  /**
   * The namespaces in which `sets` may name something, where that depends on the parameters. Left out where `sets` is
   * the same for all of them.
   */
  readonly setsWithin?: readonly FlowFact[]
  /**
   * Whether its failure is nothing that flows are written for: all attributes together too large, for instance. Then
   * what it sets counts as set on its error branches too.
   */
  readonly failsRarely?: boolean
  /** Those of its blocks in the console that leave something for later ones. All when left out. */
  readonly settingBlocks?: readonly string[]
  /**
   * The namespace whose earlier values are gone when it succeeds. Invoked modules of ours are given by name: their
   * contracts stand in the graph.
   */
  readonly replaces?: (
    parameters: ParameterObject,
    invokedModules: ReadonlyMap<string, BuildableFlow>,
  ) => ReplacedNamespace | undefined
  /** What is known to be set on the ways of its conditions: a value that equals something is there. */
  readonly confirms?: (parameters: ParameterObject) => readonly FlowFact[]
  /** Whether it asks if a value is there at all: then a missing one is an outcome, and no mistake. */
  readonly toleratesMissing?: boolean
  /** What it needs beyond the attributes in its parameters. */
  readonly needs?: (parameters: ParameterObject) => readonly FlowFact[]
  /** What the person on the line notices while it runs. Left out: nothing, and it takes no time worth counting. */
  readonly onTheLine?: (parameters: ParameterObject) => OnTheLine
  /** What it keeps of what the customer enters. */
  readonly collects?: (parameters: ParameterObject) => CollectedInput | undefined
  /** Where it takes the contact when it succeeds. Left out: nowhere, the flow goes on. */
  readonly destination?: Destination
  /**
   * Whether it gives all contact attributes to something that may read them: a function, a bot, an assistant, a flow that
   * runs later. What takes the contact to an agent, a queue or a flow does so without saying it here.
   */
  readonly showsAttributes?: boolean
  /** What it switches on or off for the rest of the contact. */
  readonly switches?: (parameters: ParameterObject) => ContactSwitches
  /**
   * What tells one action from another of its kind, for readable identifiers: the queue's name, the prompt's first
   * words. Must not depend on where the action stands.
   */
  readonly label?: (parameters: ParameterObject) => string | undefined
  /** Builder methods that write it. */
  readonly methods: Readonly<Record<Method, ActionMethod>>
  /** Where the facts come from: pages read on 2026-11-23 unless a note says otherwise. */
  readonly sources: readonly string[]
  readonly confidence: Confidence
  /** Since when the service discourages or refuses it, and what to use instead, as a sentence. */
  readonly deprecated?: string
  /** Surprises: where the service differs from its reference. */
  readonly notes?: readonly string[]
}

/** Declare an action. It exists to infer the flow types and the method names, which the builder types read. */
export function defineAction<const Legal extends FlowType, const Method extends string>(
  definition: ActionDefinition<Legal, Method>,
): ActionDefinition<Legal, Method> {
  return definition
}

/** The fact that the attribute with these members is set. */
export function factOf(members: readonly string[]): FlowFact {
  return `$.${referencePath(members).slice(2)}`
}

/** The form that an action's parameters have. */
export function formOf(definition: ActionDefinition, parameters: ParameterObject): ActionForm {
  return definition.forms.find((form) => form.when(parameters)) ?? definition.forms[0]
}

/** The one form of an action that has no other. */
export function oneForm(outcomes: Outcomes, refusedErrors?: ActionForm['refusedErrors']): readonly [ActionForm] {
  return [{ name: 'only form', when: () => true, outcomes, ...(refusedErrors === undefined ? {} : { refusedErrors }) }]
}

/** All flow types that have contacts: all but journeys. */
export const contactFlowTypes = [
  'CONTACT_FLOW',
  'CUSTOMER_QUEUE',
  'CUSTOMER_HOLD',
  'CUSTOMER_WHISPER',
  'AGENT_HOLD',
  'AGENT_WHISPER',
  'OUTBOUND_WHISPER',
  'AGENT_TRANSFER',
  'QUEUE_TRANSFER',
  'MODULE',
] as const

/** All flow types, journeys too. */
export const everyFlowType = [...contactFlowTypes, 'CAMPAIGN'] as const

/** Flow types in which the participant can be asked and sent away: inbound, transfer, queue flows and modules. */
export const interactiveFlowTypes = [
  'CONTACT_FLOW',
  'AGENT_TRANSFER',
  'QUEUE_TRANSFER',
  'CUSTOMER_QUEUE',
  'MODULE',
] as const

/** Flow types from which a contact can be put into a queue or another flow. */
export const transferringFlowTypes = ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'MODULE'] as const

/** All channels. */
export const everyChannel = ['VOICE', 'CHAT', 'TASK', 'EMAIL'] as const
