import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Branch, Branches, Scope } from '../builder/scope.js'
import { media } from '../language/system-attributes.js'
import { isResource } from '../values/resource.js'
import type { LexBot } from '../values/lex-bot.js'
import { defineAction, everyChannel, interactiveFlowTypes, oneForm } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { memberOf } from './member-of.js'
import { catchAll, neverContinues, requiredEvent } from './outcomes.js'
import type { Outcomes } from './outcomes.js'
import { integer, literal, map, object, reference, required, template, value } from './parameter.js'
import { promptMemberNames, promptMembers, promptParameters } from './prompt-content.js'
import type { PromptContent } from './prompt-content.js'

const errors = { ...catchAll, NoMatchingCondition: requiredEvent }
const timedErrors = { ...errors, InputTimeLimitExceeded: requiredEvent }

const conditions: Outcomes['conditions'] = {
  operators: ['Equals'],
  operands: { kind: 'text', meaning: 'the name of an intent', references: false },
  minimum: 0,
}

// InputTimeLimitExceeded belongs to LexTimeoutSeconds, yet exports with the limit and without the branch exist.
const outcomes: Outcomes = {
  next: neverContinues('NoMatchingError'),
  conditions,
  errors: { ...errors, InputTimeLimitExceeded: { required: false, kind: 'event' } },
}

/** Get customer input (Amazon Lex): hand the participant to a bot. */
export const connectParticipantWithLexBot = defineAction({
  type: 'ConnectParticipantWithLexBot',
  family: 'participant',
  consoleBlocks: ['Get customer input (Amazon Lex)'],
  summary: 'Hands the participant to an Amazon Lex bot and branches on the intent the bot ends with.',
  flowTypes: interactiveFlowTypes,
  channels: everyChannel,
  parameters: {
    ...promptMembers,
    LexV2Bot: object({ AliasArn: required(value({ resource: 'lexBot' })) }),
    LexBot: object(
      { Name: required(literal()), Region: required(literal()), Alias: required(literal()) },
      { note: 'Lex V1.', deprecated: 'Amazon Lex V1 ended on 2025-09-15. Use a bot of Lex V2, by LexV2Bot.' },
    ),
    LexSessionAttributes: map(template()),
    LexInitializationData: object(
      { InitialMessage: reference() },
      { note: 'Chat only. The reference misspells it LexInitilizationData.' },
    ),
    LexTimeoutSeconds: object({ Text: integer({ minimum: 60, maximum: 604_800 }, { dynamic: 'either' }) }),
  },
  groups: [
    { rule: 'exactlyOne', members: [...promptMemberNames, 'LexInitializationData'] },
    { rule: 'exactlyOne', members: ['LexV2Bot', 'LexBot'] },
  ],
  constraints: [
    {
      at: 'LexInitializationData',
      message: 'InitialMessage is "$.Media.InitialMessage", the first message of the chat, and nothing else.',
      broken: ({ LexInitializationData }) => {
        const message = memberOf(LexInitializationData, 'InitialMessage')
        return typeof message === 'string' && message !== media.initialMessage.path
      },
    },
  ],
  refusedParameters: {
    LexInitilizationData: 'Write LexInitializationData: the reference misspells it.',
  },
  forms: oneForm(outcomes),
  sets: () => ['$.Lex'],
  onTheLine: () => ({ speaks: true, waitsFor: 'participant' }),
  label: ({ LexV2Bot }) =>
    typeof LexV2Bot === 'object' && LexV2Bot !== null && !Array.isArray(LexV2Bot) && !isResource(LexV2Bot)
      ? nameOfValue(Reflect.get(LexV2Bot, 'AliasArn'))
      : undefined,
  methods: {
    connectToLexBot: (
      recorder: ActionRecorder,
      bot: LexBot,
      options: LexOptions & {
        readonly chatTimeoutSeconds?: number
        readonly on: Readonly<Record<string, Branch<Scope>>>
      },
    ) => {
      recorder.write({
        parameters: {
          ...(typeof options.prompt === 'object' && 'initialMessage' in options.prompt
            ? { LexInitializationData: { InitialMessage: media.initialMessage } }
            : promptParameters(options.prompt)),
          LexV2Bot: { AliasArn: bot },
          LexSessionAttributes: options.sessionAttributes,
          LexTimeoutSeconds:
            options.chatTimeoutSeconds === undefined ? undefined : { Text: String(options.chatTimeoutSeconds) },
        },
        conditions: bot.intents.flatMap((intent) => {
          const branch = Object.hasOwn(options.on, intent) ? options.on[intent] : undefined
          return branch === undefined ? [] : [{ operator: 'Equals', operand: intent, branch }]
        }),
        errors: {
          NoMatchingCondition: options.on.NoMatchingCondition,
          NoMatchingError: options.on.NoMatchingError,
          InputTimeLimitExceeded: options.on.InputTimeLimitExceeded,
        },
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-connectparticipantwithlexbot.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/get-customer-input.html',
  ],
  confidence: 'high',
  notes: ['NoMatchingCondition is required (live check of one project, and every console export has it).'],
})

/** Options of {@link LexBotMethods.connectToLexBot} without its branches. */
export interface LexOptions extends BlockOptions {
  /** What the bot opens with, or `{ initialMessage: true }`: the first message of the chat goes to the bot unread. */
  readonly prompt: PromptContent | { readonly initialMessage: true }
  /** Attributes for the bot's session, for instance `'x-amz-lex:audio:end-timeout-ms:*:*': '800'`. */
  readonly sessionAttributes?: Readonly<Record<string, string>>
}

interface IntentBranches<Intent extends string, S extends Scope> {
  /** A chat that stays silent is not given up. */
  readonly chatTimeoutSeconds?: undefined
  /** A branch for each intent, and for an intent without one. */
  readonly on: { readonly [Name in Intent]?: Branch<S> } & Branches<typeof errors, S>
}

interface TimedIntentBranches<Intent extends string, S extends Scope> {
  /** Seconds after which a silent chat takes `InputTimeLimitExceeded`, 60 to 604,800. */
  readonly chatTimeoutSeconds: number
  /** A branch for each intent, for an intent without one, and for a silent chat. */
  readonly on: { readonly [Name in Intent]?: Branch<S> } & Branches<typeof timedErrors, S>
}

/** Builder methods of Get customer input with a Lex bot. */
export interface LexBotMethods<S extends Scope> {
  /**
   * Get customer input with Amazon Lex: the bot leads the dialogue, then the flow branches on the intent.
   * `NoMatchingCondition` is an intent without a branch. Afterwards `lex.slot('city')` and the like can be read.
   * @param bot - Made by `lexBot(...)` with its intents.
   * @param options - Opening prompt, session attributes, branches.
   * @example
   * ```ts
   * const bot = lexBot('travel', { intents: ['BookTrip', 'CancelTrip'] })
   * flow.connectToLexBot(bot, {
   *   prompt: 'Where would you like to travel?',
   *   on: {
   *     BookTrip: () => flow.playPrompt(text`Your trip to ${lex.slot('city')} is booked.`),
   *     CancelTrip: () => flow.playPrompt('Your trip is cancelled.'),
   *     NoMatchingCondition: () => flow.playPrompt('I did not understand you.'),
   *   },
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/get-customer-input.html
   */
  connectToLexBot<Intent extends string>(
    bot: LexBot<Intent>,
    options: LexOptions & (IntentBranches<Intent, S> | TimedIntentBranches<Intent, S>),
  ): void
}
