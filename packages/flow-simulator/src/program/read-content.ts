import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'

/** Content that cannot be played at all, with the reason as a sentence. */
export class FlowContentError extends Error {
  override readonly name = 'FlowContentError'
}

/** An action as it stands in the content, with what is missing left empty. */
export interface ContentAction {
  readonly identifier: string
  readonly type: string
  readonly parameters: JsonObject
  readonly next: string | undefined
  readonly conditions: readonly {
    readonly operator: string
    readonly operand: JsonValue | undefined
    readonly next: string | undefined
  }[]
  readonly errors: readonly { readonly error: string; readonly next: string | undefined }[]
}

/** Flow content, read leniently: what the service would refuse is left out or left empty, and leads nowhere. */
export interface FlowContent {
  readonly start: string | undefined
  readonly metadata: JsonObject
  readonly actions: readonly ContentAction[]
  readonly isModule: boolean
}

/**
 * Read flow content.
 * @throws {@link FlowContentError} when it is no JSON object with a list of actions.
 */
export function readContent(content: string | JsonObject): FlowContent {
  const document = typeof content === 'string' ? parseJson(content) : content
  const actions = isJson(document) ? document['Actions'] : undefined
  if (!isJson(document) || !Array.isArray(actions)) {
    const legacy = isJson(document) && Array.isArray(document['modules'])
    throw new FlowContentError(
      legacy
        ? 'This is a flow in the older export format of the console ("modules"): convert it with flowc convert first.'
        : 'This is no flow content: it has no list "Actions".',
    )
  }
  return {
    start: textOf(document['StartAction']),
    metadata: objectOf(document['Metadata']),
    isModule: isJson(document['Settings']),
    actions: actions.filter(isJson).map((action) => {
      const transitions = objectOf(action['Transitions'])
      return {
        identifier: textOf(action['Identifier']) ?? '',
        type: textOf(action['Type']) ?? '',
        parameters: objectOf(action['Parameters']),
        next: textOf(transitions['NextAction']),
        conditions: objectsOf(transitions['Conditions']).map((entry) => {
          const condition = objectOf(entry['Condition'])
          const operands = condition['Operands']
          return {
            operator: textOf(condition['Operator']) ?? '',
            operand: Array.isArray(operands) ? operands[0] : undefined,
            next: textOf(entry['NextAction']),
          }
        }),
        errors: objectsOf(transitions['Errors']).map((entry) => ({
          error: textOf(entry['ErrorType']) ?? '',
          next: textOf(entry['NextAction']),
        })),
      }
    }),
  }
}

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    throw new FlowContentError('This is no flow content: it is not JSON.')
  }
}

function isJson(value: JsonValue | undefined): value is JsonObject {
  return isJsonObject(value)
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJson(value) ? value : {}
}

function objectsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJson) : []
}
