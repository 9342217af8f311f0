import type { Channel, JsonValue } from '@aicc/flow-dsl/language'
import { channels, isJsonObject, livesForOneRun, presenceOf, settersOf } from '@aicc/flow-dsl/language'
import type { ContactState } from '../machine/contact-state.js'
import { resourceName } from '../machine/resource-name.js'
import type { Program } from '../program/program.js'
import { referencesIn } from '../program/template.js'
import type { Reference } from '../program/template.js'
import { newState } from '../simulate.js'
import type { ExploredContact } from './explored-call.js'
import { findByName } from './liveness.js'
import { markerOf, openObject } from './unknown.js'

/** Id of a contact that is explored: one is like another. */
const contactId = '00000000-0000-4000-8000-000000000001'

/** The queue that a contact comes with that has been in one before. */
export const earlierQueue = 'earlier-queue'

/**
 * Queues that a contact may come with: none in a flow where contacts begin, one where others have been before. Undefined
 * stands for none. A flow that sets none and queues contacts may be either.
 */
export function earlierQueues(program: Program, programs: readonly Program[]): readonly (string | undefined)[] {
  if (!isBeginning(program, programs)) return [earlierQueue]
  return program.instructions.some(({ type }) => type === 'UpdateContactTargetQueue')
    ? [undefined]
    : [undefined, earlierQueue]
}

/** Whether contacts begin in a flow, as far as the flows tell. */
function isBeginning(program: Program, programs: readonly Program[]): boolean {
  return program.flowType === 'CONTACT_FLOW' && !programs.some((one) => one !== program && leadsTo(one, program))
}

/** Namespaces that each contact has from the start, with nothing unknown in them that flows could tell apart. */
const concrete: ReadonlySet<string> = new Set(['Channel', 'Attributes', 'Agent', 'Queue'])

/** A contact at the start of a flow. */
export function startState(program: Program, contact: ExploredContact): ContactState {
  const { channel, attributes = {}, data = {}, queue, input } = contact
  const state = newState(program, { channel, attributes, data }, contactId)
  state.queue = queue
  if (queue !== undefined) state.system = new Map(state.system).set('Queue', { Name: queue })
  if (presenceOf(['Agent'])?.flowTypes?.includes(program.flowType) === true) {
    state.system = new Map(state.system).set('Agent', { UserName: 'agent', FirstName: 'Agent' })
  }
  const [run] = state.runs
  if (run !== undefined && input !== undefined) run.data = new Map([['Modules', { Input: input }]])
  return state
}

/** What is known of a contact at the start. */
export interface UnknownStartOptions {
  readonly channel: Channel
  /** The working queue that it comes with. */
  readonly queue: string | undefined
  /** All contact attributes; undefined: they may be anything. */
  readonly attributes: Readonly<Record<string, string>> | undefined
  /** Whether what an earlier flow has filled is still there after a transfer. */
  readonly keepsData: boolean
}

/** A contact of which nothing is known but its channel and whether it has been in a queue. */
export function unknownStart(
  program: Program,
  programs: readonly Program[],
  { channel, queue, attributes, keepsData }: UnknownStartOptions,
): ContactState {
  const state = startState(program, { channel, ...(queue !== undefined && { queue }) })
  const system = new Map<string, JsonValue>(state.system)
  const names = new Map<string, JsonValue>(Object.entries(attributes ?? {}))
  const [begun] = state.runs
  const references = programs.flatMap((one) =>
    referencesOf(one).map(({ members }) => ({ members, own: one === program })),
  )
  for (const { members, own } of references) {
    const [namespace = '', name] = members
    if (namespace === 'Attributes' && name !== undefined) {
      if (attributes === undefined) names.set(name, markerOf(`attribute.${name}`))
    } else if (livesForOneRun(namespace)) {
      // Where nothing here fills it, the flow that has led here must have done so.
      if (own && begun !== undefined && namespace !== 'Modules' && (keepsData || !fills(program, namespace))) {
        begun.data = new Map(begun.data).set(namespace, openObject(`contact.${namespace}`))
      }
    } else if (!concrete.has(namespace)) {
      system.set(namespace, members.length > 1 ? openObject(`contact.${namespace}`) : markerOf(`contact.${namespace}`))
    }
  }
  if (queue !== undefined) system.set('Queue', { Name: queue, ...openObject('contact.Queue') })
  state.system = system
  state.attributes = names
  if (program.flowType === 'MODULE' && begun !== undefined)
    begun.data = new Map([['Modules', { Input: openObject('input') }]])
  return state
}

/** The channels that a flow is for: the one that most of its actions work on, and those that it asks for. */
export function channelsOf(program: Program): readonly Channel[] {
  const votes = channels.map((channel) => ({
    channel,
    actions: program.instructions.filter(({ definition }) => definition?.channels.includes(channel) ?? true).length,
  }))
  const most = Math.max(...votes.map(({ actions }) => actions))
  const best = votes.find(({ actions }) => actions === most)?.channel ?? 'VOICE'
  const compared = program.instructions.flatMap(({ parameters, conditions }) => {
    const value = parameters.get('ComparisonValue')
    if (value?.kind !== 'reference' || value.members[0] !== 'Channel') return []
    return conditions.flatMap(({ operand }) =>
      operand?.kind === 'constant' ? [String(operand.value).toUpperCase()] : [],
    )
  })
  return channels.filter((channel) => channel === best || compared.includes(channel))
}

/** Whether a flow names another one: as module, as the flow that it transfers to, or as the flow of an event. */
export function leadsTo({ instructions }: Program, target: Program): boolean {
  return instructions.some(({ parameters, displayNames }) =>
    ['FlowModuleId', 'ContactFlowId', 'EventHooks'].some((parameter) => {
      const template = parameters.get(parameter)
      if (template?.kind !== 'constant') return false
      const { value } = template
      const names: readonly (readonly [string, JsonValue])[] = isJsonObject(value)
        ? Object.entries(value).map(([hook, name]) => [`${parameter}.${hook}`, name])
        : [[parameter, value]]
      return names.some(
        ([path, name]) =>
          typeof name === 'string' && findByName([target], resourceName(name, displayNames.get(path))) !== undefined,
      )
    }),
  )
}

/** Whether some action of a flow may fill a namespace. */
function fills({ instructions }: Program, namespace: string): boolean {
  const setters = settersOf(namespace)
  return instructions.some(({ definition }) => definition === undefined || setters.includes(definition))
}

function referencesOf({ instructions }: Program): readonly Reference[] {
  return instructions.flatMap(({ parameters, conditions }) => [
    ...[...parameters.values()].flatMap(referencesIn),
    ...conditions.flatMap(({ operand }) => (operand === undefined ? [] : referencesIn(operand))),
  ])
}

/** Names of the contact attributes that a flow sets. */
export function namesOfSetAttributes({ instructions }: Program): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { type, parameters } of instructions) {
    const template = type === 'UpdateContactAttributes' ? parameters.get('Attributes') : undefined
    if (template?.kind === 'constant' && isJsonObject(template.value)) {
      for (const name of Object.keys(template.value)) names.add(name)
    } else if (template?.kind === 'object') {
      for (const [key] of template.members) if (key.kind === 'constant') names.add(String(key.value))
    }
  }
  return names
}
