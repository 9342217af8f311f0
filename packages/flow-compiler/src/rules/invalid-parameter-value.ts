import { findReferences, isArnOf, isResource } from '@aicc/flow-dsl/language'
import type { Parameter, Parameters, ParameterValue, ResourceKind, TextParameter } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import { forEachText, isParameterObject, printPointer, walkParameters } from '../analysis/parameter-walk.js'
import type { Pointer } from '../analysis/parameter-walk.js'
import { didYouMean, suggestionList } from '../diagnostics/suggestion-list.js'
import type { Rule } from './rule.js'

/**
 * A value that a deployment tool will replace: nothing can be said about it before. No opening mark may stand inside, so
 * that a text full of them is searched in one go.
 */
const placeholder = /\$\{[^{}]*\}|\{\{[^{}]*\}\}|<<[^<>]*>>|%%[^%]*%%/

/**
 * A parameter has the type, spelling and range that the service takes.
 *
 * Numbers and booleans are text in the flow language; a JSON boolean is refused with a misleading message, and an empty
 * text is refused everywhere.
 * @see https://github.com/mgaffigan/pulumi-amazon-connect/blob/HEAD/docs/wire-format-checks.md
 */
export const invalidParameterValue: Rule = {
  code: 'FLOW3003',
  name: 'invalid-parameter-value',
  severity: 'error',
  refusedByService: true,
  acceptedCases: 'a resource that nobody has chosen yet, and an attribute name with `$` or `.` in it',
  summary: 'A parameter has the type, spelling and range that the service takes.',
  check(flow, report) {
    for (const action of flow.actions) {
      const { definition, node } = action
      const complain = (problem: ValueProblem, pointer: readonly (string | number)[]): void => {
        const parameter = printPointer(pointer.slice(1))
        report({
          message: `${nameOf(action)}: ${parameter} ${problem.message}.`,
          args: { action: node.identifier, type: node.type, parameter },
          at: { action: action.index, pointer },
          suggestion: problem.suggestion,
          ...(problem.warning === true ? { severity: 'warning' } : {}),
        })
      }
      if (definition === undefined) continue
      const unchosen = new Set<string>()
      walkParameters(node.parameters, definition.parameters, {
        text: (value, parameter, pointer) => {
          if (value === '' && parameter.resource !== undefined) {
            unchosen.add(printPointer(pointer))
            complain(
              {
                message: `is empty: no ${nameOfKind(parameter.resource)} has been chosen`,
                suggestion: 'Choose one before the flow is published.',
                warning: true,
              },
              pointer,
            )
          }
          const problem = textProblem(value, parameter)
          if (problem !== undefined) complain(problem, pointer)
        },
        mismatch: (value, expected, pointer) => {
          complain({ message: `has to be ${expected}, and is ${typeName(value)}`, suggestion: undefined }, pointer)
        },
        list: (value, parameter, pointer) => {
          const { minimumItems, maximumItems } = parameter
          if (maximumItems !== undefined && value.length > maximumItems) {
            complain(
              { message: `has ${value.length} items, at most ${maximumItems} are allowed`, suggestion: undefined },
              pointer,
            )
          }
          if (minimumItems !== undefined && value.length < minimumItems) {
            complain(
              { message: `needs at least ${minimumItems} item${minimumItems === 1 ? '' : 's'}`, suggestion: undefined },
              pointer,
            )
          }
        },
        object: (value, parameter, pointer) => {
          if (parameter.kind !== 'map') return
          const keys = Object.keys(value)
          const { keys: allowed, maximumEntries, minimumEntries, forbiddenKeyPrefix, keysAreReferenced } = parameter
          if (maximumEntries !== undefined && keys.length > maximumEntries) {
            complain(
              { message: `has ${keys.length} entries, at most ${maximumEntries} are allowed`, suggestion: undefined },
              pointer,
            )
          }
          if (minimumEntries !== undefined && keys.length < minimumEntries) {
            complain(
              {
                message: `needs at least ${minimumEntries} entr${minimumEntries === 1 ? 'y' : 'ies'}`,
                suggestion: undefined,
              },
              pointer,
            )
          }
          for (const key of keys) {
            const at = [...pointer, key]
            if (allowed !== undefined && !allowed.includes(key)) {
              complain(
                {
                  message: `is not a key that is allowed here`,
                  suggestion: didYouMean(suggestionList(key, allowed)) ?? `Keys are ${allowed.join(', ')}.`,
                },
                at,
              )
            } else if (forbiddenKeyPrefix !== undefined && key.startsWith(forbiddenKeyPrefix)) {
              complain(
                {
                  message: `is a key that begins with "${forbiddenKeyPrefix}", which is reserved`,
                  suggestion: undefined,
                },
                at,
              )
            } else if (keysAreReferenced === true && /[$.]/.test(key) && findReferences(key).length === 0) {
              complain(
                {
                  message: `is a key with $ or . in it, so its value can never be read`,
                  suggestion: 'Use letters, digits, _ and - in names of attributes.',
                  warning: true,
                },
                at,
              )
            }
          }
        },
      })
      // The law about empty texts holds at any depth, also where the content is free, but for what real flows have.
      forEachText(node.parameters, (text, pointer) => {
        if (text !== '' || unchosen.has(printPointer(pointer))) return
        const { parameter, insideFreeContent } = placeAt(definition.parameters, pointer.slice(1))
        if (insideFreeContent && parameter?.kind === 'json' && parameter.emptyTextsInside === true) return
        const instead = parameter?.kind === 'text' ? whatToWrite(parameter) : undefined
        complain(
          {
            message: 'is empty, which Amazon Connect refuses',
            suggestion: instead ?? 'Leave it out, or write a space: " ".',
          },
          pointer,
        )
      })
    }
  },
}

interface DescribedPlace {
  /** The description of a place below an action's parameters; of the free content around it, where it is inside some. */
  readonly parameter: Parameter | undefined
  readonly insideFreeContent: boolean
}

function placeAt(parameters: Parameters, [name, ...members]: Pointer): DescribedPlace {
  let parameter = Object.hasOwn(parameters, String(name)) ? parameters[String(name)] : undefined
  for (const member of members) {
    if (parameter?.kind === 'object') {
      parameter = Object.hasOwn(parameter.members, member) ? parameter.members[member] : undefined
    } else if (parameter?.kind === 'map') parameter = parameter.value
    else if (parameter?.kind === 'list') parameter = parameter.item
    else return { parameter, insideFreeContent: parameter?.kind === 'json' }
  }
  return { parameter, insideFreeContent: false }
}

interface ValueProblem {
  readonly message: string
  readonly suggestion: string | undefined
  readonly warning?: boolean
}

function typeName(value: ParameterValue): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (isResource(value)) return `the ${nameOfKind(value.kind)} "${value.name}"`
  if (isParameterObject(value)) return 'an object'
  return `the ${typeof value === 'string' ? 'text' : typeof value} ${JSON.stringify(value)}`
}

function textProblem(value: ParameterValue, parameter: TextParameter): ValueProblem | undefined {
  if (isResource(value)) {
    if (parameter.resource === value.kind) return undefined
    return {
      message: `has to be ${parameter.resource === undefined ? 'text' : `a ${nameOfKind(parameter.resource)}`}, and is the ${nameOfKind(value.kind)} "${value.name}"`,
      suggestion: undefined,
    }
  }
  if (typeof value !== 'string') {
    if (typeof value === 'number' && parameter.acceptsNumber === true) return textProblem(String(value), parameter)
    if (typeof value === 'boolean' && parameter.acceptsBoolean === true) return undefined
    return {
      message: `has to be text, and is ${typeName(value)}`,
      suggestion: textFor(value, parameter),
    }
  }
  if (value === '' || placeholder.test(value)) return undefined
  // What a reference holds is known at run time only; where it may stand is another rule's law.
  if (findReferences(value).length > 0) return undefined
  return literalProblem(value, parameter)
}

/** The text to write for a JSON value, where there is one that the parameter takes. */
function textFor(value: ParameterValue, parameter: TextParameter): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'boolean') return whatToWrite(parameter)
  const text = String(value)
  const spelled = parameter.values?.find((known) => known.toLowerCase() === text) ?? text
  return parameter.dynamic !== 'reference' && literalProblem(spelled, parameter) === undefined
    ? `Write ${JSON.stringify(spelled)}: numbers and booleans are text in the flow language.`
    : whatToWrite(parameter)
}

/** What a parameter takes, where it does not take any text. */
function whatToWrite({
  values,
  openValues,
  integer,
  pattern,
  patternMeaning,
  dynamic,
}: TextParameter): string | undefined {
  if (dynamic === 'reference') return 'Write a reference such as $.Attributes.name.'
  if (values !== undefined && openValues === undefined) return `Write ${oneOfThese(values)}.`
  if (integer !== undefined) return `Write a whole number${rangeOf(integer)}, as text.`
  return pattern === undefined || patternMeaning === undefined ? undefined : `Write ${patternMeaning}.`
}

/** Texts to choose from: `one of Agent, Customer`, or the only one there is. */
function oneOfThese(values: readonly string[]): string {
  const [only, ...others] = values
  return others.length === 0 ? JSON.stringify(only) : `one of ${shortList(values)}`
}

function rangeOf({ minimum, maximum }: NonNullable<TextParameter['integer']>): string {
  if (minimum === undefined) return ''
  return maximum === undefined ? ` of at least ${minimum}` : ` from ${minimum} to ${maximum}`
}

/** Texts for a sentence; of very many the first ones. */
function shortList(texts: readonly string[]): string {
  const most = 24
  return texts.length <= most ? texts.join(', ') : `${texts.slice(0, 8).join(', ')} and ${texts.length - 8} more`
}

function literalProblem(value: string, parameter: TextParameter): ValueProblem | undefined {
  const { values, openValues = [], integer, pattern, patternMeaning, maximumLength, resource, speech } = parameter
  const open = openValues.some((beginning) => value.length > beginning.length && value.startsWith(beginning))
  if (values !== undefined && !values.includes(value) && !open) {
    const own = openValues.map((beginning) => `, or a name of your own behind ${JSON.stringify(beginning)}`).join('')
    return {
      message: `is ${JSON.stringify(value)}, and has to be ${oneOfThese(values)}${own}`,
      suggestion: didYouMean(suggestionList(value, values)),
    }
  }
  if (integer !== undefined) {
    const { minimum, maximum } = integer
    const number = Number(value)
    if (
      !/^-?\d+$/.test(value) ||
      (minimum !== undefined && number < minimum) ||
      (maximum !== undefined && number > maximum)
    ) {
      return {
        message: `is ${JSON.stringify(value)}, and has to be a whole number${rangeOf(integer)}`,
        suggestion: undefined,
      }
    }
  }
  if (pattern !== undefined && !pattern.test(value)) {
    return {
      message: `is ${JSON.stringify(value)}, and has to be ${patternMeaning ?? String(pattern)}`,
      suggestion: undefined,
    }
  }
  // The length of what is spoken is a rule of its own.
  if (maximumLength !== undefined && speech === undefined && value.length > maximumLength) {
    return { message: `has ${value.length} characters, at most ${maximumLength} are allowed`, suggestion: undefined }
  }
  return resource === undefined ? undefined : arnProblem(value, resource)
}

/** What people call a kind of resource. */
function nameOfKind(kind: ResourceKind): string {
  switch (kind) {
    case 'lambda':
      return 'Lambda function'
    case 'lexBot':
      return 'Lex bot'
    case 'hoursOfOperation':
      return 'schedule (hours of operation)'
    default:
      return kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  }
}

function arnProblem(value: string, kind: ResourceKind): ValueProblem | undefined {
  if (isArnOf(kind, value)) return undefined
  return {
    message: `is an ARN, but not that of a ${nameOfKind(kind)}: ${JSON.stringify(value)}`,
    suggestion: `Give the ARN or id of a ${nameOfKind(kind)}.`,
  }
}
