import { isResource } from '@aicc/flow-dsl/language'
import type { ActionNode, FlowGraph, ParameterValue, SourcePosition, Target } from '@aicc/flow-dsl/language'
import { basename } from 'node:path'

/**
 * A graph as text, for golden files: an action a paragraph, in the order of the source, with where it was written, its
 * parameters and its ways on.
 */
export function printGraph(graph: FlowGraph): string {
  const nameOf = (target: Target): string => {
    if (typeof target === 'number') return graph.actions[target]?.identifier ?? `#${target}`
    return target.identifier === undefined ? '(open)' : `(missing) ${target.identifier}`
  }
  const channels = graph.channels === undefined ? '' : ` on ${graph.channels.join(', ')}`
  const modules = [...graph.invokedModules.keys()]
  return [
    `${graph.flowType ?? 'flow'} ${graph.name}${channels}${printPosition(graph.position)}`,
    ...(graph.description === undefined ? [] : [`  ${graph.description}`]),
    ...(modules.length === 0 ? [] : [`invokes ${modules.join(', ')}`]),
    `start -> ${nameOf(graph.start)}`,
    ...graph.actions.map((node) => `\n${printAction(node, nameOf)}`),
  ].join('\n')
}

function printAction(node: ActionNode, nameOf: (target: Target) => string): string {
  return [
    `${node.identifier}${printPosition(node.position)}`,
    `  ${node.type}${node.path.length === 0 ? '' : ` in ${node.path.join(' > ')}`}`,
    ...Object.entries(node.parameters).map(([name, value]) => `  ${name} = ${printValue(value)}`),
    ...node.conditions.map(
      ({ operator, operands, target }) => `  ${[operator, ...operands].join(' ')} -> ${nameOf(target)}`,
    ),
    ...node.errors.map(({ errorType, target }) => `  ${errorType} -> ${nameOf(target)}`),
    `  next -> ${nameOf(node.next)}`,
  ].join('\n')
}

function printPosition(position: SourcePosition | undefined): string {
  return position === undefined ? '' : `  (${basename(position.file)}:${position.line}:${position.column})`
}

function printValue(value: ParameterValue | undefined): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    isResource(member) ? `<${member.kind} ${member.name}>` : member,
  )
}
