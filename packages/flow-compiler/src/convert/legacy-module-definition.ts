import type { ConditionOperator, ErrorType, FlowType, ParameterValue } from '@aicc/flow-dsl/language'
import type { LegacyModule, LegacyParameter } from './legacy-export.js'

/** Members below an action's `Parameters`. */
export type ParameterPath = readonly (string | number)[]

/**
 * What each value of an old parameter becomes. Values are compared without regard to case: the console wrote `true`,
 * `True` and JSON's true. Null: the value needs nothing in the flow language.
 */
export type LegacyValues = Readonly<Record<string, ParameterValue>>

/** What becomes of a parameter of an old module. */
export type LegacyParameterMapping =
  /** It becomes a member of the action's parameters; undefined: here it needs none. */
  | {
      readonly kind: 'member'
      readonly path: (given: LegacyParameter, module: LegacyModule) => ParameterPath | undefined
      readonly values?: LegacyValues | ((module: LegacyModule) => LegacyValues)
      /** The parameter that says in which namespace this one is a key. */
      readonly namespaceFrom?: string
    }
  /** It may stand several times, each an entry of a map: its key is the name. */
  | { readonly kind: 'entry'; readonly path: ParameterPath }
  /** It may stand several times, each an item of a list; with `member`, an object with that one member. */
  | {
      readonly kind: 'item'
      readonly path: ParameterPath
      readonly values?: LegacyValues
      readonly member?: (given: LegacyParameter) => string
    }
  /** Its own members, other than `value`, become members of the action's parameters. */
  | { readonly kind: 'members'; readonly members: Readonly<Record<string, string>> }
  /** It only says how others are read; `values`: all that are known. */
  | { readonly kind: 'hint'; readonly values?: readonly string[] }

/** What becomes of a branch of an old module. */
export type LegacyBranchMapping =
  | { readonly kind: 'next' }
  | { readonly kind: 'error'; readonly errorType: ErrorType }
  /** A condition that the branch's name alone says. */
  | { readonly kind: 'result'; readonly operator: ConditionOperator; readonly operand: string }
  /** A condition of `conditionType` and `conditionValue`; `fixed`: parameters that the branch asks for. */
  | { readonly kind: 'comparison'; readonly fixed?: Readonly<Record<string, string>> }
  /** A share in per cent: conditions of the flow language add them up. */
  | { readonly kind: 'share' }

/**
 * Everything that the project knows about one module of the older export format. Where it says nothing else, it was
 * seen in exports of the console that public repositories hold.
 */
export interface LegacyModuleDefinition {
  readonly type: string
  /** The `target` that tells this kind of its type from others. */
  readonly target?: string
  /** The action's `Type` in the flow language. */
  readonly action: string | ((flowType: FlowType | undefined) => string)
  /** Parameters that every such action has: member by member, `DTMFConfiguration.DisableCancelKey`. */
  readonly fixed?: Readonly<Record<string, string>>
  readonly parameters?: Readonly<Record<string, LegacyParameterMapping>>
  readonly branches?: Readonly<Record<string, LegacyBranchMapping>>
  /** Where it was seen, when not in exports of public repositories; or that it was inferred. */
  readonly evidence?: string
}

/** The path that a dotted text says: `Participants.0.MediaDirections`. */
export function parameterPath(dotted: string): ParameterPath {
  return dotted.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** The parameter becomes this member. */
export function becomes(dotted: string, values?: LegacyValues): LegacyParameterMapping {
  const path = parameterPath(dotted)
  return { kind: 'member', path: () => path, ...(values === undefined ? {} : { values }) }
}

/** Each becomes an entry of this map. */
export function becomesEntryOf(dotted: string): LegacyParameterMapping {
  return { kind: 'entry', path: parameterPath(dotted) }
}

/** Each becomes an item of this list. */
export function becomesItemOf(dotted: string, values?: LegacyValues): LegacyParameterMapping {
  return { kind: 'item', path: parameterPath(dotted), ...(values === undefined ? {} : { values }) }
}

/** It only says how others are read. */
export function isHint(...values: readonly string[]): LegacyParameterMapping {
  return { kind: 'hint', ...(values.length === 0 ? {} : { values }) }
}

/** Success goes on. */
export const success: LegacyBranchMapping = { kind: 'next' }

/** The branch is that of an error. */
export function onError(errorType: ErrorType): LegacyBranchMapping {
  return { kind: 'error', errorType }
}

/** The branch is that of a result. */
export function onResult(operand: string, operator: ConditionOperator = 'Equals'): LegacyBranchMapping {
  return { kind: 'result', operator, operand }
}

/** The usual two branches. */
export const successOrError = { Success: success, Error: onError('NoMatchingError') } as const

/** The first value of a parameter, as text. */
export function firstValue(module: LegacyModule, name: string): string | undefined {
  const value = module.firstParameters.get(name)?.value
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
    ? String(value)
    : undefined
}
