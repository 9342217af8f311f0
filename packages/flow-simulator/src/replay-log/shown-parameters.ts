import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonValue } from '@aicc/flow-dsl/language'
import { textOf } from '../machine/execution.js'
import type { Instruction } from '../program/program.js'
import type { Template } from '../program/template.js'
import type { LoggedEntry } from './logged-entry.js'

/** A parameter that an entry shows, with what the flow has for it. */
export interface ShownParameter {
  readonly name: string
  readonly shown: JsonValue
  readonly template: Template
}

/**
 * What logs call parameters that have another name in the flow language. Names that are in neither list are not compared:
 * the service adds some, and writes times in units of its own.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-log-data.html for `Queue`; the others out of
 * published entries.
 */
const namesInLogs: Readonly<Record<string, readonly string[]>> = {
  FunctionArn: ['LambdaFunctionARN'],
  Parameters: ['LambdaInvocationAttributes'],
  Queue: ['QueueId'],
  // The log says which of both it was in `TextToSpeechType`.
  Text: ['Text', 'SSML'],
}

/** The parameters that an entry shows of an action. */
export function shownParameters(action: Instruction, { parameters }: LoggedEntry): readonly ShownParameter[] {
  switch (action.type) {
    case 'Compare':
      return shownAs(parameters['Value'], 'Value', action.parameters.get('ComparisonValue'))
    case 'UpdateContactAttributes':
      return shownAs(parameters['Value'], keyOf(parameters['Key']), valueOf(action, 'Attributes', parameters['Key']))
    case 'UpdateFlowAttributes':
      return shownAs(
        parameters['Value'],
        keyOf(parameters['Key']),
        valueOf(action, 'FlowAttributes', parameters['Key']),
      )
  }
  return Object.entries(parameters).flatMap(([name, shown]) => {
    const names = Object.hasOwn(namesInLogs, name) ? (namesInLogs[name] ?? []) : [name]
    const template = names.map((own) => action.parameters.get(own)).find((found) => found !== undefined)
    // What has members the service writes as text in a way of its own: `ResponseType=STRING_MAP`.
    const isOtherShape = template !== undefined && hasMembers(template) && typeof shown !== 'object'
    return name === 'InputEncryption' || isOtherShape ? [] : shownAs(shown, name, template)
  })
}

function hasMembers(template: Template): boolean {
  if (template.kind === 'constant') return typeof template.value === 'object'
  return template.kind === 'object' || template.kind === 'list'
}

function shownAs(
  shown: JsonValue | undefined,
  name: string,
  template: Template | undefined,
): readonly ShownParameter[] {
  return shown === undefined || template === undefined ? [] : [{ name, shown, template }]
}

function keyOf(key: JsonValue | undefined): string {
  return textOf(key) || 'Value'
}

/** What the flow has for a key of attributes; undefined where it sets none of that name, or the name is a reference. */
function valueOf(action: Instruction, parameter: string, key: JsonValue | undefined): Template | undefined {
  const value = memberOf(action.parameters.get(parameter), textOf(key))
  if (parameter === 'Attributes' || value === undefined) return value
  return memberOf(value, 'Value') ?? value
}

function memberOf(template: Template | undefined, name: string): Template | undefined {
  if (template?.kind === 'object') {
    return template.members.find(([key]) => key.kind === 'constant' && key.value === name)?.[1]
  }
  if (template?.kind !== 'constant' || !isJsonObject(template.value) || !Object.hasOwn(template.value, name))
    return undefined
  return { kind: 'constant', value: template.value[name] ?? null }
}
