import type { FlowType, JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import type { FlowWithContent } from '../../src/program/load-program.js'

/** Where actions lead: by condition, error or `next`. */
type Ways = Readonly<Record<string, string>>

const errorNames: ReadonlySet<string> = new Set([
  'NoMatchingError',
  'NoMatchingCondition',
  'InputTimeLimitExceeded',
  'QueueAtCapacity',
  'InvalidPhoneNumber',
  'ConnectionTimeLimitExceeded',
  'CallFailed',
])

/** An action. Ways that are no errors are conditions: `Equals 1`, or a value alone for `Equals`. */
export function action(type: string, parameters: JsonObject, ways: Ways = {}): JsonObject {
  const { next, ...others } = ways
  const entries = Object.entries(others)
  const conditions = entries
    .filter(([outcome]) => !errorNames.has(outcome))
    .map(([outcome, target]): JsonObject => {
      const [, operator = 'Equals', operand = ''] = /^(Number\w+|Text\w+|Equals) (.*)$/.exec(outcome) ?? [
        undefined,
        'Equals',
        outcome,
      ]
      return { NextAction: target, Condition: { Operator: operator, Operands: [operand] } }
    })
  const errors = entries
    .filter(([outcome]) => errorNames.has(outcome))
    .map(([error, target]): JsonObject => ({ NextAction: target, ErrorType: error }))
  return {
    Type: type,
    Parameters: parameters,
    Transitions: {
      ...(next !== undefined && { NextAction: next }),
      ...(conditions.length > 0 && { Conditions: conditions }),
      ...(errors.length > 0 && { Errors: errors }),
    },
  }
}

/** Speaks. Where it fails, the call goes on with the next action. */
export function say(text: string, next: string): JsonObject {
  return action('MessageParticipant', { Text: text }, { next, NoMatchingError: next })
}

/** Hangs up. */
export const hangUp: JsonObject = action('DisconnectParticipant', {})

/** Asks for a key. What is not given leads to `otherwise`. */
export function menu(text: string, ways: Ways, otherwise: string): JsonObject {
  return action(
    'GetParticipantInput',
    { Text: text, InputTimeLimitSeconds: '5', StoreInput: 'False' },
    { InputTimeLimitExceeded: otherwise, NoMatchingCondition: otherwise, NoMatchingError: otherwise, ...ways },
  )
}

/** Asks for digits, and keeps them. */
export function digits(text: string, next: string, NoMatchingError: string): JsonObject {
  const parameters = {
    Text: text,
    InputTimeLimitSeconds: '5',
    StoreInput: 'True',
    InputValidation: { CustomValidation: { MaximumLength: '8' } },
  }
  return action('GetParticipantInput', parameters, { next, NoMatchingError })
}

/** Invokes a function. */
export function lambda(name: string, ways: Ways, parameters: JsonObject = {}, seconds = '8'): JsonObject {
  return action(
    'InvokeLambdaFunction',
    {
      LambdaFunctionARN: `{{lambda:${name}}}`,
      InvocationTimeLimitSeconds: seconds,
      LambdaInvocationAttributes: parameters,
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
    ways,
  )
}

/** Compares a value. What is not given leads to `otherwise`. */
export function compare(value: string, ways: Ways, otherwise: string): JsonObject {
  return action('Compare', { ComparisonValue: value }, { NoMatchingCondition: otherwise, ...ways })
}

/** Sets contact attributes; where it fails, the call goes on. */
export function set(attributes: JsonObject, next: string): JsonObject {
  return action(
    'UpdateContactAttributes',
    { Attributes: attributes, TargetContact: 'Current' },
    { next, NoMatchingError: next },
  )
}

/** Sets the working queue; where it fails, the call goes on. */
export function setQueue(name: string, next: string): JsonObject {
  return action('UpdateContactTargetQueue', { QueueId: `{{queue:${name}}}` }, { next, NoMatchingError: next })
}

/** Puts the contact into its queue. */
export function enqueue(otherwise: string): JsonObject {
  return action('TransferContactToQueue', {}, { QueueAtCapacity: otherwise, NoMatchingError: otherwise })
}

/** Asks for the hours. */
export function hours(open: string, closed: string): JsonObject {
  return action(
    'CheckHoursOfOperation',
    { HoursOfOperationId: '{{hours:voice}}' },
    { True: open, False: closed, NoMatchingError: closed },
  )
}

/** Continues so many times, then is done. */
export function loop(times: string, again: string, done: string): JsonObject {
  return action('Loop', { LoopCount: times }, { ContinueLooping: again, DoneLooping: done })
}

/** A flow with actions by their identifiers; it begins with the first one. */
export function flow(
  actions: Readonly<Record<string, JsonObject>>,
  options: { readonly name?: string; readonly flowType?: FlowType } = {},
): FlowWithContent {
  const { name = 'main', flowType = 'CONTACT_FLOW' } = options
  const list = Object.entries(actions).map(([identifier, one]): JsonObject => ({ Identifier: identifier, ...one }))
  const content: Record<string, JsonValue> = {
    Version: '2019-10-30',
    StartAction: Object.keys(actions)[0] ?? '',
    Metadata: {},
    Actions: list,
  }
  return { content, name, flowType }
}
