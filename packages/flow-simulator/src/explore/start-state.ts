import type { Channel, JsonValue } from '@aicc/flow-dsl/language'
import { channels, livesForOneRun } from '@aicc/flow-dsl/language'
import type { ContactState } from '../machine/contact-state.js'
import type { Program } from '../program/program.js'
import { referencesIn } from '../program/template.js'
import type { Reference } from '../program/template.js'
import { newState } from '../simulate.js'
import type { ExploredContact } from './explored-call.js'
import { markerOf, openObject } from './unknown.js'

/** Id of a contact that is explored: one is like another. */
const contactId = '00000000-0000-4000-8000-000000000001'

/** The queue that a contact comes with that has been in one before. */
export const earlierQueue = 'earlier-queue'

/** Namespaces that each contact has from the start, with nothing unknown in them that flows could tell apart. */
const concrete: ReadonlySet<string> = new Set(['Channel', 'Attributes', 'Agent', 'Queue'])

/** A contact at the start of a flow. */
export function startState(program: Program, contact: ExploredContact): ContactState {
  const { channel, attributes = {}, data = {}, queue, input } = contact
  const state = newState(program, { channel, attributes, data }, contactId)
  state.queue = queue
  if (queue !== undefined) state.system = new Map(state.system).set('Queue', { Name: queue })
  if (state.stage !== 'flow' && state.stage !== 'queued') {
    state.system = new Map(state.system).set('Agent', { UserName: 'agent', FirstName: 'Agent' })
  }
  const [run] = state.runs
  if (run !== undefined && input !== undefined) run.data = new Map([['Modules', { Input: input }]])
  return state
}

/** A contact of which nothing is known but its channel and whether it has been in a queue. */
export function unknownStart(
  program: Program,
  programs: readonly Program[],
  channel: Channel,
  queue: string | undefined,
  attributes: Readonly<Record<string, string>> | undefined,
): ContactState {
  const state = startState(program, { channel, ...(queue !== undefined && { queue }) })
  const system = new Map<string, JsonValue>(state.system)
  const names = new Map<string, JsonValue>(Object.entries(attributes ?? {}))
  const settable = namesOfSetAttributes(programs)
  const begins = program.flowType === 'CONTACT_FLOW'
  for (const { members } of programs.flatMap(referencesOf)) {
    const [namespace = '', name] = members
    if (namespace === 'Attributes' && name !== undefined) {
      // What these flows set themselves is not there before, unless this one only goes on where others have begun.
      const known = attributes !== undefined || (begins && settable.has(name))
      if (!known) names.set(name, markerOf(`attribute.${name}`))
    } else if (!concrete.has(namespace) && !livesForOneRun(namespace)) {
      system.set(namespace, members.length > 1 ? openObject(`contact.${namespace}`) : markerOf(`contact.${namespace}`))
    }
  }
  if (queue !== undefined) system.set('Queue', { Name: queue, ...openObject('contact.Queue') })
  state.system = system
  state.attributes = names
  const [run] = state.runs
  if (program.flowType === 'MODULE' && run !== undefined) run.data = new Map([['Modules', { Input: openObject('input') }]])
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
    return conditions.flatMap(({ operand }) => (operand?.kind === 'constant' ? [String(operand.value).toUpperCase()] : []))
  })
  return channels.filter((channel) => channel === best || compared.includes(channel))
}

function referencesOf({ instructions }: Program): readonly Reference[] {
  return instructions.flatMap(({ parameters, conditions }) => [
    ...[...parameters.values()].flatMap(referencesIn),
    ...conditions.flatMap(({ operand }) => (operand === undefined ? [] : referencesIn(operand))),
  ])
}

function namesOfSetAttributes(programs: readonly Program[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { instructions } of programs) {
    for (const { type, parameters } of instructions) {
      const template = type === 'UpdateContactAttributes' ? parameters.get('Attributes') : undefined
      if (template?.kind === 'constant' && typeof template.value === 'object' && template.value !== null) {
        for (const name of Object.keys(template.value)) names.add(name)
      } else if (template?.kind === 'object') {
        for (const [key] of template.members) if (key.kind === 'constant') names.add(String(key.value))
      }
    }
  }
  return names
}
