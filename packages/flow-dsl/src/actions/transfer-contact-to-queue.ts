import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, Scope } from '../builder/scope.js'
import { defineAction, everyChannel, oneForm, transferringFlowTypes } from './action-definition.js'
import { catchAll, neverContinues, requiredEvent } from './outcomes.js'

const errors = { ...catchAll, QueueAtCapacity: requiredEvent }

/** Transfer to queue: put the contact into its working queue. */
export const transferContactToQueue = defineAction({
  type: 'TransferContactToQueue',
  family: 'contact',
  consoleBlocks: ['Transfer to queue'],
  summary: 'Ends this flow and places the contact in its working queue.',
  flowTypes: transferringFlowTypes,
  channels: everyChannel,
  parameters: {},
  refusedParameters: {
    QueueId: 'Set the queue with UpdateContactTargetQueue before, then use TransferContactToQueue without parameters.',
    QueueArn: 'Set the queue with UpdateContactTargetQueue before, then use TransferContactToQueue without parameters.',
    Queue: 'Set the queue with UpdateContactTargetQueue before, then use TransferContactToQueue without parameters.',
    AgentId: 'Set the queue with UpdateContactTargetQueue before, then use TransferContactToQueue without parameters.',
  },
  forms: oneForm({ next: neverContinues('NoMatchingError'), errors }),
  needs: () => ['working queue'],
  destination: 'queue',
  methods: {
    transferToQueue: (recorder: ActionRecorder, options: BlockOptions & { readonly on: object }) => {
      recorder.write({ errors: options.on, id: options.id })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-transfercontacttoqueue.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-queue.html',
  ],
  confidence: 'high',
  notes: [
    'It takes no parameters: QueueId, QueueArn and Queue are refused. UpdateContactTargetQueue sets the queue before.',
    'QueueAtCapacity is required since 2026-09-29 (published live check).',
  ],
})

/** Builder methods of Transfer to queue. */
export interface TransferToQueueMethods<S extends Scope> {
  /**
   * Transfer to queue: puts the contact into the working queue and ends this flow. Statements behind it are
   * reached only through its branches.
   * @param options - `on.QueueAtCapacity`: the queue is full.
   * @example
   * ```ts
   * flow.setWorkingQueue(queue('support'))
   * flow.playPrompt('상담원에게 연결해 드리겠습니다.')
   * flow.transferToQueue({
   *   on: {
   *     QueueAtCapacity: () => {
   *       flow.playPrompt('대기 고객이 많습니다. 잠시 후 다시 걸어 주세요.')
   *       flow.disconnect()
   *     },
   *   },
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-queue.html
   */
  transferToQueue(options: BranchOptions<typeof errors, S>): void
}
