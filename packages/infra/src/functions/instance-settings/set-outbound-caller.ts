import { z } from 'zod'

/** What the custom resource is given. */
export const outboundCallerProperties = z.object({
  instanceArn: z.string(),
  queueArn: z.string(),
  /** ARN of the outbound whisper flow. */
  flowArn: z.string(),
  /** ARN of the number that customers see. */
  numberArn: z.string().optional(),
  /** Name that customers see beside it. */
  name: z.string().optional(),
})

export type OutboundCallerProperties = z.output<typeof outboundCallerProperties>

/** What setting the outbound caller of a queue needs of the world. */
export interface OutboundCallerPort {
  /** `UpdateQueueOutboundCallerConfig`: what is left out is taken away. */
  readonly update: (target: {
    readonly instanceId: string
    readonly queueId: string
    readonly flowId: string
    readonly numberId: string | undefined
    readonly name: string | undefined
  }) => Promise<void>
}

/**
 * Set whom customers see when they are called from a queue, and what they hear first. All of it at once, since the
 * service keeps nothing of what was there.
 *
 * When the resource goes nothing is to be done: the queue goes as well, or its next state is set by then.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateQueueOutboundCallerConfig.html
 */
export async function setOutboundCaller(properties: OutboundCallerProperties, port: OutboundCallerPort): Promise<void> {
  const { instanceArn, queueArn, flowArn, numberArn, name } = properties
  await port.update({
    instanceId: lastOf(instanceArn),
    queueId: lastOf(queueArn),
    flowId: lastOf(flowArn),
    numberId: numberArn === undefined ? undefined : lastOf(numberArn),
    name,
  })
}

function lastOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}
