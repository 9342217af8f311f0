import type { Channel, ErrorType, JsonObject, JsonValue } from '@aicc/flow-dsl/language'

/** What one party does at one point of an explored call. Each question of the flow takes one step. */
export type ExploredStep =
  /** Keys that the caller presses. */
  | { readonly press: string }
  /** The caller does nothing until the time is over. */
  | { readonly silence: true }
  /** A function answers; `seconds`: how long it takes. */
  | { readonly lambda: string; readonly answers: JsonObject; readonly seconds?: number }
  | { readonly lambda: string; readonly fails: 'error' | 'timeout' }
  /** What a bot understands. */
  | {
      readonly bot: string
      readonly understands: string
      readonly slots?: JsonObject
      readonly sessionAttributes?: JsonObject
    }
  | { readonly bot: string; readonly fails: true }
  | { readonly hours: 'open' | 'closed' | 'failure' }
  | { readonly metric: string; readonly value: number }
  | { readonly metric: string; readonly fails: true }
  /** What a queue does with the contact that is put into it. */
  | { readonly queue: 'takes' | 'full' | 'failure' }
  /** What happens to a contact that waits in a queue. */
  | { readonly waiting: 'accepted' | 'interrupted' }
  | { readonly conversation: 'agent leaves' | 'customer leaves' | 'customer held' | 'agent held' }
  | { readonly thirdParty: 'answers' | 'no answer' | 'failure' }
  /** How a Wait ends: with an event, or `time over`. */
  | { readonly wait: string }
  /** From 1 to 100. */
  | { readonly percentage: number }
  /** The customer leaves. */
  | { readonly leaves: true }
  /** What becomes of an action that is not simulated. `action` is its type. */
  | { readonly action: string; readonly result?: string; readonly data?: Readonly<Record<string, JsonValue>> }
  /** An action takes an error branch. `action` is its type, or its identifier. */
  | { readonly action: string; readonly fails: ErrorType }

/** How an explored contact begins. */
export interface ExploredContact {
  readonly channel: Channel
  /** Contact attributes that are there at first. */
  readonly attributes?: Readonly<Record<string, string>>
  /** Other data of the contact, by namespace. */
  readonly data?: Readonly<Record<string, JsonValue>>
  /** The working queue that it comes with. */
  readonly queue?: string
  /** The input of a module that is explored on its own. */
  readonly input?: JsonObject
}

/** A call that an exploration has found: it can be played again with {@link replay}. */
export interface ExploredCall {
  readonly contact: ExploredContact
  readonly steps: readonly ExploredStep[]
}

/** A step for people, in a few words. */
export function describeStep(step: ExploredStep): string {
  if ('press' in step) return `press ${step.press}`
  if ('silence' in step) return 'say nothing'
  if ('leaves' in step) return 'leave'
  if ('lambda' in step) {
    return 'fails' in step
      ? `${step.lambda} ${step.fails === 'error' ? 'fails' : 'times out'}`
      : `${step.lambda} answers ${JSON.stringify(step.answers)}`
  }
  if ('bot' in step) return 'fails' in step ? `${step.bot} fails` : `${step.bot} understands ${step.understands}`
  if ('hours' in step) return step.hours === 'failure' ? 'the hours cannot be read' : step.hours
  if ('metric' in step) return 'fails' in step ? `${step.metric} cannot be read` : `${step.metric} is ${step.value}`
  if ('queue' in step) {
    return step.queue === 'takes'
      ? 'the queue takes the contact'
      : `the queue ${step.queue === 'full' ? 'is full' : 'fails'}`
  }
  if ('waiting' in step) return step.waiting === 'accepted' ? 'an agent accepts' : 'nobody has accepted yet'
  if ('conversation' in step) return step.conversation
  if ('thirdParty' in step) return `the outside number: ${step.thirdParty}`
  if ('wait' in step) return step.wait
  if ('percentage' in step) return `${step.percentage} % is drawn`
  if ('fails' in step) return `${step.action} fails with ${step.fails}`
  return `${step.action} ${step.result === undefined ? 'succeeds' : `comes to ${step.result}`}`
}
