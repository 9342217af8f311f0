import type { Channel } from '@aicc/flow-dsl/language'
import type { FlowBranch } from '../explore/coverage.js'
import type { ExploredStep } from '../explore/explored-call.js'
import type { World } from '../world/world.js'
import type { ObservedAction, Override, OverrideStrategy, TestStep, WhatHappens } from './content.js'
import { asHeard, isEnglish, plainWords } from './plain-words.js'
import type { HeardMessage, Moment } from './record-call.js'
import { botsToSpeakTo, wordsFor } from './spoken-bots.js'
import { endTest, instruction, keysToSend, mockError, mockResult } from './test-steps.js'
import type { UnverifiedForm } from './unverified-forms.js'

/** Longest run of a test, in seconds. @see https://docs.aws.amazon.com/connect/latest/adminguide/testing-simulation-execute-test-cases.html */
export const longestRunSeconds = 300

/** Why a test cannot bring something about. */
export type NotDriven = string

/** An event to wait for, and what is done then. */
export interface PlannedObservation {
  readonly event: WhatHappens
  readonly steps: TestStep[]
  /** Which moment of the call it is. */
  readonly at: number
  /** Whether the flow waits for the customer after it. */
  readonly waits: boolean
  readonly unverified: ReadonlySet<UnverifiedForm>
}

/** What a test can do of a call. */
export interface TestPlan {
  /** undefined where nothing of the call can be observed. */
  readonly test: PlannedTest | undefined
  /** Branches that the call takes and the test does not. */
  readonly notDriven: readonly { readonly branch: FlowBranch; readonly reason: NotDriven }[]
}

/** A test of one call. */
export interface PlannedTest {
  /** In order of use. */
  readonly overrides: readonly Override[]
  readonly observations: readonly PlannedObservation[]
  /** What is done and answered in it, in order. */
  readonly steps: readonly ExploredStep[]
  /** Branches that are taken until the last observation. */
  readonly driven: readonly FlowBranch[]
  /** Id of the queue that it ends at. */
  readonly queue: string | undefined
  readonly unverified: readonly UnverifiedForm[]
  /** What the instance has to have or do by itself, as sentences. */
  readonly needs: readonly string[]
  /** How the part that is tested ends. */
  readonly end: 'transfer' | 'ended' | 'stopped'
  readonly seconds: number
}

/** What tests are planned with. */
export interface PlanOptions {
  readonly channel: Channel
  readonly bots: World['bots']
  /** Hours that stand in for those of a flow. */
  readonly hours: { readonly alwaysOpen: string; readonly neverOpen: string }
}

/** Something that stops a test. */
interface Stop {
  readonly at: number
  readonly reason: NotDriven
}

/** Actions that make something for people: a test must not. */
const reachesPeople: ReadonlySet<string> = new Set([
  'CreateContact',
  'CreateTask',
  'StartOutboundChatContact',
  'StartOutboundEmailContact',
  'TransferContactToAgent',
])

/** Plan the test of a call: what is observed, sent and overridden, as far as a test can drive the call. */
export function planTest(moments: readonly Moment[], options: PlanOptions): TestPlan {
  const planner = new Planner(moments, options)
  planner.run()
  return planner.finish()
}

class Planner {
  readonly #moments: readonly Moment[]
  readonly #options: PlanOptions
  readonly #spokenTo: ReadonlySet<string>
  readonly #observations: PlannedObservation[] = []
  readonly #overrides: { readonly at: number; readonly override: Override; readonly form?: UnverifiedForm }[] = []
  readonly #steps: { readonly at: number; readonly step: ExploredStep }[] = []
  readonly #needs: { readonly at: number; readonly sentence: string }[] = []
  /** What has happened since the flow last waited for the customer. */
  #group: ({ readonly at: number } & (HeardMessage | { readonly kind: 'started'; readonly action: ObservedAction }))[] =
    []
  /** The message that was observed last, as a whole. */
  #before = ''
  /** The action that has begun last, as a test observes it. */
  #observable: ObservedAction | undefined
  #left = false
  #stop: Stop | undefined
  #end: PlannedTest['end'] = 'stopped'
  #endsAt = Number.POSITIVE_INFINITY

  constructor(moments: readonly Moment[], options: PlanOptions) {
    this.#moments = moments
    this.#options = options
    this.#spokenTo = botsToSpeakTo(moments, options.bots)
  }

  run(): void {
    for (const [at, { seconds, what }] of this.#moments.entries()) {
      if (seconds > longestRunSeconds)
        this.#stopAt(at, 'It comes after more than five minutes, when the run has ended.')
      if (this.#stop !== undefined || this.#end !== 'stopped') break
      switch (what.kind) {
        case 'heard':
          if (!this.#left) this.#group.push({ ...what, at })
          break
        case 'began': {
          this.#observable = what.observable
          if (what.observable !== undefined) this.#group.push({ kind: 'started', action: what.observable, at })
          const type = what.action.parameters.get('InvocationType')
          // It takes the next override like any other invocation.
          if (what.observable !== undefined && type?.kind === 'constant' && type.value === 'ASYNCHRONOUS')
            this.#override(at, what.observable, mockResult({}, 0), 'lambda-answer')
          break
        }
        case 'answered':
          this.#answer(at, what)
          break
        case 'failed':
          this.#stopAt(at, `That ${what.action.type} fails cannot be brought about.`)
          break
        case 'ended':
          this.#end = 'ended'
          break
        case 'waits':
          if (what.ask === 'keys' || what.ask === 'bot') this.#closeGroup(true)
          break
        default:
      }
    }
    this.#closeGroup(false)
  }

  finish(): TestPlan {
    const observations = this.#observed()
    const last = observations.at(-1)
    const until = last === undefined ? -1 : this.#heardUntil(last)
    const taken = this.#moments.flatMap(({ what }, at) => (what.kind === 'took' ? [{ at, branch: what.branch }] : []))
    return {
      test:
        last === undefined
          ? undefined
          : this.#test(
              observations,
              last,
              taken.filter(({ at }) => at <= until),
            ),
      notDriven: taken.filter(({ at }) => at > until).map(({ at, branch }) => ({ branch, reason: this.#reasonAt(at) })),
    }
  }

  #test(
    observations: readonly PlannedObservation[],
    last: PlannedObservation,
    taken: readonly { readonly branch: FlowBranch }[],
  ): PlannedTest {
    const kept = <One extends { readonly at: number }>(all: readonly One[]): readonly One[] =>
      all.filter(({ at }) => at < last.at)
    // What runs on by itself has to find what it asks for replaced, too.
    const overrides = last.waits ? kept(this.#overrides) : this.#overrides
    const forms = new Set<UnverifiedForm>([
      ...overrides.flatMap(({ form }) => form ?? []),
      ...observations.flatMap(({ unverified }) => [...unverified]),
    ])
    const end = last === this.#observations.at(-1) && !last.waits ? this.#end : 'stopped'
    if (end === 'ended' && this.#options.channel === 'VOICE' && last.event.Type === 'MessageReceived')
      forms.add('last-words')
    return {
      overrides: overrides.map(({ override }) => override),
      observations: [...observations.slice(0, -1), { ...last, steps: [...this.#assertions(last), endTest] }],
      steps: kept(this.#steps).map(({ step }) => step),
      driven: taken.map(({ branch }) => branch),
      queue: end === 'transfer' ? queueOf(last) : undefined,
      unverified: [...forms].sort(),
      needs: [...new Set(kept(this.#needs).map(({ sentence }) => sentence))],
      end,
      seconds: Math.round((this.#moments[last.at]?.seconds ?? 0) * 10) / 10,
    }
  }

  /** A message is observed when it has been said: then the action that says it, and nothing else, has succeeded. */
  #heardUntil({ at, event }: PlannedObservation): number {
    const heard = this.#moments[at]?.what
    const next = this.#moments[at + 1]?.what
    const succeeds =
      event.Type === 'MessageReceived' &&
      heard?.kind === 'heard' &&
      next?.kind === 'took' &&
      next.branch.action === heard.action?.identifier
    return succeeds ? at + 1 : at
  }

  /** Why a test does not take the branch of this moment. */
  #reasonAt(at: number): NotDriven {
    const stop = this.#stop
    if (stop !== undefined)
      return at > stop.at ? stop.reason : 'The contact goes on from there to what a test cannot bring about.'
    return this.#end === 'transfer' && at > this.#endsAt ? afterQueue : 'Nothing follows it that a test can observe.'
  }

  /**
   * The observations up to the one that the test ends with. Where the test has to end before the call does, the flow has to
   * wait: an end takes a moment, in which a contact that goes on may come to agents.
   */
  #observed(): readonly PlannedObservation[] {
    if (this.#end !== 'stopped') return this.#observations
    const last = this.#observations.findLastIndex(({ waits }) => waits)
    return this.#observations.slice(0, last + 1)
  }

  #stopAt(at: number, reason: NotDriven): void {
    this.#stop ??= { at, reason }
  }

  #answer(at: number, { step, ask, by }: Extract<Moment['what'], { kind: 'answered' }>): void {
    const observable = this.#observable
    this.#steps.push({ at, step })
    switch (ask.kind) {
      case 'keys':
        if ('press' in step && this.#options.channel === 'CHAT') this.#stopAt(at, 'Keys cannot be sent in a chat.')
        else if ('press' in step)
          this.#send(at, keysToSend(step.press), step.press.length > 1 ? ['keys-in-a-row'] : [], by)
        else if ('silence' in step) this.#closeGroup(true)
        else this.#leave(at, step)
        return
      case 'lambda':
        if (!('lambda' in step) || observable === undefined)
          this.#stopAt(at, 'What the function answers cannot be set.')
        else if ('fails' in step)
          this.#override(
            at,
            observable,
            mockError(step.fails === 'timeout' ? 'TimeLimitExceeded' : 'NoMatchingError'),
            'lambda-error',
          )
        else this.#override(at, observable, mockResult(step.answers, step.seconds ?? 0), 'lambda-answer')
        return
      case 'bot':
        this.#answerOfBot(at, { kind: 'answered', step, ask, by }, observable)
        return
      case 'hours':
        if (!('hours' in step) || observable === undefined)
          this.#stopAt(at, 'The hours of a queue cannot be replaced: only those that an action names.')
        else if (step.hours === 'failure') this.#override(at, observable, mockError('NoMatchingError'), 'hours-error')
        else {
          const { alwaysOpen, neverOpen } = this.#options.hours
          const substitute = step.hours === 'open' ? alwaysOpen : neverOpen
          this.#override(at, observable, { Type: 'SubstituteResource', SubstituteArn: substitute })
        }
        return
      case 'capacity':
        this.#enterQueue(at, step, by?.type, observable)
        return
      case 'wait':
        if ('leaves' in step) this.#leave(at, step)
        else if (!('wait' in step && step.wait === 'time over'))
          this.#stopAt(at, 'What ends the waiting cannot be brought about.')
        return
      case 'outcome':
        this.#answerOfService(at, step, ask.type)
        return
      case 'third party':
        this.#stopAt(at, 'It calls an outside number, which a test would really do.')
        return
      case 'metric':
        this.#stopAt(at, `It depends on ${ask.metric} of the instance, which cannot be set.`)
        return
      case 'percentage':
        this.#stopAt(at, 'Chance decides.')
        return
      default:
        this.#stopAt(at, afterQueue)
    }
  }

  #answerOfBot(
    at: number,
    { step, ask, by }: Extract<Moment['what'], { kind: 'answered' }>,
    observable: ObservedAction | undefined,
  ): void {
    if ('leaves' in step) return this.#leave(at, step)
    if (!('bot' in step || 'silence' in step) || observable === undefined)
      return this.#stopAt(at, 'The bot cannot be replaced.')
    if (ask.kind === 'bot' && this.#spokenTo.has(ask.name)) {
      const Value = wordsFor(step, this.#options.bots)
      if (Value === undefined) return this.#closeGroup(true)
      const form: readonly UnverifiedForm[] = this.#options.channel === 'VOICE' ? ['bot-prompt-on-a-call'] : []
      return this.#send(at, [instruction({ Type: 'Utterance', Properties: { Value } })], form, by)
    }
    // A bot that is not asked says nothing.
    this.#group = this.#group.filter((one) => one.kind !== 'heard' || one.action !== by)
    if ('silence' in step) return this.#override(at, observable, mockError('TimeLimitExceeded'), 'bot-mock')
    if ('fails' in step) return this.#override(at, observable, mockError('NoMatchingError'), 'bot-mock')
    const { understands, slots = {}, sessionAttributes = {} } = step
    const data = { IntentName: understands, Slots: slots, SessionAttributes: sessionAttributes }
    this.#override(at, observable, mockResult(data, 0), 'bot-mock')
  }

  #answerOfService(at: number, step: ExploredStep, type: string): void {
    if ('leaves' in step) return this.#leave(at, step)
    const succeeds = 'action' in step && !('fails' in step) && step.result === undefined
    const brings =
      succeeds &&
      Object.values(step.data ?? {}).some((data) => typeof data !== 'object' || Object.keys(data ?? {}).length > 0)
    if (!succeeds || brings) this.#stopAt(at, `What becomes of ${type} cannot be set.`)
    else if (reachesPeople.has(type)) this.#stopAt(at, `${type} reaches people, which a test would really do.`)
    else this.#needs.push({ at, sentence: `${type} is really done, and has to succeed.` })
  }

  #enterQueue(at: number, step: ExploredStep, type: string | undefined, observable: ObservedAction | undefined): void {
    if (!('queue' in step) || type !== 'TransferContactToQueue') {
      this.#stopAt(at, 'A callback would really be made, for agents.')
    } else if (observable === undefined) {
      this.#stopAt(at, 'The queue is not one that a test can observe: the contact would reach agents.')
    } else if (step.queue === 'takes') {
      this.#closeGroup(false)
      this.#end = 'transfer'
      this.#endsAt = at
    } else {
      this.#override(
        at,
        observable,
        mockError(step.queue === 'full' ? 'QueueAtCapacity' : 'NoMatchingError'),
        'queue-error',
      )
    }
  }

  #leave(at: number, step: ExploredStep): void {
    if (!('leaves' in step)) return this.#stopAt(at, 'Agents cannot be brought about.')
    this.#send(at, [instruction({ Type: 'Disconnect' })], ['disconnect'], undefined)
    this.#left = true
  }

  #override(at: number, action: ObservedAction, Strategy: OverrideStrategy, form?: UnverifiedForm): void {
    const override: Override = {
      ActionType: 'OverrideSystemBehavior',
      Behavior: { Type: 'FlowAction', Properties: { ...action, Strategy } },
    }
    this.#overrides.push({ at, override, ...(form !== undefined && { form }) })
  }

  /** Send something when what was heard last is over. */
  #send(
    at: number,
    steps: readonly TestStep[],
    forms: readonly UnverifiedForm[],
    by: Extract<Moment['what'], { kind: 'answered' }>['by'],
  ): void {
    const before = this.#observations.length
    const last = this.#group.at(-1)
    const early = by !== undefined && (last?.kind !== 'heard' || last.action !== by)
    this.#closeGroup(true, [...forms, ...(early ? (['input-without-prompt'] as const) : [])])
    const observation = this.#observations.at(-1)
    if (observation === undefined || this.#observations.length === before)
      this.#stopAt(at, 'Nothing is heard before the flow listens, so that nobody knows when.')
    else observation.steps.push(...steps)
  }

  /**
   * What has happened since the flow last listened becomes observations: the actions one by one, and what was said last as
   * one message. What was said before an action is left out: its event comes when it is over, as that of the action does.
   * @param waits - Whether the flow waits for the customer now.
   */
  #closeGroup(waits: boolean, forms: readonly UnverifiedForm[] = []): void {
    const group = this.#group
    this.#group = []
    const events: Omit<PlannedObservation, 'steps' | 'waits'>[] = group.flatMap((one) =>
      one.kind === 'started'
        ? [{ event: { Type: 'FlowActionStarted', Properties: one.action }, at: one.at, unverified: new Set() }]
        : [],
    )
    const from = group.findLastIndex(({ kind }) => kind === 'started') + 1
    const message = this.#messageOf(group.slice(from).flatMap((one) => (one.kind === 'heard' ? [one] : [])))
    if (message !== undefined) events.push(message)
    events.forEach(({ event, at, unverified }, index) => {
      const isLast = index === events.length - 1
      this.#observations.push({
        event,
        at,
        steps: [],
        waits: waits && isLast,
        unverified: isLast ? new Set([...unverified, ...forms]) : unverified,
      })
    })
  }

  /** Consecutive messages as one: words of the last of them that has some. */
  #messageOf(
    heard: readonly ({ readonly at: number } & HeardMessage)[],
  ): Omit<PlannedObservation, 'steps' | 'waits'> | undefined {
    const whole = asHeard(heard.map(({ text }) => text).join(' '))
    const last = heard.at(-1)
    if (last === undefined) return undefined
    const before = this.#before
    this.#before = whole
    for (const { fixed, language = 'en', at } of heard.toReversed()) {
      const words = plainWords(fixed, before)
      if (words === undefined) {
        if (last.promptId !== undefined) break
        continue
      }
      const unverified = new Set<UnverifiedForm>()
      if (!isEnglish(words) || !language.startsWith('en')) unverified.add('language')
      if (whole === before) unverified.add('repeated-message')
      const Properties = { Text: words, MatchingCriteria: { Type: 'Inclusion' } } as const
      return { event: { Type: 'MessageReceived', Properties }, at: Math.max(at, last.at), unverified }
    }
    if (last.promptId === undefined) return undefined
    const Properties = { PromptId: last.promptId }
    return { event: { Type: 'MessageReceived', Properties }, at: last.at, unverified: new Set(['recorded-prompt']) }
  }

  /** What is expected of attributes that were set before the last event, and not again after it. */
  #assertions({ at: last }: PlannedObservation): readonly TestStep[] {
    const expected = new Map<string, string>()
    for (const [at, { what }] of this.#moments.entries()) {
      if (what.kind !== 'set') continue
      for (const [name, value] of what.attributes) {
        if (at < last && value !== undefined && value !== '') expected.set(name, value)
        else expected.delete(name)
      }
    }
    return [...expected]
      .filter(([name]) => /^[\w-]+$/.test(name))
      .map(([name, value]): TestStep => ({
        Type: 'Assert',
        Parameters: { Namespace: `$.Attributes.${name}`, Operator: 'Equals', Operand: value },
      }))
  }
}

function queueOf({ event }: PlannedObservation): string | undefined {
  if (event.Type !== 'FlowActionStarted' || event.Properties.ActionType !== 'TransferContactToQueue') return undefined
  return event.Properties.ActionParameters.QueueId
}

const afterQueue = 'It comes after the contact was queued, where the test ends.'
