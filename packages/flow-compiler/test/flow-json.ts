import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'

/**
 * Small flow documents for tests. An action is written as an author of JSON thinks of it (where success leads, which
 * error branches, which conditions) and becomes the JSON of the flow language.
 */

/** An action as tests write it. */
export interface ActionSketch {
  /** @defaultValue `subject` */
  readonly id?: string
  readonly type: string
  readonly parameters?: unknown
  /** Target of `NextAction`; null: the member is missing. @defaultValue `end` */
  readonly next?: string | null
  /** Targets by error type, or a list where an error type has to stand twice. */
  readonly errors?: Readonly<Record<string, string>> | readonly (readonly [errorType: string, target: string])[]
  /** Operator, operands and target; an operator with one operand has it as text. */
  readonly conditions?: readonly ConditionSketch[]
  /** Stands for the whole of `Transitions`. */
  readonly transitions?: JsonValue
}

/** A condition as tests write it. */
export type ConditionSketch = readonly [operator: string, operands: string | readonly string[], target?: string]

/** A flow document as tests write it. */
export interface FlowSketch {
  /** @defaultValue the first action */
  readonly start?: string
  /** `Metadata.type`, the console's name of the flow type. @defaultValue `contactFlow` */
  readonly type?: string | null
  readonly name?: string
}

/** The action as the flow language has it. */
export function actionJson(sketch: ActionSketch): JsonObject {
  const { id = 'subject', type, parameters = {}, next = 'end', errors = {}, conditions = [], transitions } = sketch
  const pairs: readonly (readonly [string, string])[] = isList(errors) ? errors : Object.entries(errors)
  return {
    Identifier: id,
    Type: type,
    Parameters: toJson(parameters),
    Transitions: transitions ?? {
      ...(next === null ? {} : { NextAction: next }),
      Errors: pairs.map(([errorType, target]) => ({ NextAction: target, ErrorType: errorType })),
      Conditions: conditions.map(([operator, operands, target = 'end']) => ({
        NextAction: target,
        Condition: { Operator: operator, Operands: typeof operands === 'string' ? [operands] : operands },
      })),
    },
  }
}

/** The action `end`, which hangs up: where the branches of sketches lead when they say nothing else. */
const hangUp: ActionSketch = { id: 'end', type: 'DisconnectParticipant', transitions: {} }

/** The action `tell input`, which says it, where the sketches of stored input lead: input that nothing reads is a problem. */
const tellInput: ActionSketch = {
  id: 'tell input',
  type: 'MessageParticipant',
  parameters: { Text: '$.StoredCustomerInput' },
  errors: { NoMatchingError: 'end' },
}

/** A flow of these actions, and `tell input` and `end` where something leads there and nothing else has that name. */
export function flowJson(actions: readonly ActionSketch[], sketch: FlowSketch = {}): JsonObject {
  const { type = 'contactFlow', name = 'base', start } = sketch
  const written = actions.map(actionJson)
  for (const added of [tellInput, hangUp]) {
    const there = actions.some(({ id }) => id === added.id)
    if (!there && JSON.stringify(written).includes(`"${added.id}"`)) written.push(actionJson(added))
  }
  return {
    Version: '2019-10-30',
    StartAction: start ?? actions[0]?.id ?? 'subject',
    Metadata: {
      entryPointPosition: { x: 0, y: 0 },
      ActionMetadata: {},
      name,
      ...(type === null ? {} : { type }),
    },
    Actions: written,
  }
}

/** A valid flow with one action in it, by default at its start. */
export function flowWith(action: ActionSketch, sketch?: FlowSketch): JsonObject {
  return flowJson([action], sketch)
}

function isList(value: unknown): value is readonly (readonly [string, string])[] {
  return Array.isArray(value)
}

/** Parameters are written without types in tests: wrong ones are the point. They are JSON by construction. */
function toJson(value: unknown): JsonValue {
  const copy: JsonValue = JSON.parse(JSON.stringify(value))
  return copy
}
