import type { ErrorType, JsonObject, JsonValue } from '@aicc/flow-dsl/language'

/** A key of a telephone that has to be pressed, or several. */
export interface KeysAsk {
  readonly kind: 'keys'
  /** `menu`: one key decides. `digits`: several are kept. */
  readonly form: 'menu' | 'digits'
  /** Keys that have a branch; empty for digits. */
  readonly expected: readonly string[]
  /** Seconds until the first key. */
  readonly firstKeySeconds: number
  /** Seconds between keys. */
  readonly gapSeconds: number
  /** Most digits that are taken. */
  readonly maximumLength: number
  /** Keys that end the input. */
  readonly terminator: string
}

/** A function that has to answer. */
export interface LambdaAsk {
  readonly kind: 'lambda'
  /** Its name: the symbol, the name that the console noted, or what the ARN ends in. */
  readonly name: string
  readonly arn: string
  readonly timeLimitSeconds: number
  /** `STRING_MAP`: a flat object of texts is expected. */
  readonly responseType: 'STRING_MAP' | 'JSON'
  /** `event.Details.Parameters`. */
  readonly parameters: JsonObject
  /** Which try it is, from 1, where the service is assumed to try again. @defaultValue 1 */
  readonly attempt?: number
}

/** A bot that has to lead a dialogue. */
export interface BotAsk {
  readonly kind: 'bot'
  readonly name: string
  /** Intents that have a branch. */
  readonly intents: readonly string[]
}

/** Whether something is open. */
export interface HoursAsk {
  readonly kind: 'hours'
  /** The hours of operation; undefined: those of the queue. */
  readonly hours: string | undefined
  readonly queue: string | undefined
}

/** A number that the contact center knows. */
export interface MetricAsk {
  readonly kind: 'metric'
  readonly metric: string
  readonly queue: string | undefined
  readonly agent: string | undefined
}

/** Whether a queue takes the contact. */
export interface CapacityAsk {
  readonly kind: 'capacity'
  readonly queue: string
}

/** What happens while a contact waits in a queue. */
export interface QueueAsk {
  readonly kind: 'queue'
  readonly queue: string
  /** After so many seconds the queue flow does something else. */
  readonly interruptSeconds: number | undefined
}

/** What happens while customer and agent talk. */
export interface ConversationAsk {
  readonly kind: 'conversation'
}

/** Whether an outside number can be reached. */
export interface ThirdPartyAsk {
  readonly kind: 'third party'
  readonly number: string
  readonly timeLimitSeconds: number
}

/** A time or an event that the flow waits for. */
export interface WaitAsk {
  readonly kind: 'wait'
  readonly seconds: number
  readonly events: readonly string[]
}

/** A number from 1 to 100, by chance. */
export interface PercentageAsk {
  readonly kind: 'percentage'
}

/** What becomes of an action whose inner life is not simulated. */
export interface OutcomeAsk {
  readonly kind: 'outcome'
  /** `Type` of the action. */
  readonly type: string
  /** Results that it has branches for. */
  readonly results: readonly string[]
  /** Errors that it has branches for. */
  readonly errors: readonly string[]
  /** Whether it may simply go on. */
  readonly continues: boolean
  /** Its parameters, resolved. */
  readonly parameters: JsonObject
}

/** What a simulated contact needs to be told before it goes on. */
export type Ask =
  | KeysAsk
  | LambdaAsk
  | BotAsk
  | HoursAsk
  | MetricAsk
  | CapacityAsk
  | QueueAsk
  | ConversationAsk
  | ThirdPartyAsk
  | WaitAsk
  | PercentageAsk
  | OutcomeAsk

/** The customer leaves instead of what they were asked for, after so many seconds. */
export interface HangUp {
  readonly kind: 'hang up'
  readonly afterSeconds: number
}

/** Keys that were pressed, all that there will be; none: silence until the time is over. */
export interface KeysAnswer {
  readonly kind: 'keys'
  readonly keys: string
}

/** What a function did. */
export type LambdaAnswer =
  | { readonly kind: 'response'; readonly response: unknown; readonly seconds?: number }
  | { readonly kind: 'failed'; readonly reason?: string; readonly seconds?: number }
  | { readonly kind: 'timed out' }

/** What a bot understood. */
export type BotAnswer =
  | {
      readonly kind: 'intent'
      readonly intent: string
      readonly slots?: JsonObject
      readonly sessionAttributes?: JsonObject
      readonly seconds?: number
    }
  | { readonly kind: 'silence' }
  | { readonly kind: 'failed' }

/** A truth, or that nobody can tell. */
export type HoursAnswer = { readonly kind: 'open'; readonly open: boolean } | { readonly kind: 'failed' }

/** A number, or that nobody can tell. */
export type MetricAnswer = { readonly kind: 'number'; readonly value: number } | { readonly kind: 'failed' }

/** Whether the queue has taken the contact. */
export type CapacityAnswer = { readonly kind: 'queued' } | { readonly kind: 'full' } | { readonly kind: 'failed' }

/** An agent accepts the contact, which waits in a queue, whatever its queue flow waits for. */
export interface Accepted {
  readonly kind: 'accepted'
  readonly afterSeconds: number
  readonly agent?: string
}

/** What has happened in the queue. `nothing`: the queue flow does something else, if it has an interruption. */
export type QueueAnswer = Accepted | { readonly kind: 'nothing' } | HangUp

/** What has happened in the conversation. */
export type ConversationAnswer =
  | { readonly kind: 'ended'; readonly by: 'customer' | 'agent'; readonly afterSeconds: number }
  | {
      readonly kind: 'hold'
      readonly afterSeconds: number
      readonly seconds: number
      /** Who is held. @defaultValue 'customer' */
      readonly side?: 'customer' | 'agent'
    }

/** What became of a call to an outside number. */
export type ThirdPartyAnswer =
  | { readonly kind: 'answered'; readonly seconds: number }
  | { readonly kind: 'not answered' }
  | { readonly kind: 'failed' }

/** What ended the waiting; undefined: the time was over. */
export type WaitAnswer =
  | { readonly kind: 'event'; readonly event: string; readonly afterSeconds: number }
  | { readonly kind: 'time over' }
  | { readonly kind: 'failed' }
  | HangUp

/** From 1 to 100. */
export interface PercentageAnswer {
  readonly kind: 'percentage'
  readonly value: number
}

/** What became of an action whose inner life is not simulated. */
export type OutcomeAnswer =
  | { readonly kind: 'done'; readonly data?: Readonly<Record<string, JsonValue>>; readonly seconds?: number }
  | {
      readonly kind: 'result'
      readonly result: string
      readonly data?: Readonly<Record<string, JsonValue>>
      readonly seconds?: number
    }
  | { readonly kind: 'error'; readonly error: ErrorType; readonly seconds?: number }

/** Answers by the kind of what was asked. */
export interface AnswersByAsk {
  readonly keys: KeysAnswer | Accepted | HangUp
  readonly lambda: LambdaAnswer
  readonly bot: BotAnswer | Accepted | HangUp
  readonly hours: HoursAnswer
  readonly metric: MetricAnswer
  readonly capacity: CapacityAnswer
  readonly queue: QueueAnswer
  readonly conversation: ConversationAnswer
  readonly 'third party': ThirdPartyAnswer | HangUp
  readonly wait: WaitAnswer | Accepted
  readonly percentage: PercentageAnswer
  readonly outcome: OutcomeAnswer | HangUp
}

/** An answer of the world. */
export type Answer = AnswersByAsk[keyof AnswersByAsk]
