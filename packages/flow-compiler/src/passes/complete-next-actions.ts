import { findActionDefinition, formOf, openEnd } from '@aicc/flow-dsl/language'
import type { ActionNode, FlowGraph, Target } from '@aicc/flow-dsl/language'

/**
 * Give every action the `NextAction` that the service wants, also where it is never taken.
 *
 * Needs: branches linked. Leaves: actions whose success never goes on repeat the target of one of their branches, as the
 * console writes it; all others as they were.
 */
export function completeNextActions(graph: FlowGraph): FlowGraph {
  return { ...graph, actions: graph.actions.map(completeNextAction) }
}

function completeNextAction(node: ActionNode): ActionNode {
  const definition = findActionDefinition(node.type)
  if (definition === undefined) return node
  const { next } = formOf(definition, node.parameters).outcomes
  if (next.kind !== 'never' && next.kind !== 'holds') return node
  const targets = new Map<string, Target>()
  for (const { operands, target } of node.conditions) if (operands[0] !== undefined) targets.set(operands[0], target)
  for (const { errorType, target } of node.errors) targets.set(errorType, target)
  const copied = next.copies.map((outcome) => targets.get(outcome)).find((target) => target !== undefined)
  // An action that holds the participant may have none; then nothing is invented.
  return { ...node, next: copied ?? openEnd }
}
