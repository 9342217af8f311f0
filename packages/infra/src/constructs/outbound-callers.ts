import type { Environment } from '../environment/environment.js'

/** Whom customers see when they are called from a queue, and what they hear then. */
export interface OutboundCaller {
  /** Symbol of the queue. */
  readonly queue: string
  readonly queueArn: string
  /** ARN of the number that customers see. */
  readonly numberArn?: string
  /** Name that customers see beside it. */
  readonly name?: string
  /** ARN of the outbound whisper flow. */
  readonly flowArn: string
}

/** What {@link outboundCallers} needs to know of what is there. */
export interface OutboundCallerArns {
  /** ARNs of queues, by symbol. */
  readonly queueArns: ReadonlyMap<string, string>
  /** ARNs of telephone numbers, by symbol. */
  readonly phoneNumberArns: ReadonlyMap<string, string>
  /** The ARN of a flow, by its name. */
  readonly flowArnOf: (flow: string) => string
}

/** Queues that an environment gives an outbound whisper flow. Where the number is concerned, so does {@link callerIdOf}. */
export function outboundCallers(
  environment: Pick<Environment, 'queues' | 'phoneNumbers'>,
  { queueArns, phoneNumberArns, flowArnOf }: OutboundCallerArns,
): readonly OutboundCaller[] {
  return Object.entries(environment.queues).flatMap(([symbol, queue]) => {
    const { outboundWhisperFlow, callerIdName } = queue
    const queueArn = queueArns.get(symbol)
    if (outboundWhisperFlow === undefined || queueArn === undefined) return []
    const callerId = callerIdOf(queue, environment)
    const numberArn = callerId === undefined ? undefined : phoneNumberArns.get(callerId)
    return [
      {
        queue: symbol,
        queueArn,
        flowArn: flowArnOf(outboundWhisperFlow),
        ...(numberArn !== undefined && { numberArn }),
        ...(callerIdName !== undefined && { name: callerIdName }),
      },
    ]
  })
}

/**
 * Symbol of the number that customers see when they are called from a queue: its own, or the first one. Callbacks go out
 * from the queue that they wait in, so each queue for calls has one.
 */
export function callerIdOf(
  { channel, callerId }: Environment['queues'][string],
  { phoneNumbers }: Pick<Environment, 'phoneNumbers'>,
): string | undefined {
  return channel === 'VOICE' ? (callerId ?? Object.keys(phoneNumbers)[0]) : undefined
}
