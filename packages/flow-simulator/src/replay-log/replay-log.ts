import type { Channel } from '@aicc/flow-dsl/language'
import { defaultAssumptions } from '../assumptions.js'
import type { Assumptions } from '../assumptions.js'
import { loadProgram } from '../program/load-program.js'
import type { FlowSource } from '../program/load-program.js'
import { createEnvironment } from '../simulate.js'
import type { FlowLogEntry } from '../trace/flow-log.js'
import type { World } from '../world/world.js'
import { explainParting, isMissing } from './explain-parting.js'
import { flowFinder } from './flow-finder.js'
import type { FlowFinder } from './flow-finder.js'
import type { LoggedContactReplay, LogParting, LogReplay, PartingExplanation, PlaceInLog } from './log-replay.js'
import { contactsOf } from './logged-contacts.js'
import type { LoggedContact } from './logged-contacts.js'
import { flowNameOf } from './logged-entry.js'
import type { LoggedEntry } from './logged-entry.js'
import { otherAssumptions } from './other-assumptions.js'
import type { Parting, SimulatedEntry } from './parting.js'
import { playLog } from './play-log.js'
import type { LogPlay, PlayedLog } from './play-log.js'
import { FlowLogError, readFlowLog } from './read-flow-log.js'
import { findSecretValues } from './secret-values.js'

/** How a log is played again. */
export interface ReplayLogOptions {
  /** Only the contact with this id. @defaultValue all contacts of the log */
  readonly contactId?: string
  /** @defaultValue the one with which a contact agrees longest with its log */
  readonly channel?: Channel
  /** Assumptions to set other than by default. */
  readonly assumptions?: Partial<Assumptions>
  /** What recorded prompts say, and how long they are. The rest of the world is in the log. */
  readonly prompts?: World['prompts']
  /**
   * How many answers are tried at most for a contact, where the log does not show what happened. Whole number, at least 1.
   * @defaultValue 20000
   */
  readonly maximumTries?: number
}

/** How many answers are tried for each assumption that may explain something. */
const triesForExplanation = 5000

/** How many entries are played again for each assumption. */
const mostForExplanation = 5000

/** How many entries are shown before the one where a contact and its log part. */
const shownBefore = 3

/**
 * Play the contacts of a flow log again, and say where a real contact and the simulated one part. What was pressed, what
 * functions answered and which way a contact took is read from the log; what it does not show is chosen so that the
 * simulation agrees with it, if any choice does.
 * @param flows - The flows of the log; as a list, the first one is where contacts come in.
 * @param log - Its text, in any shape in which AWS gives it out or `flowc simulate --record` writes it; or its entries.
 * @throws {@link FlowLogError} when the log cannot be used; {@link FlowContentError} when something is no flow content.
 * @example
 * ```ts
 * const { agrees, contacts } = replayLog(compile(flow), readFileSync('log.json', 'utf8'))
 * ```
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-log-data.html
 */
export function replayLog(
  flows: FlowSource | readonly FlowSource[],
  log: string | readonly FlowLogEntry[],
  options: ReplayLogOptions = {},
): LogReplay {
  const programs = (isList(flows) ? flows : [flows]).map(loadProgram)
  const { entries, otherRecords } = readFlowLog(log)
  const finder = flowFinder(createEnvironment(programs, {}, {}).findProgram)
  const all = contactsOf(entries, finder)
  const { contactId } = options
  const contacts = contactId === undefined ? all : all.filter(({ contactIds }) => contactIds.includes(contactId))
  if (contacts.length === 0) {
    throw new FlowLogError(
      `It has no contact ${contactId ?? ''}. It has ${listed(all.flatMap(({ contactIds }) => contactIds))}.`,
    )
  }
  const notes: string[] = []
  if (otherRecords > 0)
    notes.push(
      `${counted(otherRecords, 'record')} of the log ${otherRecords === 1 ? 'is no entry' : 'are no entries'} of a flow, and left out.`,
    )
  const isSecret = findSecretValues(programs)
  const replays: LoggedContactReplay[] = []
  for (const contact of contacts) {
    const known = contact.entries.filter((entry) => finder.flowOf(entry) !== undefined)
    if (known.length > 0) replays.push(replayContact(contact, known, { programs, finder, isSecret }, options))
    else
      notes.push(
        `The contact ${contact.contactIds.join(', ')} is left out: of its flows none was given. ${flowsIn(contact.entries)}`,
      )
  }
  if (replays.length === 0) {
    const given = listed(programs.map(({ name }) => name))
    throw new FlowLogError(
      `It has no entry of the flows that were given (${given}). ${flowsIn(entries)} Flows are found by name, id or ARN.`,
    )
  }
  return { agrees: replays.every(({ agrees }) => agrees), contacts: replays, notes }
}

function isList(flows: FlowSource | readonly FlowSource[]): flows is readonly FlowSource[] {
  return Array.isArray(flows)
}

function replayContact(
  contact: LoggedContact,
  entries: readonly LoggedEntry[],
  given: Pick<LogPlay, 'programs' | 'finder' | 'isSecret'>,
  options: ReplayLogOptions,
): LoggedContactReplay {
  const { programs, finder } = given
  const { channel, prompts = {}, maximumTries = 20_000 } = options
  const assumptions: Assumptions = { ...defaultAssumptions, ...options.assumptions }
  const playWith = (changed: Partial<Assumptions>, tries: number): PlayedLog => {
    const play: LogPlay = {
      environment: (observer) =>
        createEnvironment(programs, { prompts, assumptions: { ...assumptions, ...changed } }, observer),
      ...given,
      channel,
      // A log with much in it is no reason to give up.
      maximumTries: tries + entries.length,
    }
    return playLog(entries, play)
  }
  const { parting, notes, isGivenUp } = playWith({}, maximumTries)
  const explanations: PartingExplanation[] = []
  if (parting !== undefined) {
    explanations.push(
      ...explainByAssumptions(
        parting,
        (changed) => playWith(changed, triesForExplanation).parting,
        assumptions,
        finder,
      ),
    )
    explanations.push(...explainParting(parting, finder, entries[parting.agreed - 1]))
    if (isGivenUp) {
      explanations.push({
        kind: 'given up',
        message: `${maximumTries.toLocaleString('en')} answers were tried for what the log does not show; others were not.`,
      })
    }
  }
  const others = contact.entries.filter((entry) => finder.flowOf(entry) === undefined)
  const skipped = `${counted(others.length, 'entry', 'entries')} of flows that were not given: ${listed([...new Set(others.map(flowNameOf))])}.`
  return {
    contactIds: contact.contactIds,
    entries: entries.length,
    agreed: parting?.agreed ?? entries.length,
    agrees: parting === undefined,
    parted: parting === undefined ? undefined : describeParting(parting, explanations, entries, finder),
    notes: others.length === 0 ? notes : [skipped, ...notes],
  }
}

/** The assumptions with which a contact and its log agree farther. */
function explainByAssumptions(
  { agreed, logged }: Parting,
  play: (changed: Partial<Assumptions>) => Parting | undefined,
  assumptions: Assumptions,
  finder: FlowFinder,
): readonly PartingExplanation[] {
  // No assumption brings an action that the flow does not have.
  if (logged !== undefined && isMissing(logged, finder)) return []
  if (agreed > mostForExplanation) {
    const most = mostForExplanation.toLocaleString('en')
    return [{ kind: 'given up', message: `Behind ${most} entries other assumptions are not tried.` }]
  }
  const found: PartingExplanation[] = []
  for (const { name, value, assumptions: changed } of otherAssumptions(assumptions)) {
    const other = play(changed)
    if (other !== undefined && other.agreed <= agreed) continue
    const far = other === undefined ? 'to its end' : 'farther'
    const message = `With the assumption ${name} set to "${value}" the simulation agrees with the log ${far}.`
    found.push({ kind: 'assumption', message, assumption: { name, value } })
  }
  return found
}

function describeParting(
  { agreed, logged, simulated, differences }: Parting,
  explanations: readonly PartingExplanation[],
  entries: readonly LoggedEntry[],
  finder: FlowFinder,
): LogParting {
  return {
    lastAgreed: entries.slice(Math.max(0, agreed - shownBefore), agreed).map((entry) => placeOf(entry, finder)),
    logged: logged === undefined ? undefined : placeOf(logged, finder),
    simulated: simulated === undefined ? undefined : simulatedPlace(simulated),
    differences,
    explanations,
  }
}

function placeOf(entry: LoggedEntry, finder: FlowFinder): PlaceInLog {
  const program = finder.flowOf(entry)
  const action =
    program === undefined ? undefined : program.instructions.find((one) => finder.isOf(entry, program, one))
  return {
    entry: entry.number,
    time: new Date(entry.time).toISOString(),
    flow: program?.name ?? flowNameOf(entry),
    action: entry.identifier,
    type: action?.type ?? entry.type,
    location: action === undefined ? undefined : program?.locate(action.identifier),
  }
}

function simulatedPlace({ program, action }: SimulatedEntry): PlaceInLog {
  const { identifier, type } = action
  return {
    entry: undefined,
    time: undefined,
    flow: program.name,
    action: identifier,
    type,
    location: program.locate(identifier),
  }
}

/** The flows of a log, as a sentence. */
function flowsIn(entries: readonly LoggedEntry[]): string {
  return `The log has ${listed([...new Set(entries.map(flowNameOf))])}.`
}

/** Most names of a list that are shown. */
const mostNames = 5

function listed(names: readonly string[]): string {
  const more = names.length - mostNames
  return `${names.slice(0, mostNames).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : several}`
}
