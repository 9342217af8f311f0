import { isResource } from '@aicc/flow-dsl/language'
import type {
  MapParameter,
  ObjectParameter,
  Parameter,
  ParameterObject,
  ParameterValue,
  TextParameter,
} from '@aicc/flow-dsl/language'
import type { CheckedAction, CheckedFlow } from './checked-flow.js'

/** What a walk over an action's parameters meets. */
export interface ParameterVisitor {
  /** A leaf that is described as text. */
  readonly text?: (value: ParameterValue, parameter: TextParameter, pointer: Pointer) => void
  /** An object or map with its description. */
  readonly object?: (value: ParameterObject, parameter: ObjectParameter | MapParameter, pointer: Pointer) => void
  /** A value whose JSON type is not the one described: `expected` in words. */
  readonly mismatch?: (value: ParameterValue, expected: string, pointer: Pointer) => void
  /** A list with its description. */
  readonly list?: (
    value: readonly ParameterValue[],
    parameter: Extract<Parameter, { kind: 'list' }>,
    pointer: Pointer,
  ) => void
  /** A value that no description covers. */
  readonly undescribed?: (value: ParameterValue, pointer: Pointer) => void
}

/** Members below an action. */
export type Pointer = readonly (string | number)[]

/** Deepest nesting that is walked: no parameter of the language is nested half as deep. */
const deepest = 24

/** One thing that a walk meets. */
interface Visit {
  readonly pointer: Pointer
  readonly give: (visitor: ParameterVisitor) => void
}

/**
 * Walks by the parameters they were made of: many rules walk over the same ones, which never change, and the pointers
 * are most of the cost.
 */
const knownVisits = new WeakMap<ParameterObject, readonly Visit[]>()

/** Walk an action's values along their descriptions. Names that have no description are given to `undescribed`. */
export function walkParameters(
  values: ParameterObject,
  parameters: Readonly<Record<string, Parameter>>,
  visitor: ParameterVisitor,
): void {
  let visits = knownVisits.get(values)
  if (visits === undefined) {
    visits = collectVisits(values, parameters)
    knownVisits.set(values, visits)
  }
  for (const visit of visits) visit.give(visitor)
}

function collectVisits(values: ParameterObject, parameters: Readonly<Record<string, Parameter>>): readonly Visit[] {
  const visits: Visit[] = []
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue
    const pointer = ['Parameters', name]
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (parameter === undefined) visits.push({ pointer, give: (visitor) => visitor.undescribed?.(value, pointer) })
    else collectValue(value, parameter, pointer, visits)
  }
  return visits
}

function collectValue(value: ParameterValue, parameter: Parameter, pointer: Pointer, visits: Visit[]): void {
  if (pointer.length > deepest) return
  switch (parameter.kind) {
    case 'text':
      visits.push({ pointer, give: (visitor) => visitor.text?.(value, parameter, pointer) })
      return
    case 'object':
    case 'map': {
      if (!isParameterObject(value)) {
        // A JSONPath may replace some objects.
        const replaceable = parameter.dynamic !== undefined
        if (!replaceable || typeof value !== 'string' || !value.startsWith('$')) {
          visits.push({ pointer, give: (visitor) => visitor.mismatch?.(value, 'an object', pointer) })
        }
        return
      }
      visits.push({ pointer, give: (visitor) => visitor.object?.(value, parameter, pointer) })
      for (const [name, member] of Object.entries(value)) {
        const described =
          parameter.kind === 'map'
            ? parameter.value
            : Object.hasOwn(parameter.members, name)
              ? parameter.members[name]
              : undefined
        if (member !== undefined && described !== undefined) collectValue(member, described, [...pointer, name], visits)
      }
      return
    }
    case 'list': {
      if (!Array.isArray(value)) {
        const replaced = parameter.dynamic !== undefined && typeof value === 'string' && value.startsWith('$')
        if (!replaced) visits.push({ pointer, give: (visitor) => visitor.mismatch?.(value, 'a list', pointer) })
        return
      }
      const items: readonly ParameterValue[] = value
      visits.push({ pointer, give: (visitor) => visitor.list?.(items, parameter, pointer) })
      for (const [index, item] of items.entries()) collectValue(item, parameter.item, [...pointer, index], visits)
      return
    }
    case 'json':
      visits.push({ pointer, give: (visitor) => visitor.undescribed?.(value, pointer) })
  }
}

/** Every value of a flow that is described as text, action by action. */
export function forEachDescribedText(
  flow: CheckedFlow,
  visit: (action: CheckedAction, value: ParameterValue, parameter: TextParameter, pointer: Pointer) => void,
): void {
  for (const action of flow.actions) {
    if (action.definition === undefined) continue
    walkParameters(action.node.parameters, action.definition.parameters, {
      text: (value, parameter, pointer) => visit(action, value, parameter, pointer),
    })
  }
}

/** Whether a value is an object of parameters, neither list nor resource. */
export function isParameterObject(value: ParameterValue | undefined): value is ParameterObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isResource(value)
}

const knownTexts = new WeakMap<ParameterObject, readonly (readonly [text: string, pointer: Pointer])[]>()

/** Every text anywhere in an action's parameters, also where nothing describes it. */
export function forEachText(parameters: ParameterObject, visit: (text: string, pointer: Pointer) => void): void {
  let texts = knownTexts.get(parameters)
  if (texts === undefined) {
    const found: (readonly [string, Pointer])[] = []
    collectTexts(parameters, ['Parameters'], found)
    texts = found
    knownTexts.set(parameters, texts)
  }
  for (const [text, pointer] of texts) visit(text, pointer)
}

function collectTexts(
  value: ParameterValue | undefined,
  pointer: Pointer,
  found: (readonly [string, Pointer])[],
): void {
  // Nesting beyond any flow is not read at all; this only keeps values built in memory from overflowing the stack.
  if (pointer.length > deepest * 4) return
  if (typeof value === 'string') found.push([value, pointer])
  else if (Array.isArray(value)) {
    const items: readonly ParameterValue[] = value
    for (const [index, item] of items.entries()) collectTexts(item, [...pointer, index], found)
  } else if (isParameterObject(value)) {
    for (const [name, member] of Object.entries(value)) collectTexts(member, [...pointer, name], found)
  }
}

/** A pointer for people: `Parameters.Media.Uri`. */
export function printPointer(pointer: Pointer): string {
  return pointer
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`))
    .join('')
}
