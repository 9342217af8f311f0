import { livesForOneRun } from '@aicc/flow-dsl/language'
import { defaultAssumptions } from './assumptions.js'
import type { Assumptions } from './assumptions.js'
import { Call } from './call/call.js'
import { TranscriptWriter } from './call/transcript.js'
import { currentRecorder } from './coverage/current-recorder.js'
import type { CallRecorder } from './coverage/current-recorder.js'
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
  readonly #recorder: CallRecorder | undefined
  readonly #shared: Environment

  /** @internal */
  constructor(sources: readonly FlowSource[], world: World, recorder = currentRecorder()) {
    this.#programs = sources.map(loadProgram)
    this.#world = world
    this.#shared = createEnvironment(this.#programs, world, {})
    this.#random = new Random(world.seed ?? 1)
    this.#recorder = recorder
    recorder?.add(this.#programs, sources)
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
    const recording: Observer | undefined = this.#recorder?.observer(() => environment)
    const observers = [writer, ...(options.log === false ? [] : [log]), ...(recording === undefined ? [] : [recording])]
    const observer = observers.length === 1 ? writer : observedBy(observers)
    const environment: Environment = { ...this.#shared, observer }
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
  return new Simulation(isList(flows) ? flows : [flows], world)
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
    fixedSpeech: new WeakMap(),
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
  const { hangsUpAfterSeconds, queue } = options
  const stage = stageOf(program.flowType)
  const system = newContactData(contactId, channel, from, to)
  if (assumptions.previousContactOfFirst === 'nothing') system.delete('PreviousContactId')
  if (queue !== undefined) system.set('Queue', { Name: queue })
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
    queue,
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
