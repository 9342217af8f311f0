import {
  flowLanguageVersion,
  flowTypeDefinition,
  findActionDefinition,
  formOf,
  isResource,
} from '@aicc/flow-dsl/language'
import type {
  ActionNode,
  FlowAction,
  FlowDocument,
  FlowGraph,
  JsonObject,
  JsonValue,
  ModuleContentSettings,
  ParameterObject,
  ParameterValue,
  Target,
  Transitions,
} from '@aicc/flow-dsl/language'
import { isParameterObject } from '../analysis/parameter-walk.js'
import { placeholderFor } from '../passes/resolve-resources.js'
import type { LayoutResult } from '../layout/index.js'

/** Module content has to have this member; the service does not read the contract from it. */
const moduleContentSettings: ModuleContentSettings = {
  InputParameters: [],
  OutputParameters: [],
  Transitions: [
    { DisplayName: 'Success', ReferenceName: 'Success', Description: '' },
    { DisplayName: 'Error', ReferenceName: 'Error', Description: '' },
  ],
}

/**
 * Write the document of a flow, as `CreateContactFlow` takes it.
 *
 * Needs: identifiers assigned, NextActions complete, resources resolved. `authored` is the same graph with its resources
 * still as symbols: the designer shows their names.
 */
export function emitFlow(graph: FlowGraph, layout: LayoutResult, authored: FlowGraph): FlowDocument {
  const actionMetadata: Record<string, JsonObject> = {}
  for (const [index, node] of graph.actions.entries()) {
    const { x, y } = layout.positions[index] ?? { x: 0, y: 0 }
    const displayNames = displayNamesIn(authored.actions[index]?.parameters ?? {})
    // defineProperty, so that an identifier such as __proto__ in a broken flow cannot reach the prototype.
    Object.defineProperty(actionMetadata, node.identifier, {
      value: {
        position: { x, y },
        isFriendlyName: true,
        ...(displayNames === undefined ? {} : { parameters: displayNames }),
      },
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  const metadataType = graph.flowType === undefined ? undefined : flowTypeDefinition(graph.flowType).metadataType
  return {
    Version: flowLanguageVersion,
    StartAction: identifierIn(graph, graph.start),
    Metadata: {
      entryPointPosition: { x: layout.entry.x, y: layout.entry.y },
      ActionMetadata: actionMetadata,
      Annotations: [],
      name: graph.name,
      ...(graph.description === undefined ? {} : { description: graph.description }),
      ...(metadataType === undefined ? {} : { type: metadataType }),
    },
    Actions: emitActions(graph),
    ...(graph.flowType === 'MODULE' ? { Settings: moduleContentSettings } : {}),
  }
}

/**
 * Write the actions of a flow.
 *
 * Needs: identifiers assigned, NextActions complete, resources resolved.
 */
export function emitActions(graph: FlowGraph): readonly FlowAction[] {
  return graph.actions.map((node) => ({
    Identifier: node.identifier,
    Type: node.type,
    Parameters: emitParameters(node.parameters),
    Transitions: emitTransitions(node, (target) => identifierIn(graph, target)),
  }))
}

/** The identifier that a transition names; empty for one that leads nowhere. */
export function identifierIn(graph: FlowGraph, target: Target): string {
  return typeof target === 'number' ? (graph.actions[target]?.identifier ?? '') : (target.identifier ?? '')
}

function emitTransitions(node: ActionNode, identifierOf: (target: Target) => string): Transitions {
  const definition = findActionDefinition(node.type)
  const next = definition === undefined ? undefined : formOf(definition, node.parameters).outcomes.next.kind
  if (next === 'terminal') return {}
  const nextAction = identifierOf(node.next)
  return {
    ...(next === 'holds' && nextAction === '' ? {} : { NextAction: nextAction }),
    Errors: node.errors.map(({ errorType, target }) => ({ NextAction: identifierOf(target), ErrorType: errorType })),
    Conditions: node.conditions.map(({ operator, operands, target }) => ({
      NextAction: identifierOf(target),
      Condition: { Operator: operator, Operands: operands },
    })),
  }
}

/** Write parameters: as they are, with placeholders for the resources that are still symbols. */
export function emitParameters(parameters: ParameterObject): JsonObject {
  const emitted: Record<string, JsonValue> = {}
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue
    Object.defineProperty(emitted, name, {
      value: emitValue(value),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return emitted
}

function emitValue(value: ParameterValue): JsonValue {
  if (isResource(value)) return placeholderFor(value)
  if (Array.isArray(value)) {
    const items: readonly ParameterValue[] = value
    return items.map(emitValue)
  }
  if (isParameterObject(value)) return emitParameters(value)
  return typeof value === 'object' ? null : value
}

/** The names that the designer shows for ids: the same shape as the parameters, `displayName` at the leaves. */
function displayNamesIn(parameters: ParameterObject): JsonObject | undefined {
  const names: Record<string, JsonValue> = {}
  for (const [name, value] of Object.entries(parameters)) {
    const shown = isResource(value)
      ? { displayName: value.name }
      : isParameterObject(value)
        ? displayNamesIn(value)
        : undefined
    if (shown === undefined) continue
    Object.defineProperty(names, name, { value: shown, enumerable: true, configurable: true, writable: true })
  }
  return Object.keys(names).length === 0 ? undefined : names
}
