import { findActionDefinition, flowTypeFromMetadata, formOf, isFlowType, isJsonObject } from '@aicc/flow-dsl/language'
import type { FlowType, JsonObject } from '@aicc/flow-dsl/language'
import { actionLocator } from './location.js'
import type { WrittenFlow } from './location.js'
import { nowhere } from './program.js'
import type { Condition, Instruction, Program } from './program.js'
import { readContent } from './read-content.js'
import type { FlowContent } from './read-content.js'
import { parseTemplate } from './template.js'

/** A flow as it can be given to the simulator: its content as JSON text or object, or what has it as `content`. */
export type FlowSource = string | JsonObject | FlowWithContent

/** Something with flow content, for instance what the compiler answers. */
export interface FlowWithContent {
  /** Flow content as the API takes it, as JSON text or object. */
  readonly content: string | JsonObject
  /** Its name, by which others refer to it. @defaultValue the name in its metadata */
  readonly name?: string
  /** Its ARN or id, by which others refer to it. */
  readonly arn?: string
  /**
   * @defaultValue the type in its metadata; a module where it has the settings of one; else the first type in which all
   * its actions are legal, inbound flows before queue flows, holds and whispers
   */
  readonly flowType?: FlowType
  /** What it was compiled from, as the compiler gives it: then failing tests and coverage show lines of TypeScript. */
  readonly graph?: WrittenFlow
  /** The JSON file that the content is from: then they show its lines. */
  readonly file?: string
}

/**
 * Prepare a flow to be played. Content that the service would refuse is played as far as it goes: what is missing leads
 * nowhere.
 * @throws {@link FlowContentError} when it is not flow content at all.
 */
export function loadProgram(source: FlowSource): Program {
  const given = withContent(source)
  const { content, name, arn, flowType } = given
  const document = readContent(content)
  const indices = new Map<string, number>()
  document.actions.forEach(({ identifier }, index) => {
    if (!indices.has(identifier)) indices.set(identifier, index)
  })
  const targetOf = (identifier: string | undefined): number =>
    (identifier === undefined ? undefined : indices.get(identifier)) ?? nowhere

  const metadata = document.metadata
  const names = isJsonObject(metadata['ActionMetadata']) ? metadata['ActionMetadata'] : {}
  return {
    name: name ?? textIn(metadata['name']) ?? 'flow',
    arn,
    flowType: flowType ?? typeIn(metadata['type']) ?? (document.isModule ? 'MODULE' : fittingType(document)),
    start: targetOf(document.start),
    locate: actionLocator(given),
    instructions: document.actions.map((action, index): Instruction => {
      const { identifier, type, parameters, next, conditions, errors } = action
      const definition = findActionDefinition(type)
      const noted = names[identifier]
      return {
        index,
        identifier,
        type,
        definition,
        form: definition === undefined ? undefined : formOf(definition, parameters),
        parameters: new Map(Object.entries(parameters).map(([key, value]) => [key, parseTemplate(value)])),
        displayNames: displayNamesIn(isJsonObject(noted) ? noted['parameters'] : undefined),
        next: targetOf(next),
        conditions: conditions.map(({ operator, operand, next: target }): Condition => ({
          operator,
          operand: operand === undefined ? undefined : parseTemplate(operand),
          target: targetOf(target),
        })),
        errors: new Map(errors.map(({ error, next: target }) => [error, targetOf(target)])),
      }
    }),
  }
}

function withContent(source: FlowSource): FlowWithContent {
  if (typeof source === 'string') return { content: source }
  return hasContent(source) ? source : { content: source }
}

function hasContent(source: JsonObject | FlowWithContent): source is FlowWithContent {
  return 'content' in source && !('Actions' in source)
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function typeIn(value: unknown): FlowType | undefined {
  return isFlowType(value) ? value : flowTypeFromMetadata(value)
}

/** Types that content without a word about its type may have, the usual ones first. */
const likelyTypes: readonly FlowType[] = [
  'CONTACT_FLOW',
  'CUSTOMER_QUEUE',
  'AGENT_TRANSFER',
  'CUSTOMER_HOLD',
  'CUSTOMER_WHISPER',
  'OUTBOUND_WHISPER',
  'CAMPAIGN',
]

function fittingType({ actions }: FlowContent): FlowType {
  const definitions = actions.map(({ type }) => findActionDefinition(type)).filter((found) => found !== undefined)
  const fitting = likelyTypes.find((type) =>
    definitions.every(
      ({ flowTypes, disputedFlowTypes = [] }) => flowTypes.includes(type) || disputedFlowTypes.includes(type),
    ),
  )
  return fitting ?? 'CONTACT_FLOW'
}

/** How deep names are noted at most: `Messages`, its items, their `PromptId`. */
const deepestName = 3

/** The names that the console noted beside ids, by the path of the parameter: `EventHooks.CustomerQueue`. */
function displayNamesIn(noted: unknown): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  collectNames(noted, [], names)
  return names
}

function collectNames(noted: unknown, path: readonly string[], names: Map<string, string>): void {
  if (typeof noted !== 'object' || noted === null || path.length > deepestName) return
  const members = new Map<string, unknown>(Object.entries(noted))
  // For a bot the name of its alias is noted, too, which says less.
  const name = textIn(members.get('lexV2BotName')) ?? textIn(members.get('displayName'))
  if (name !== undefined && path.length > 0) names.set(path.join('.'), name)
  for (const [member, value] of members) collectNames(value, [...path, member], names)
}
