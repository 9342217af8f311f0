import { findActionDefinition, formOf } from '@aicc/flow-dsl/language'
import type {
  ActionDefinition,
  ActionForm,
  FlowType,
  Parameter,
  ParameterObject,
  Parameters,
} from '@aicc/flow-dsl/language'
import { isRecord } from './flow-content.ts'
import type { Action, FlowContent, Json, JsonRecord } from './flow-content.ts'
import type { Random } from './random.ts'

/** A mistake as it was made in one flow. */
export interface Planted {
  /** Identifiers of the actions that a message about it may name; empty when it belongs to no action. */
  readonly actions: readonly string[]
  /** What was done, for people. */
  readonly what: string
}

/** One kind of mistake that people and generators make. */
export interface Mistake {
  readonly name: string
  /** Whether the service refuses the flow then. Otherwise a caller suffers from it. */
  readonly refused: boolean
  /** Make the mistake in a flow that is valid; undefined when the flow has no place for it. */
  readonly plant: (flow: FlowContent, random: Random, flowType: FlowType | undefined) => Planted | undefined
}

/** An action that the project describes. */
export interface DescribedAction {
  readonly action: Action
  readonly definition: ActionDefinition
  readonly form: ActionForm
}

/** The actions of a flow that are described. */
export function describedActions(flow: FlowContent): readonly DescribedAction[] {
  return flow.Actions.flatMap((action) => {
    const definition = findActionDefinition(action.Type)
    // Nobody knows what the service refuses in an action whose names are not confirmed.
    if (definition === undefined || definition.confidence === 'low') return []
    return [{ action, definition, form: formOf(definition, parametersOf(action)) }]
  })
}

function parametersOf(action: Action): ParameterObject {
  const parameters: ParameterObject = structuredClone(action.Parameters)
  return parameters
}

/** A parameter that is written in a flow. */
export interface ParameterSite {
  readonly action: Action
  readonly definition: ActionDefinition
  readonly parameter: Parameter
  readonly holder: JsonRecord
  readonly name: string
  readonly path: string
  readonly value: Json
}

/** All parameters that are written in a flow, nested ones too. */
export function parameterSites(flow: FlowContent): readonly ParameterSite[] {
  return describedActions(flow).flatMap(({ action, definition }) => {
    const sites: ParameterSite[] = []
    const walk = (parameters: Parameters, holder: JsonRecord, prefix: string): void => {
      for (const [name, parameter] of Object.entries(parameters)) {
        if (Object.hasOwn(holder, name)) visit(parameter, holder, name, `${prefix}${name}`)
      }
    }
    const visit = (parameter: Parameter, holder: JsonRecord, name: string, path: string): void => {
      const value = holder[name]
      if (value === undefined) return
      sites.push({ action, definition, parameter, holder, name, path, value })
      if (parameter.kind === 'object' && isRecord(value)) walk(parameter.members, value, `${path}.`)
      if (parameter.kind === 'map' && isRecord(value)) {
        for (const key of Object.keys(value)) visit(parameter.value, value, key, `${path}.${key}`)
      }
    }
    walk(definition.parameters, action.Parameters, '')
    return sites
  })
}

/** An identifier that no action of the flow has. */
export function freeIdentifier(flow: FlowContent, wanted: string): string {
  let free = wanted
  for (let count = 2; flow.Actions.some(({ Identifier }) => Identifier === free); count += 1)
    free = `${wanted}-${count}`
  return free
}

/** Put an action before the first one. */
export function putFirst(flow: FlowContent, action: Action): void {
  flow.Actions.push(action)
  flow.StartAction = action.Identifier
}
