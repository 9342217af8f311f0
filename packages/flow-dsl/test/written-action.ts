import { expect } from 'vitest'
import { contactFlow } from '../src/index.js'
import type { ContactFlowBuilder, Handled, Label, Unhandled } from '../src/index.js'
import { findActionDefinition, formOf, isResource } from '../src/language/index.js'
import type {
  ActionDefinition,
  ActionNode,
  BuildableFlow,
  FlowGraph,
  ParameterObject,
  ParameterValue,
  Target,
} from '../src/language/index.js'

/** An action as a test sees it: targets by name, and only the ways that are ever taken. */
export interface WrittenAction {
  readonly type: string
  readonly parameters: unknown
  /** `next`, operand of a condition with its operator, or error type; each with the name of its target. */
  readonly ways: Readonly<Record<string, string>>
}

/** The graph of a flow that was written without a mistake. */
export function graphOf(flow: BuildableFlow): FlowGraph {
  const { graph, problems } = flow.build()
  expect(problems).toEqual([])
  return graph
}

/** All actions of a flow, in order. */
export function actionsOf(flow: BuildableFlow): readonly WrittenAction[] {
  const graph = graphOf(flow)
  return graph.actions.map((node) => written(node, graph))
}

/** The ways on from all actions of a flow, by the identifier each was given, in order. */
export function waysIn(flow: BuildableFlow): Readonly<Record<string, WrittenAction['ways']>> {
  const graph = graphOf(flow)
  return Object.fromEntries(graph.actions.map((node) => [nameIn(graph, node), written(node, graph).ways]))
}

/** The action that a flow starts with. */
export function startOf(flow: BuildableFlow): WrittenAction {
  const graph = graphOf(flow)
  const node = typeof graph.start === 'number' ? graph.actions[graph.start] : undefined
  if (node === undefined) throw new Error(`Flow "${flow.name}" has no start.`)
  return written(node, graph)
}

/**
 * The first action that a body writes into an inbound flow. The action `after` stands behind it; `elsewhere` is a label
 * to send branches to.
 */
export function writtenBy(
  body: (flow: ContactFlowBuilder<Unhandled, 'f'>, elsewhere: Label<'f'>) => void,
): WrittenAction {
  return startOf(
    contactFlow('f', {}, (flow) => {
      const elsewhere = flow.block('elsewhere', () => flow.action({ Type: 'End', id: 'elsewhere' }))
      body(flow, elsewhere)
      flow.action({ Type: 'End', id: 'after' })
    }),
  )
}

/** The same in a flow with an `onError`, which leads to `handler`. */
export function writtenUnderHandlerBy(
  body: (flow: ContactFlowBuilder<Handled, 'f'>, elsewhere: Label<'f'>) => void,
): WrittenAction {
  return startOf(
    contactFlow('f', { onError: (flow) => flow.action({ Type: 'End', id: 'handler' }) }, (flow) => {
      const elsewhere = flow.block('elsewhere', () => flow.action({ Type: 'End', id: 'elsewhere' }))
      body(flow, elsewhere)
      flow.action({ Type: 'End', id: 'after' })
    }),
  )
}

/** Parameters with resources as kind and name alone: a Lambda function's contract is no business of these tests. */
function plain(value: ParameterValue | undefined): unknown {
  if (isResource(value)) return { kind: value.kind, name: value.name }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]))
}

/** The identifier that an action was given, or its type. */
function nameIn({ actions }: FlowGraph, node: ActionNode | undefined): string {
  if (node === undefined) return 'nowhere'
  if (node.givenIdentifier !== undefined) return node.givenIdentifier
  const alike = actions.filter(({ type, givenIdentifier }) => type === node.type && givenIdentifier === undefined)
  return alike.length === 1 ? node.type : `${node.type} ${alike.indexOf(node) + 1}`
}

function written(node: ActionNode, graph: FlowGraph): WrittenAction {
  const definition = findActionDefinition(node.type)
  const next = definition === undefined ? 'continues' : formOf(definition, node.parameters).outcomes.next.kind
  const nameOf = (target: Target): string =>
    nameIn(graph, typeof target === 'number' ? graph.actions[target] : undefined)
  return {
    type: node.type,
    parameters: plain(node.parameters),
    ways: Object.fromEntries([
      ...(next === 'continues' ? [['next', nameOf(node.next)]] : []),
      ...node.conditions.map(({ operator, operands, target }) => [`${operator} ${operands.join()}`, nameOf(target)]),
      ...node.errors.map(({ errorType, target }) => [errorType, nameOf(target)]),
    ]),
  }
}

/** What a definition says of an action with some parameters. */
export interface StatedOutcomes {
  readonly form: string
  readonly next: string
  /** Error types that the service requires: failures may be left to `onError`, events may not. */
  readonly failures: readonly string[]
  readonly events: readonly string[]
  readonly optional: readonly string[]
  /** Operands that must all have a condition; undefined where there are no conditions. */
  readonly results: readonly string[] | undefined
}

/** The ways on that a definition states for an action with some parameters. */
export function statedOutcomes(definition: ActionDefinition, parameters: ParameterObject): StatedOutcomes {
  const { name, outcomes } = formOf(definition, parameters)
  const errors = Object.entries(outcomes.errors)
  const operands = outcomes.conditions?.operands
  return {
    form: name,
    next: outcomes.next.kind,
    failures: errors.filter(([, outcome]) => outcome?.required && outcome.kind === 'failure').map(([type]) => type),
    events: errors.filter(([, outcome]) => outcome?.required && outcome.kind === 'event').map(([type]) => type),
    optional: errors.filter(([, outcome]) => outcome?.required === false).map(([type]) => type),
    results: operands === undefined ? undefined : operands.kind === 'results' ? operands.required : [],
  }
}

/** Where the rules between parameters are broken. */
export function brokenConstraints(definition: ActionDefinition, parameters: ParameterObject): readonly string[] {
  return (definition.constraints ?? []).filter(({ broken }) => broken(parameters)).map(({ at }) => at)
}
