import { livesForOneRun } from '@aicc/flow-dsl/language'
import { defaultAssumptions } from './assumptions.js'
import type { Assumptions } from './assumptions.js'
import { Call } from './call/call.js'
import { TranscriptWriter } from './call/transcript.js'
import { startRun, withEntry } from './machine/contact-state.js'
import { stageOf } from './machine/lifecycle.js'
import type { ContactState } from './machine/contact-state.js'
import type { Environment } from './machine/environment.js'
import type { Observer } from './machine/observer.js'
import { observedBy } from './machine/observers.js'
import { loadProgram } from './program/load-program.js'
import type { FlowSource } from './program/load-program.js'
import type { Program } from './program/program.js'
import { FlowLogWriter } from './trace/flow-log.js'
import { defaultStart } from './world/answer.js'
import { newContactData } from './world/contact-data.js'
import { Random } from './world/random.js'
import type { ContactOptions, World } from './world/world.js'

/** Flows in a world, ready to be called. */
export class Simulation {
  readonly #programs: readonly Program[]
  readonly #world: World
  readonly #random: Random

  /** @internal */
  constructor(programs: readonly Program[], world: World) {
    this.#programs = programs
    this.#world = world
    this.#random = new Random(world.seed ?? 1)
  }

  /**
   * A contact comes in, and is played until the flow waits for somebody.
   * @param options - Who calls, and how.
   */
  async dial(options: ContactOptions = {}): Promise<Call> {
    const [program] = this.#programs
    if (program === undefined) throw new Error('There is no flow to call.')
    const writer = new TranscriptWriter()
    const startsAt = this.#world.startsAt ?? defaultStart
    const log: FlowLogWriter = new FlowLogWriter(() => environment, startsAt)
    const environment: Environment = createEnvironment(
      this.#programs,
      this.#world,
      options.log === false ? writer : observedBy([writer, log]),
    )
    const state = newState(program, options, this.#random.identifier(), environment.assumptions)
    return await new Call(environment, state, this.#world, this.#random, writer, log).begin()
  }
}

/**
 * Play contacts against flows.
 * @param flows - The flow that contacts come into; with others that it leads to, as a list where that is the first.
 * @param world - Everything around the flows.
 * @throws {@link FlowContentError} when something is no flow content.
 * @example
 * ```ts
 * const call = await simulate(compile(flow), { lambdas: { registration: handler } }).dial()
 * await call.press('12345#')
 * call.expectHeard(/추첨 번호는 L\d{4}/)
 * ```
 */
export function simulate(flows: FlowSource | readonly FlowSource[], world: World = {}): Simulation {
  return new Simulation(isList(flows) ? flows.map(loadProgram) : [loadProgram(flows)], world)
}

function isList(flows: FlowSource | readonly FlowSource[]): flows is readonly FlowSource[] {
  return Array.isArray(flows)
}

/** What all contacts of a simulation share. */
export function createEnvironment(programs: readonly Program[], world: World, observer: Observer): Environment {
  const byName = new Map<string, Program>()
  for (const program of programs) {
    for (const name of [program.name, program.arn, program.arn?.split('/').at(-1)]) {
      if (name !== undefined && !byName.has(name)) byName.set(name, program)
    }
  }
  return {
    findProgram: (name) => byName.get(name),
    findPrompt: (name) => world.prompts?.[name],
    assumptions: { ...defaultAssumptions, ...world.assumptions },
    observer,
  }
}

/** A contact at the start of a flow. */
export function newState(
  program: Program,
  options: ContactOptions,
  contactId: string,
  assumptions: Assumptions = defaultAssumptions,
): ContactState {
  const { channel = 'VOICE', from = '+821012345678', to = '+8221234567', attributes = {}, data = {} } = options
  const { hangsUpAfterSeconds } = options
  const stage = stageOf(program.flowType)
  const system = new Map(newContactData(contactId, channel, from, to))
  if (assumptions.previousContactOfFirst === 'nothing') system.delete('PreviousContactId')
  const run = startRun(program)
  // What lives in one run of a flow is given to this one, for instance the input of a module.
  for (const [namespace, value] of Object.entries(data)) {
    if (livesForOneRun(namespace)) run.data = withEntry(run.data, namespace, value)
    else system.set(namespace, value)
  }
  return {
    clock: 0,
    actions: 0,
    actionsAtOnce: 0,
    stage,
    runs: [run],
    channel,
    attributes: new Map(Object.entries(attributes)),
    system,
    customer: stage === 'outbound whisper' ? 'not dialled' : 'on the line',
    disconnected: false,
    queue: undefined,
    agentQueue: false,
    queuedAt: stage === 'queued' ? 0 : undefined,
    segments: 1,
    hooks: new Map(),
    callbackNumber: undefined,
    keepsKeys: false,
    keys: '',
    lambdaMilliseconds: 0,
    hangsUpAt: hangsUpAfterSeconds === undefined ? undefined : hangsUpAfterSeconds * 1000,
    holdEndsAt: undefined,
    whisperEndsAt: undefined,
    loops: new Map(),
    loopedMilliseconds: 0,
    waiting: undefined,
    end: undefined,
  }
}
