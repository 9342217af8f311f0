import { defaultAssumptions } from './assumptions.js'
import { Call } from './call/call.js'
import { TranscriptWriter } from './call/transcript.js'
import { startRun } from './machine/contact-state.js'
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
    const environment: Environment = createEnvironment(this.#programs, this.#world, observedBy([writer, log]))
    const state = newState(program, options, this.#random.identifier())
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
export function newState(program: Program, options: ContactOptions, contactId: string): ContactState {
  const { channel = 'VOICE', from = '+821012345678', to = '+8221234567', attributes = {}, data = {} } = options
  const { hangsUpAfterSeconds } = options
  const system = newContactData(contactId, channel, from, to)
  return {
    clock: 0,
    actions: 0,
    actionsAtOnce: 0,
    stage: 'flow',
    runs: [startRun(program)],
    channel,
    attributes: new Map(Object.entries(attributes)),
    system: new Map([...system, ...Object.entries(data)]),
    queue: undefined,
    hooks: new Map(),
    callbackNumber: undefined,
    keepsKeys: false,
    keys: '',
    lambdaMilliseconds: 0,
    hangsUpAt: hangsUpAfterSeconds === undefined ? undefined : hangsUpAfterSeconds * 1000,
    holdEndsAt: undefined,
    waiting: undefined,
    end: undefined,
  }
}
