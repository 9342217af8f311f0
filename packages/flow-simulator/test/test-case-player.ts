import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonValue } from '@aicc/flow-dsl/language'
import { defaultAssumptions } from '../src/assumptions.js'
import type { Answer, Ask } from '../src/machine/ask.js'
import type { Instruction } from '../src/program/program.js'
import { Execution } from '../src/machine/execution.js'
import { advance, giveAnswer } from '../src/machine/machine.js'
import { loadProgram } from '../src/program/load-program.js'
import type { FlowSource } from '../src/program/load-program.js'
import { createEnvironment, newState } from '../src/simulate.js'
import type { Observation, ObservedAction, OverrideStrategy, TestAction } from '../src/test-cases/content.js'
import type { TestCase } from '../src/test-cases/test-cases.js'
import { answerOfBot } from '../src/world/answer.js'
import type { World } from '../src/world/world.js'

/** How messages arrive: each for itself, or all as one that are said until the flow listens. */
export type Delivery = 'one by one' | 'as one'

/** What a run of a test case has come to. */
export interface TestRun {
  readonly passed: boolean
  /** Why it has not. */
  readonly reason: string | undefined
}

/** Longest run, in seconds. */
const longestRun = 300

/** A message that arrives. */
interface Message {
  readonly text: string
  readonly promptId: string
}

type Happens =
  | { readonly type: 'TestInitiated' }
  | { readonly type: 'MessageReceived'; readonly messages: readonly Message[] }
  | { readonly type: 'FlowActionStarted'; readonly resource: string }

/** Run the content of a test case, with the simulator as the instance. */
export function playTestCase(
  test: Pick<TestCase, 'content' | 'entryPoint' | 'initializationData'>,
  flows: readonly FlowSource[],
  delivery: Delivery,
  world: World = {},
): TestRun {
  return new TestCasePlayer(test, flows, delivery, world).play()
}

class TestCasePlayer {
  readonly #observations: ReadonlyMap<string, Observation>
  readonly #execution: Execution
  readonly #delivery: Delivery
  readonly #world: World
  readonly #overrides = new Map<string, OverrideStrategy[]>()
  readonly #waiting: Set<string>
  #unmet: number
  #messages: Message[] = []
  #keys = ''
  #utterance: string | undefined
  #hangsUp = false
  #resource = ''
  #ended = false
  #failure: string | undefined

  constructor(
    { content, entryPoint, initializationData }: Pick<TestCase, 'content' | 'entryPoint' | 'initializationData'>,
    flows: readonly FlowSource[],
    delivery: Delivery,
    world: World,
  ) {
    this.#delivery = delivery
    this.#world = world
    const { Observations } = content
    this.#observations = new Map(Observations.map((one) => [one.Identifier, one]))
    this.#unmet = Observations.length
    const named = new Set(Observations.flatMap(({ Transitions }) => Transitions.NextObservations))
    this.#waiting = new Set(Observations.map(({ Identifier }) => Identifier).filter((name) => !named.has(name)))
    const programs = flows.map(loadProgram)
    const [program] = programs
    if (program === undefined) throw new Error('There is no flow.')
    const { Attributes } = initializationData
    const attributes = isJsonObject(Attributes)
      ? Object.fromEntries(Object.entries(Attributes).map(([name, value]) => [name, String(value)]))
      : {}
    const state = newState(
      program,
      entryPoint.Type === 'CHAT'
        ? { channel: 'CHAT', attributes }
        : { channel: 'VOICE', attributes, from: entryPoint.VoiceCallEntryPointParameters.SourcePhoneNumber },
      '00000000-0000-4000-8000-000000000002',
      defaultAssumptions,
    )
    const environment = createEnvironment(programs, world, {
      began: (_, __, action) => this.#began(action),
      heard: (_, { text, listener }, action) => {
        if (listener === 'agent') return
        this.#messages.push({ text, promptId: action === undefined ? '' : this.#execution.text(action, 'PromptId') })
        if (this.#delivery === 'one by one') this.#deliver()
      },
    })
    this.#execution = new Execution(environment, state)
  }

  play(): TestRun {
    this.#happens({ type: 'TestInitiated' })
    for (let asks = 0; asks < 1000; asks += 1) {
      const ask = advance(this.#execution)
      const listens = ask === undefined || ask.kind === 'keys' || ask.kind === 'bot' || ask.kind === 'wait'
      if (!this.#ended && listens && !(ask?.kind === 'bot' && this.#hasOverride())) this.#deliver()
      if (this.#ended || ask === undefined || this.#failure !== undefined) break
      if (this.#execution.state.clock > longestRun * 1000) this.#fail('The run took more than five minutes.')
      const answer = this.#answerTo(ask)
      if (this.#failure !== undefined) break
      giveAnswer(this.#execution, answer)
    }
    if (this.#unmet > 0) this.#fail(`These were still waited for: ${[...this.#waiting].join(', ')}.`)
    return { passed: this.#failure === undefined, reason: this.#failure }
  }

  #fail(reason: string): void {
    this.#failure ??= reason
  }

  #began(action: Instruction): void {
    // Keys that are sent while the flow does something else are lost.
    this.#keys = ''
    this.#utterance = undefined
    const execution = this.#execution
    const resources: Readonly<Record<string, () => string>> = {
      InvokeLambdaFunction: () => execution.text(action, 'LambdaFunctionARN'),
      CheckHoursOfOperation: () => execution.text(action, 'HoursOfOperationId'),
      ConnectParticipantWithLexBot: () => execution.member(action, 'LexV2Bot', 'AliasArn'),
      TransferContactToQueue: () => {
        const queue = execution.state.system.get('Queue')
        return isJsonObject(queue) ? String(queue['ARN']) : ''
      },
    }
    const resource = resources[action.type]
    if (resource === undefined) return
    this.#resource = `${action.type} ${resource()}`
    this.#happens({ type: 'FlowActionStarted', resource: this.#resource })
    // Nobody waits for its answer; the override is used up all the same.
    if (execution.text(action, 'InvocationType') === 'ASYNCHRONOUS') this.#overrides.get(this.#resource)?.shift()
  }

  /** Messages that were said arrive. */
  #deliver(): void {
    const messages = this.#messages
    this.#messages = []
    if (messages.length > 0) this.#happens({ type: 'MessageReceived', messages })
  }

  #happens(event: Happens): void {
    if (this.#ended) return
    for (const identifier of this.#waiting) {
      const observation = this.#observations.get(identifier)
      if (observation === undefined || !matches(observation, event)) continue
      this.#waiting.delete(identifier)
      this.#unmet -= 1
      for (const action of observation.Actions) this.#do(action)
      for (const next of observation.Transitions.NextObservations) this.#waiting.add(next)
      return
    }
  }

  #do(action: TestAction): void {
    switch (action.Type) {
      case 'SendInstruction': {
        const { Instruction: sent } = action.Parameters
        if (sent.Type === 'DtmfInput') this.#keys += sent.Properties.Value
        else if (sent.Type === 'Utterance') this.#utterance = sent.Properties.Value
        else this.#hangsUp = true
        return
      }
      case 'Assert': {
        const { Namespace, Operand } = action.Parameters
        const found = this.#execution.state.attributes.get(Namespace.replace('$.Attributes.', ''))
        if (found !== Operand)
          this.#fail(`${Namespace} is ${JSON.stringify(found)} and not ${JSON.stringify(Operand)}.`)
        return
      }
      case 'OverrideSystemBehavior': {
        const { Strategy, ...replaced } = action.Parameters.Behavior.Properties
        const resource = resourceOf(replaced)
        this.#overrides.set(resource, [...(this.#overrides.get(resource) ?? []), Strategy])
        return
      }
      case 'TestControl':
        this.#ended = true
    }
  }

  #hasOverride(): boolean {
    return (this.#overrides.get(this.#resource)?.length ?? 0) > 0
  }

  #answerTo(ask: Ask): Answer {
    if (this.#hangsUp) {
      this.#hangsUp = false
      return { kind: 'hang up', afterSeconds: 1 }
    }
    const [strategy, ...others] = this.#overrides.get(this.#resource) ?? []
    const isReplaced = strategy !== undefined && ['lambda', 'hours', 'bot', 'capacity'].includes(ask.kind)
    if (isReplaced) {
      this.#overrides.set(this.#resource, others)
      return replacedAnswer(ask, strategy)
    }
    switch (ask.kind) {
      case 'keys': {
        const keys = this.#keys
        this.#keys = ''
        return { kind: 'keys', keys }
      }
      case 'bot': {
        const bot = this.#world.bots?.[ask.name]
        if (this.#utterance === undefined || typeof bot !== 'object') return { kind: 'silence' }
        return answerOfBot(bot, this.#utterance)
      }
      case 'wait':
        return { kind: 'time over' }
      case 'outcome':
        return ask.continues ? { kind: 'done' } : { kind: 'error', error: 'NoMatchingError' }
      case 'metric':
        return { kind: 'number', value: 0 }
      case 'percentage':
        return { kind: 'percentage', value: 1 }
      default:
        // The rest would be real: functions, hours, queues with agents, outside numbers.
        this.#fail(`The test went on to ${ask.kind}, which is not replaced.`)
        return { kind: 'failed' }
    }
  }
}

function matches({ Event }: Observation, event: Happens): boolean {
  switch (event.type) {
    case 'TestInitiated':
      return Event.Type === 'TestInitiated'
    case 'FlowActionStarted':
      return Event.Type === 'FlowActionStarted' && resourceOf(Event.Properties) === event.resource
    case 'MessageReceived': {
      if (Event.Type !== 'MessageReceived') return false
      const { Properties } = Event
      if ('PromptId' in Properties) return event.messages.some(({ promptId }) => promptId === Properties.PromptId)
      return transcript(event.messages.map(({ text }) => text).join(' ')).includes(transcript(Properties.Text))
    }
  }
}

/** Words as speech-to-text may write them. */
function transcript(text: string): string {
  return ` ${text.toLowerCase().replaceAll(/[.,!?'"“”…;:()-]/g, ' ')} `.replaceAll(/\s+/g, ' ').trim()
}

function resourceOf(action: ObservedAction): string {
  const [parameter] = Object.values<string | { readonly AliasArn: string }>(action.ActionParameters)
  return `${action.ActionType} ${typeof parameter === 'object' ? parameter.AliasArn : (parameter ?? '')}`
}

function replacedAnswer(ask: Ask, strategy: OverrideStrategy): Answer {
  if (strategy.Type === 'SubstituteResource') return { kind: 'open', open: /always-open/.test(strategy.SubstituteArn) }
  const { Response } = strategy
  if (Response.Type === 'Error') {
    if (Response.Error.Value === 'QueueAtCapacity') return { kind: 'full' }
    if (Response.Error.Value !== 'TimeLimitExceeded') return { kind: 'failed' }
    return ask.kind === 'bot' ? { kind: 'silence' } : { kind: 'timed out' }
  }
  const data: JsonValue = JSON.parse(Response.ExecutionResult.LoadedData)
  const seconds = Response.ExecutionResult.DelaySeconds
  if (ask.kind === 'lambda') return { kind: 'response', response: data, ...(seconds > 0 && { seconds }) }
  if (!isJsonObject(data)) return { kind: 'failed' }
  const { IntentName, Slots, SessionAttributes } = data
  return {
    kind: 'intent',
    intent: String(IntentName),
    ...(isJsonObject(Slots) && { slots: Slots }),
    ...(isJsonObject(SessionAttributes) && { sessionAttributes: SessionAttributes }),
  }
}
