import { z } from 'zod'

/** What the custom resource is given. */
export const shownQuickConnectsProperties = z.object({
  instanceArn: z.string(),
  queueArn: z.string(),
  quickConnectArns: z.array(z.string()),
})

export type ShownQuickConnectsProperties = z.output<typeof shownQuickConnectsProperties>

/** Quick connects of a queue, as the service takes them. */
export interface QueueQuickConnects {
  readonly instanceId: string
  readonly queueId: string
  /** 1 to 50. */
  readonly quickConnectIds: readonly string[]
}

/** What showing quick connects needs of the world. */
export interface QuickConnectPort {
  /** `AssociateQueueQuickConnects`: those that the queue has already stay. */
  readonly associate: (target: QueueQuickConnects) => Promise<void>
  /** `DisassociateQueueQuickConnects`. What is gone already is nothing. */
  readonly disassociate: (target: QueueQuickConnects) => Promise<void>
}

/**
 * Most quick connects in one request.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_AssociateQueueQuickConnects.html
 */
const mostAtOnce = 50

/**
 * Show agents of a queue quick connects, besides those that CloudFormation gives the queue.
 * @param before - What was shown until now: undefined when the resource is new.
 * @param now - What is to be shown: undefined when the resource goes.
 */
export async function showQuickConnects(
  before: ShownQuickConnectsProperties | undefined,
  now: ShownQuickConnectsProperties | undefined,
  port: QuickConnectPort,
): Promise<void> {
  const kept = new Set(before?.queueArn === now?.queueArn ? now?.quickConnectArns : [])
  for (const target of requests(now, () => true)) await port.associate(target)
  for (const target of requests(before, (arn) => !kept.has(arn))) await port.disassociate(target)
}

function requests(
  properties: ShownQuickConnectsProperties | undefined,
  isMeant: (arn: string) => boolean,
): readonly QueueQuickConnects[] {
  if (properties === undefined) return []
  const { instanceArn, queueArn, quickConnectArns } = properties
  const quickConnectIds = [...new Set(quickConnectArns)].filter(isMeant).map(lastOf)
  return Array.from({ length: Math.ceil(quickConnectIds.length / mostAtOnce) }, (_, index) => ({
    instanceId: lastOf(instanceArn),
    queueId: lastOf(queueArn),
    quickConnectIds: quickConnectIds.slice(index * mostAtOnce, (index + 1) * mostAtOnce),
  }))
}

function lastOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}
