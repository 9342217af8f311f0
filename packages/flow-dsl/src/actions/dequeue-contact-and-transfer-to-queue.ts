import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, Scope } from '../builder/scope.js'
import { defineAction, everyChannel, oneForm } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { catchAll, continues, requiredEvent } from './outcomes.js'
import { queueMemberNames, queueMembers, queueParameters } from './queue-target.js'
import type { QueueTarget } from './queue-target.js'

const errors = { ...catchAll, QueueAtCapacity: requiredEvent }

/** Transfer to queue inside a customer queue flow: move a waiting contact into another queue. */
export const dequeueContactAndTransferToQueue = defineAction({
  type: 'DequeueContactAndTransferToQueue',
  family: 'contact',
  consoleBlocks: ['Transfer to queue (in a customer queue flow)'],
  summary: 'Takes the contact out of its queue and puts it into another one.',
  flowTypes: ['CUSTOMER_QUEUE', 'MODULE'],
  channels: everyChannel,
  parameters: queueMembers,
  groups: [{ rule: 'atMostOne', members: queueMemberNames }],
  forms: oneForm({ next: continues, errors }),
  destination: 'queue',
  label: ({ QueueId, AgentId }) => nameOfValue(QueueId ?? AgentId),
  methods: {
    moveToQueue: (recorder: ActionRecorder, target: QueueTarget, options: BlockOptions & { readonly on: object }) => {
      recorder.write({ parameters: queueParameters(target), errors: options.on, id: options.id })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-dequeuecontactandtransfertoqueue.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-queue.html',
  ],
  confidence: 'high',
  notes: ['Eleven transfers from queue to queue at most, which is twelve contacts in a chain.'],
})

/** Builder methods of Transfer to queue in a customer queue flow. */
export interface MoveToQueueMethods<S extends Scope> {
  /**
   * Transfer to queue in a customer queue flow: moves the waiting contact into another queue; this flow goes on there.
   * @param target - `queue(...)`, an attribute with its id or ARN, or `{ agent }` for an agent's own queue.
   * @param options - `on.QueueAtCapacity`: the other queue is full and the contact stays where it is.
   * @example
   * ```ts
   * flow.playPrompt('기다려 주셔서 감사합니다. 다른 상담팀으로 연결하겠습니다.')
   * flow.moveToQueue(queue('overflow'), { on: { QueueAtCapacity: goOn } })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-queue.html
   */
  moveToQueue(target: QueueTarget, options: BranchOptions<typeof errors, S>): void
}
