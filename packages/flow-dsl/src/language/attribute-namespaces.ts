import { actionDefinitions } from '../actions/index.js'
import type { ActionDefinition } from '../actions/action-definition.js'
import { findReferences } from './attribute-reference.js'

/**
 * Namespaces whose values live in one run of one flow: they begin empty, and a module sees nothing of its caller's.
 * That of the rest lives with the contact (`$.Attributes`, `$.Queue`, `$.MediaStreams`) or is filled by the service.
 *
 * Lambda answers, bot results, metrics, stored input, profiles and flow attributes are documented so; of the others it
 * follows from what they are: results of one block.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html (read 2026-11-23)
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-contact-attributes.html (read 2026-11-23)
 */
const namespacesOfOneRun: ReadonlySet<string> = new Set([
  'AgenticCX',
  'Case',
  'Customer',
  'DataTableList',
  'DataTables',
  'DeliveryReceipts',
  'Email',
  'External',
  'FlowAttributes',
  'LambdaInvocation',
  'Lex',
  'Loop',
  'Metrics',
  'Modules',
  'OutboundCommunication',
  'StoredCustomerInput',
  'Task',
  'Views',
  'Wisdom',
])

/** Whether the values of a namespace, for instance `External`, live in one run of one flow only. */
export function livesForOneRun(namespace: string): boolean {
  return namespacesOfOneRun.has(namespace)
}

let setters: ReadonlyMap<string, readonly ActionDefinition[]> | undefined

/** The actions that can fill a namespace, for instance `External`. Empty when no action that is described here does. */
export function settersOf(namespace: string): readonly ActionDefinition[] {
  setters ??= collectSetters()
  return setters.get(namespace) ?? []
}

function collectSetters(): ReadonlyMap<string, readonly ActionDefinition[]> {
  const found = new Map<string, ActionDefinition[]>()
  for (const definition of actionDefinitions.values()) {
    // What depends on parameters says its namespaces itself; everything else is the same for all of them.
    const facts = definition.setsWithin ?? definition.sets?.({}) ?? []
    const namespaces = new Set(facts.flatMap((fact) => findReferences(fact)[0]?.members[0] ?? []))
    for (const namespace of namespaces) found.set(namespace, [...(found.get(namespace) ?? []), definition])
  }
  return found
}
