import { isResource } from '@aicc/flow-dsl/language'
import type {
  MapParameter,
  ObjectParameter,
  Parameter,
  ParameterObject,
  ParameterValue,
  TextParameter,
} from '@aicc/flow-dsl/language'

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

/** Walk values along their descriptions. Names that have no description are given to `undescribed`. */
export function walkParameters(
  values: ParameterObject,
  parameters: Readonly<Record<string, Parameter>>,
  visitor: ParameterVisitor,
  pointer: Pointer = ['Parameters'],
): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue
    const here = [...pointer, name]
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (parameter === undefined) visitor.undescribed?.(value, here)
    else walkValue(value, parameter, visitor, here)
  }
}

function walkValue(value: ParameterValue, parameter: Parameter, visitor: ParameterVisitor, pointer: Pointer): void {
  if (pointer.length > deepest) return
  switch (parameter.kind) {
    case 'text':
      visitor.text?.(value, parameter, pointer)
      return
    case 'object':
    case 'map': {
      if (!isParameterObject(value)) {
        // A JSONPath may replace some objects.
        const replaceable = parameter.kind === 'object' && parameter.dynamic !== undefined
        if (!replaceable || typeof value !== 'string' || !value.startsWith('$'))
          visitor.mismatch?.(value, 'an object', pointer)
        return
      }
      visitor.object?.(value, parameter, pointer)
      if (parameter.kind === 'object') {
        for (const [name, member] of Object.entries(value)) {
          const described = Object.hasOwn(parameter.members, name) ? parameter.members[name] : undefined
          if (member !== undefined && described !== undefined) walkValue(member, described, visitor, [...pointer, name])
        }
      } else {
        for (const [name, member] of Object.entries(value)) {
          if (member !== undefined) walkValue(member, parameter.value, visitor, [...pointer, name])
        }
      }
      return
    }
    case 'list': {
      if (!Array.isArray(value)) {
        visitor.mismatch?.(value, 'a list', pointer)
        return
      }
      const items: readonly ParameterValue[] = value
      visitor.list?.(items, parameter, pointer)
      for (const [index, item] of items.entries()) walkValue(item, parameter.item, visitor, [...pointer, index])
      return
    }
    case 'json':
      visitor.undescribed?.(value, pointer)
  }
}

/** Whether a value is an object of parameters, neither list nor resource. */
export function isParameterObject(value: ParameterValue | undefined): value is ParameterObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isResource(value)
}

/** Every text anywhere in a value. */
export function forEachText(
  value: ParameterValue | undefined,
  visit: (text: string, pointer: Pointer) => void,
  pointer: Pointer,
): void {
  if (typeof value === 'string') visit(value, pointer)
  else if (Array.isArray(value)) {
    const items: readonly ParameterValue[] = value
    if (pointer.length < deepest * 4)
      for (const [index, item] of items.entries()) forEachText(item, visit, [...pointer, index])
  } else if (isParameterObject(value) && pointer.length < deepest * 4) {
    for (const [name, member] of Object.entries(value)) forEachText(member, visit, [...pointer, name])
  }
}

/** A pointer for people: `Parameters.Media.Uri`. */
export function printPointer(pointer: Pointer): string {
  return pointer
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`))
    .join('')
}
