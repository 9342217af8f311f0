import type { Channel, ErrorType, JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import type { Assumptions } from '../assumptions.js'
import type { OutcomeAnswer, OutcomeAsk, ThirdPartyAnswer } from '../machine/ask.js'
import type { OpeningHours } from './opening-hours.js'

/** What the service sends to a Lambda function. */
export interface LambdaEvent {
  readonly Name: 'ContactFlowEvent'
  readonly Details: {
    readonly ContactData: JsonObject
    readonly Parameters: JsonObject
  }
}

/** What a function does when it is called. */
export type LambdaReply =
  | { readonly response: unknown; readonly seconds?: number }
  | { readonly failure: string; readonly seconds?: number }
  | { readonly timeout: true }

/** Answers of a function, or the function itself: what it throws is its failure. */
export type LambdaBehaviour =
  | LambdaReply
  /** One reply for each time that a contact calls it, at least one; the last one stays. */
  | { readonly inTurn: readonly LambdaReply[] }
  | ((event: LambdaEvent, context: LambdaContext) => unknown)

/** What a function is told of its invocation. */
export interface LambdaContext {
  getRemainingTimeInMillis(): number
}

/**
 * How a bot understands: an intent for each utterance that matches, the first match counts; `fallback` for others.
 */
export interface BotBehaviour {
  readonly intents: Readonly<Record<string, BotIntent>>
  /** @defaultValue 'FallbackIntent' */
  readonly fallback?: string
}

/** What leads to an intent, and what it brings. */
export interface BotIntent {
  /** Texts that it contains, or expressions that match. */
  readonly utterances: readonly (string | RegExp)[]
  readonly slots?: JsonObject
  readonly sessionAttributes?: JsonObject
}

/** A queue. */
export interface QueueBehaviour {
  /** Seconds until an agent accepts; `never` where nobody works. @defaultValue 20 */
  readonly answersAfterSeconds?: number | 'never'
  /** Whether it takes no more contacts; `failure`: putting a contact into it fails. @defaultValue false */
  readonly full?: boolean | 'failure'
  /** Name of the agent who accepts. @defaultValue 'agent' */
  readonly agent?: string
  /** Numbers that flows ask for, by their name, such as `NumberOfAgentsAvailable` or `OldestContactInQueueAgeSeconds`. */
  readonly metrics?: Readonly<Record<string, number | 'failure'>>
}

/** Whether something is open: always or never, or by its hours. */
export type HoursBehaviour = boolean | OpeningHours | 'failure'

/** A recorded prompt. */
export interface PromptBehaviour {
  /** What it says. */
  readonly text?: string
  readonly seconds?: number
}

/**
 * Everything around the flows. Each part may be left out: functions that nobody gave fail, queues have an agent after
 * 20 seconds, hours are open.
 */
export interface World {
  /** By name: the symbol, the name that the console noted, or what the ARN ends in. */
  readonly lambdas?: Readonly<Record<string, LambdaBehaviour>>
  readonly bots?: Readonly<Record<string, BotBehaviour | 'failure'>>
  readonly queues?: Readonly<Record<string, QueueBehaviour>>
  readonly hours?: Readonly<Record<string, HoursBehaviour>>
  readonly prompts?: Readonly<Record<string, PromptBehaviour>>
  /** By number. @defaultValue each answers, for a minute */
  readonly thirdParties?: Readonly<Record<string, ThirdPartyAnswer>>
  /** Actions that fail whatever they are asked to do, by their identifiers, with the errors that they fail with. */
  readonly failingActions?: Readonly<Record<string, ErrorType>>
  /** What becomes of actions that are not simulated themselves, by their type; goes before `outcome`. */
  readonly outcomes?: Readonly<Record<string, OutcomeAnswer>>
  /** What becomes of actions that are not simulated themselves. @defaultValue they succeed */
  readonly outcome?: (ask: OutcomeAsk) => OutcomeAnswer
  /** When the first contact begins. @defaultValue 2026-01-05T01:00:00Z, a Monday, 10 in the morning in Seoul */
  readonly startsAt?: Date
  /** For everything that is left to chance. @defaultValue 1 */
  readonly seed?: number
  /** Assumptions to set other than by default. */
  readonly assumptions?: Partial<Assumptions>
}

/** How a contact comes in. */
export interface ContactOptions {
  /** @defaultValue 'VOICE' */
  readonly channel?: Channel
  /** Number or address of the customer. @defaultValue '+821012345678' */
  readonly from?: string
  /** Number that was called. @defaultValue '+8221234567' */
  readonly to?: string
  /** Contact attributes that are there at first. */
  readonly attributes?: Readonly<Record<string, string>>
  /** Other data of the contact, by namespace: `{ Customer: {...} }`. */
  readonly data?: Readonly<Record<string, JsonValue>>
  /** Working queue that an earlier flow has set. */
  readonly queue?: string
  /** Seconds after which the customer leaves, whatever happens. */
  readonly hangsUpAfterSeconds?: number
  /** Whether a flow log is kept; without it, long calls take less time and memory. @defaultValue true */
  readonly log?: boolean
}
