import type { ParameterValue } from '../graph/flow-graph.js'

/** The member of a parameter that is an object; undefined when it has none, or is no object. */
export function memberOf(parent: ParameterValue | undefined, name: string): ParameterValue | undefined {
  return typeof parent === 'object' && parent !== null && !Array.isArray(parent) ? Reflect.get(parent, name) : undefined
}

/** Whether a switch that may be text or a JSON boolean is on. */
export function isSwitchedOn(given: ParameterValue | undefined): boolean {
  return given === true || given === 'true'
}

/** The items of a list parameter; none where it is no list. */
export function itemsOf(parameter: ParameterValue | undefined): readonly ParameterValue[] {
  return Array.isArray(parameter) ? parameter : []
}
