import type { Answer, Ask } from '../machine/ask.js'
import type { ContactEnd, ContactState } from '../machine/contact-state.js'
import type { Execution } from '../machine/execution.js'
import { advance, giveAnswer } from '../machine/machine.js'
import type { Environment } from '../machine/environment.js'
import { answerOfBot, answerOfWorld, secondsUntilAccepted } from '../world/answer.js'
import { executionIn } from '../world/failing-execution.js'
import type { Random } from '../world/random.js'
import type { World } from '../world/world.js'
import type { FlowPlace } from '../explore/coverage.js'
import type { Program } from '../program/program.js'
import type { FlowLogEntry, FlowLogWriter } from '../trace/flow-log.js'
import type { CallPlace } from './call-place.js'
import { describeAsk } from './describe-ask.js'
import { attributeOf, endedBy, heard, queuedIn } from './expectations.js'
import type { Expectation } from './expectations.js'
import { printFailure } from './print-failure.js'
import type { TranscriptLine, TranscriptWriter } from './transcript.js'

/**
 * A step of a call does not fit to where the call is, or an expectation is not met. Its message ends with the transcript so
 * far and with the line of the flow.
 */
export class CallError extends Error {
  override readonly name = 'CallError'
  readonly transcript: readonly TranscriptLine[]
  /** The action that the call is at, or that said what should not have been said; undefined before the first. */
  readonly at: CallPlace | undefined

  constructor(message: string, call: Pick<Call, 'transcript' | 'at' | 'ended'>, spokenAt?: CallPlace) {
    super(printFailure(message, call, spokenAt))
    this.transcript = call.transcript
    this.at = spokenAt ?? call.at
  }
}

/** A contact that is played, step by step. Each step lets it go on until somebody has to do something again. */
export class Call {
  readonly #execution: Execution
  readonly #world: World
  readonly #random: Random
  readonly #writer: TranscriptWriter
  readonly #log: FlowLogWriter
  /** Seconds that have been waited already of what the flow waits for now. */
  #waited = 0
  readonly #invocations = new Map<string, number>()

  /** @internal */
  constructor(
    environment: Environment,
    state: ContactState,
    world: World,
    random: Random,
    writer: TranscriptWriter,
    log: FlowLogWriter,
  ) {
    this.#log = log
    this.#execution = executionIn(world, environment, state)
    this.#world = world
    this.#random = random
    this.#writer = writer
  }

  /** What has happened, in order. */
  get transcript(): readonly TranscriptLine[] {
    return this.#writer.lines
  }

  /** What the service would have written to its flow log, with logging on from the start. */
  get log(): readonly FlowLogEntry[] {
    return this.#log.entries
  }

  /** What the customer has heard or read, in order. */
  get heard(): readonly string[] {
    return this.transcript.filter(({ speaker }) => speaker === 'flow').map(({ text }) => text)
  }

  /** What the flow waits for; undefined when the contact has ended. */
  get waitsFor(): Ask | undefined {
    return this.#execution.state.waiting
  }

  /** Whether the contact has ended. */
  get ended(): boolean {
    return this.#execution.state.stage === 'ended'
  }

  /** How the contact ended; undefined while it goes on. */
  get end(): ContactEnd | undefined {
    return this.#execution.state.end
  }

  /** Seconds since the contact began. */
  get seconds(): number {
    return this.#execution.state.clock / 1000
  }

  /**
   * Seconds until what the flow waits for is over by itself, or an agent accepts. Undefined where nobody ever comes, and
   * when the contact has ended.
   */
  get secondsLeft(): number | undefined {
    const ask = this.#execution.state.waiting
    if (ask === undefined) return undefined
    const { after } = this.#whenNothingIsDone(ask)
    return after === Number.POSITIVE_INFINITY ? undefined : Math.max(0, after - this.#waited)
  }

  /** Contact attributes as they are now. */
  get attributes(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#execution.state.attributes].map(([name, value]) => [name, String(value)]))
  }

  /** Name of the queue that the contact waits in, or has waited in last; undefined where it never was queued. */
  get queue(): string | undefined {
    const { stage, queue, queuedAt } = this.#execution.state
    return stage === 'flow' || queuedAt === undefined ? undefined : queue
  }

  /** The action that has begun last, with the line that it was written in; undefined before the first. */
  get at(): CallPlace | undefined {
    const { lastAction, lastProgram } = this.#writer
    return lastAction === undefined || lastProgram === undefined
      ? undefined
      : placeIn(lastProgram, lastAction.identifier)
  }

  /** Actions that have begun, each once, in the order of the flows. */
  get reached(): readonly FlowPlace[] {
    return [...this.#writer.reached].flatMap(([{ name, instructions }, marks]) =>
      instructions
        .filter(({ index }) => marks[index] === 1)
        .map(({ identifier }) => ({ flow: name, action: identifier })),
    )
  }

  /** All actions of the flows that the contact has come into. */
  get actions(): readonly FlowPlace[] {
    return this.#programs.flatMap(({ name, instructions }) =>
      instructions.map(({ identifier }) => ({ flow: name, action: identifier })),
    )
  }

  /** Where an action was written. The flow may be left out: of those that the contact has come into, the first that has it. */
  placeOf({ flow, action }: { readonly flow?: string | undefined; readonly action: string }): CallPlace | undefined {
    const program = this.#programs.find(
      ({ name, instructions }) =>
        (flow === undefined || name === flow) && instructions.some(({ identifier }) => identifier === action),
    )
    return program === undefined ? undefined : placeIn(program, action)
  }

  get #programs(): readonly Program[] {
    return [...this.#writer.reached.keys()]
  }

  /**
   * Press keys: what the flow asks for takes as many as it needs.
   * @throws {@link CallError} when the flow does not ask for keys, or the keys are none of a telephone.
   */
  async press(keys: string): Promise<this> {
    if (!/^[0-9*#]+$/.test(keys)) throw this.#error(`"${keys}" cannot be pressed: keys are 0 to 9, * and #.`)
    const ask = this.#expectAsk('keys', `press ${keys}`)
    this.#passWaited()
    return await this.#answer(ask, { kind: 'keys', keys })
  }

  /**
   * Say something to a bot.
   * @throws {@link CallError} when no bot listens, or the world does not know it.
   */
  async say(text: string): Promise<this> {
    const ask = this.#expectAsk('bot', 'say something')
    if (ask.kind !== 'bot') return this
    const bot = this.#world.bots?.[ask.name]
    if (bot === undefined) throw this.#error(`The world has no bot ${ask.name}.`)
    this.#execution.tell({ kind: 'said', text })
    return await this.#answer(ask, bot === 'failure' ? { kind: 'failed' } : answerOfBot(bot, text))
  }

  /**
   * Let time pass, and do nothing. Agents accept when the world says so; input that does not come is silence.
   * @param seconds - How long. Left out: until what the flow waits for is over.
   */
  async wait(seconds?: number): Promise<this> {
    let left = seconds ?? Number.POSITIVE_INFINITY
    while (left > 0) {
      const ask = this.#execution.state.waiting
      if (ask === undefined) return this
      const { after, answer } = this.#whenNothingIsDone(ask)
      const needed = after - this.#waited
      if (needed > left || needed === Number.POSITIVE_INFINITY) {
        this.#waited += seconds === undefined ? 0 : left
        return this
      }
      left = seconds === undefined ? 0 : left - Math.max(0, needed)
      await this.#answer(ask, answer)
    }
    return this
  }

  /** An agent accepts now. */
  async acceptByAgent(agent?: string): Promise<this> {
    const ask = this.#expectAsk('queue', 'be accepted by an agent')
    const afterSeconds = this.#waited
    return await this.#answer(ask, { kind: 'accepted', afterSeconds, ...(agent !== undefined && { agent }) })
  }

  /** The agent puts the customer on hold, and takes them back after so many seconds. */
  async hold(seconds: number): Promise<this> {
    const ask = this.#expectAsk('conversation', 'be put on hold')
    return await this.#answer(ask, { kind: 'hold', afterSeconds: this.#waited, seconds })
  }

  /** The agent leaves the conversation. */
  async agentLeaves(): Promise<this> {
    const ask = this.#expectAsk('conversation', 'lose an agent')
    return await this.#answer(ask, { kind: 'ended', by: 'agent', afterSeconds: this.#waited })
  }

  /** The customer hangs up. */
  async hangUp(): Promise<this> {
    const ask = this.#execution.state.waiting
    if (ask === undefined) throw this.#error('The contact has ended already.')
    return await this.#answer(ask, { kind: 'hang up', afterSeconds: this.#waited })
  }

  /** Let the contact go on by itself to its end: nobody presses anything, agents accept and talk for a minute. */
  async finish(): Promise<this> {
    // Loops of a flow end, or are given up by the machine: each turn takes time or actions.
    for (let turn = 0; turn < 1000 && !this.ended; turn += 1) await this.wait()
    if (!this.ended) await this.hangUp()
    return this
  }

  /**
   * Expect that something was heard.
   * @throws {@link CallError} with the transcript when it was not.
   */
  expectHeard(expected: string | RegExp): this {
    return this.#expect(heard(this, expected))
  }

  /** Expect that something was not heard. */
  expectNotHeard(unexpected: string | RegExp): this {
    return this.#expect(heard(this, unexpected), false)
  }

  /** Expect that the contact waits in a queue, or has done so last. */
  expectQueued(expected: string | { readonly name: string }): this {
    return this.#expect(queuedIn(this, expected))
  }

  /** Expect that a contact attribute has a value. */
  expectAttribute(name: string, expected: string): this {
    return this.#expect(attributeOf(this, name, expected))
  }

  /** Expect that the contact has ended. */
  expectEnded(reason?: ContactEnd['reason']): this {
    return this.#expect(endedBy(this, reason))
  }

  /** @internal */
  async begin(): Promise<this> {
    return await this.#goOn()
  }

  async #answer(ask: Ask, answer: Answer): Promise<this> {
    this.#waited = 0
    if (this.#execution.state.waiting !== ask) throw this.#error('The contact has gone on meanwhile.')
    giveAnswer(this.#execution, answer)
    return await this.#goOn()
  }

  async #goOn(): Promise<this> {
    for (;;) {
      const ask = advance(this.#execution)
      if (ask === undefined) return this
      const { state } = this.#execution
      const answer = answerOfWorld(ask, {
        world: this.#world,
        state,
        random: this.#random,
        invocations: this.#invocations,
        note: (text) => this.#execution.tell({ kind: 'note', text }),
      })
      if (answer === undefined) return this
      giveAnswer(this.#execution, answer instanceof Promise ? await answer : answer)
    }
  }

  /** What follows when nobody does anything, and after how many seconds. */
  #whenNothingIsDone(ask: Ask): { readonly after: number; readonly answer: Answer } {
    switch (ask.kind) {
      case 'keys':
        return { after: ask.firstKeySeconds, answer: { kind: 'keys', keys: '' } }
      case 'queue': {
        const accepted = this.#secondsUntilAccepted(ask.queue)
        const interrupted = ask.interruptSeconds
        if (accepted !== undefined && (interrupted === undefined || accepted <= interrupted)) {
          const agent = this.#world.queues?.[ask.queue]?.agent
          const answer = { kind: 'accepted', afterSeconds: accepted, ...(agent !== undefined && { agent }) } as const
          return { after: accepted, answer }
        }
        return interrupted === undefined
          ? { after: Number.POSITIVE_INFINITY, answer: { kind: 'nothing' } }
          : { after: interrupted, answer: { kind: 'nothing' } }
      }
      case 'conversation':
        return { after: 60, answer: { kind: 'ended', by: 'customer', afterSeconds: 60 } }
      case 'wait':
        return { after: ask.seconds, answer: { kind: 'time over' } }
      default:
        return { after: 10, answer: { kind: 'silence' } }
    }
  }

  /** Seconds until an agent accepts who needs so long from the time that the contact was queued; undefined: nobody does. */
  #secondsUntilAccepted(queue: string): number | undefined {
    const after = secondsUntilAccepted(this.#world, queue)
    const { clock, queuedAt = clock } = this.#execution.state
    return after === undefined ? undefined : Math.max(0, after - (clock - queuedAt) / 1000)
  }

  #passWaited(): void {
    this.#execution.pass(this.#waited)
    this.#waited = 0
  }

  #expectAsk(kind: Ask['kind'], action: string): Ask {
    const ask = this.#execution.state.waiting
    if (ask?.kind === kind) return ask
    if (ask === undefined) throw this.#error(`The customer cannot ${action}: the contact has ended.`)
    throw this.#error(`The customer cannot ${action}: the flow waits for ${describeAsk(ask)}.`)
  }

  #expect({ met, message, spokenAt }: Expectation, wanted = true): this {
    if (met !== wanted) throw new CallError(message, this, spokenAt)
    return this
  }

  #error(message: string): CallError {
    return new CallError(message, this)
  }
}

function placeIn({ name, locate }: Program, action: string): CallPlace {
  return { flow: name, action, location: locate(action) }
}
