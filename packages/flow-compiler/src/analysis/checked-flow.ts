import { findActionDefinition, formOf } from '@aicc/flow-dsl/language'
import type { ActionDefinition, ActionForm, ActionNode, FlowFact, FlowGraph, Target } from '@aicc/flow-dsl/language'

/** One way on from an action. */
export interface Way {
  readonly kind: 'next' | 'condition' | 'error'
  /** The outcome's name: `NextAction`, the condition's operand, or the error type. */
  readonly outcome: string
  readonly target: Target
  /** Members of the action's JSON that hold the target. */
  readonly pointer: readonly (string | number)[]
  /** Whether it is ever taken: `NextAction` of many actions is written only because the service wants it. */
  readonly taken: boolean
}

/** An action with what is known of its type. */
export interface CheckedAction {
  readonly index: number
  readonly node: ActionNode
  /** Undefined for a type that nothing here describes. */
  readonly definition: ActionDefinition | undefined
  readonly form: ActionForm | undefined
  /** The facts that are set when it succeeds. */
  readonly sets: readonly FlowFact[]
  readonly ways: readonly Way[]
}

/** A flow as rules see it. */
export interface CheckedFlow {
  readonly graph: FlowGraph
  readonly actions: readonly CheckedAction[]
  /** Whether each action can be reached from the start, along any transition that is written. */
  readonly reachable: readonly boolean[]
  /** Whether the flow was written in TypeScript: then messages name builder methods. */
  readonly authored: boolean
}

/** Prepare a flow for the rules. Linear in actions and transitions. */
export function toCheckedFlow(graph: FlowGraph): CheckedFlow {
  const actions = graph.actions.map((node, index): CheckedAction => {
    const definition = findActionDefinition(node.type)
    const form = definition === undefined ? undefined : formOf(definition, node.parameters)
    const sets = definition?.sets?.(node.parameters) ?? []
    return { index, node, definition, form, sets, ways: waysFrom(node, form) }
  })
  return {
    graph,
    actions,
    reachable: findReachable(graph.start, actions),
    // Evaluated code has no place; builder methods betray it all the same.
    authored: graph.authored,
  }
}

function waysFrom(node: ActionNode, form: ActionForm | undefined): readonly Way[] {
  const ways: Way[] = []
  for (const [index, { operator, operands, target }] of node.conditions.entries()) {
    const pointer = ['Transitions', 'Conditions', index, 'NextAction']
    ways.push({ kind: 'condition', outcome: operands[0] ?? operator, target, pointer, taken: true })
  }
  for (const [index, { errorType, target }] of node.errors.entries()) {
    const pointer = ['Transitions', 'Errors', index, 'NextAction']
    ways.push({ kind: 'error', outcome: errorType, target, pointer, taken: true })
  }
  const next = form?.outcomes.next.kind
  if (next !== 'terminal') {
    // Where no other way is written, NextAction is the only hint at what was meant.
    const taken = next === undefined || next === 'continues' || ways.length === 0
    ways.push({ kind: 'next', outcome: 'NextAction', target: node.next, pointer: ['Transitions', 'NextAction'], taken })
  }
  return ways
}

/** Every action that the start leads to, along any written transition. */
function findReachable(start: Target, actions: readonly CheckedAction[]): readonly boolean[] {
  const reachable = actions.map(() => false)
  const stack = typeof start === 'number' ? [start] : []
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    if (reachable[index] !== false) continue
    reachable[index] = true
    for (const { target } of actions[index]?.ways ?? []) if (typeof target === 'number') stack.push(target)
  }
  return reachable
}

/** How people call an action: its identifier, or its type where it has none. */
export function nameOf(action: CheckedAction | undefined): string {
  if (action === undefined) return 'nothing'
  return action.node.identifier === '' ? action.node.type : `"${action.node.identifier}"`
}

/** An action's type, and its form where it has several: `GetParticipantInput, store form`. */
export function typeAndForm({ definition, form, node }: CheckedAction): string {
  return definition !== undefined && definition.forms.length > 1 && form !== undefined
    ? `${node.type}, ${form.name}`
    : node.type
}

/** The same as the subject of a sentence: `GetParticipantInput, store form,`. */
export function typeAsSubject(action: CheckedAction): string {
  const name = typeAndForm(action)
  return name === action.node.type ? name : `${name},`
}
