import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Branch, Branches, Scope } from '../builder/scope.js'
import type { ParameterObject } from '../graph/flow-graph.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { defineAction, everyFlowType } from './action-definition.js'
import type { ActionForm } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { numberIn } from './on-the-line.js'
import { catchAll, neverContinues, requiredEvent } from './outcomes.js'
import type { ErrorOutcomes, Outcomes } from './outcomes.js'
import { integer, list, oneOf, required } from './parameter.js'

const customerReturned = 'CustomerReturned'
const botDisconnected = 'BotParticipantDisconnected'
const events = [customerReturned, botDisconnected] as const

/** What a Wait can be ended by before its time. */
export type WaitEvent = (typeof events)[number]

const botErrors = { ...catchAll, ParticipantNotFound: requiredEvent }

function waitsFor(parameters: ParameterObject, event: WaitEvent): boolean {
  return Array.isArray(parameters.Events) && parameters.Events.includes(event)
}

function waiting(results: readonly string[], errors: ErrorOutcomes): Outcomes {
  return {
    next: neverContinues('NoMatchingError'),
    errors,
    conditions: { operators: ['Equals'], operands: { kind: 'results', results, required: results }, minimum: 1 },
  }
}

// One form for each combination: the service wants exactly the branches of the events that are waited for.
const forms: readonly [ActionForm, ...ActionForm[]] = [
  {
    name: 'keep-running form',
    when: (parameters) => parameters.ContinueExecution === 'True',
    requires: ['MinimumWaitTimeSeconds'],
    outcomes: waiting(['Continue', 'WaitCompleted'], catchAll),
  },
  {
    name: 'form with both events',
    when: (parameters) => waitsFor(parameters, customerReturned) && waitsFor(parameters, botDisconnected),
    outcomes: waiting(['WaitCompleted', customerReturned, botDisconnected], {
      ...catchAll,
      ParticipantNotFound: { required: false, kind: 'event' },
    }),
  },
  {
    name: 'form for a returning customer',
    when: (parameters) => waitsFor(parameters, customerReturned),
    outcomes: waiting(['WaitCompleted', customerReturned], catchAll),
  },
  {
    name: 'form for a bot that leaves',
    when: (parameters) => waitsFor(parameters, botDisconnected),
    outcomes: waiting(['WaitCompleted', botDisconnected], {
      ...catchAll,
      ParticipantNotFound: { required: false, kind: 'event' },
    }),
  },
  { name: 'form with a time limit only', when: () => true, outcomes: waiting(['WaitCompleted'], catchAll) },
]

/** Wait: pause for a time or until an event. */
export const wait = defineAction({
  type: 'Wait',
  family: 'flow-control',
  consoleBlocks: ['Wait'],
  summary: 'Pauses the flow for a time or until an event.',
  flowTypes: everyFlowType,
  channels: ['CHAT', 'TASK', 'EMAIL'],
  parameters: {
    TimeLimitSeconds: required(
      integer(
        { minimum: 1, maximum: 604_800 },
        { dynamic: 'either', note: 'The page calls it TimeoutSeconds, which the service refuses.' },
      ),
    ),
    Events: list(oneOf(events)),
    ContinueExecution: oneOf(['True']),
    MinimumWaitTimeSeconds: integer({ minimum: 0 }, { dynamic: 'either' }),
  },
  refusedParameters: {
    TimeoutSeconds: 'Write TimeLimitSeconds: the reference has the wrong name.',
  },
  forms,
  onTheLine: ({ TimeLimitSeconds }) => ({
    speaks: false,
    waitsFor: 'time',
    longestSeconds: numberIn(TimeLimitSeconds),
  }),
  label: ({ TimeLimitSeconds }) => {
    if (typeof TimeLimitSeconds !== 'string') return undefined
    return TimeLimitSeconds.startsWith('$') ? nameOfValue(TimeLimitSeconds) : `${TimeLimitSeconds}s`
  },
  methods: {
    wait: (recorder: ActionRecorder, options: WaitTime & { readonly on: Readonly<Record<string, Branch<Scope>>> }) => {
      const awaited = events.filter((event) => Object.hasOwn(options.on, event))
      recorder.write({
        parameters: {
          TimeLimitSeconds: String(options.seconds),
          Events: awaited.length === 0 ? undefined : awaited,
        },
        conditions: ['WaitCompleted', ...awaited].map((result) => ({
          operator: 'Equals',
          operand: result,
          branch: options.on[result],
        })),
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-wait.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/wait.html',
  ],
  confidence: 'high',
  notes: [
    'Channels: the action page says chat only, the block page adds task, e-mail and, in keep-running mode, voice.',
    'The keys of the event options for Lambda, cases and external tools are unpublished.',
  ],
})

/** How long a Wait lasts. */
export interface WaitTime extends BlockOptions {
  /** Longest wait in seconds, 1 to 604,800 (seven days), or an attribute that says it. */
  readonly seconds: number | AttributeReference<number>
}

/** Branches of {@link WaitMethods.wait}. */
export type WaitBranches<S extends Scope> = {
  /** The time is over. */
  readonly WaitCompleted: Branch<S>
  /** The customer wrote again: waits for that too. */
  readonly CustomerReturned?: Branch<S>
} & Branches<typeof catchAll, S> &
  (
    | { readonly BotParticipantDisconnected?: undefined }
    | ({
        /** The bot left: waits for that too. */
        readonly BotParticipantDisconnected: Branch<S>
      } & Branches<typeof botErrors, S>)
  )

/** Builder methods of Wait. */
export interface WaitMethods<S extends Scope> {
  /**
   * Wait: pauses for a time; a branch for `CustomerReturned` or `BotParticipantDisconnected` waits for that event too.
   * Chat, task and e-mail.
   * @param options - Time and branches.
   * @example
   * ```ts
   * flow.playPrompt('Take your time. I am here for ten minutes.')
   * flow.wait({
   *   seconds: 600,
   *   on: {
   *     CustomerReturned: goOn,
   *     WaitCompleted: () => {
   *       flow.playPrompt('The chat ends now.')
   *       flow.disconnect()
   *     },
   *   },
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/wait.html
   */
  wait(options: WaitTime & { readonly on: WaitBranches<S> }): void
}
