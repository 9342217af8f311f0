import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import { defineAction, everyChannel, oneForm, transferringFlowTypes } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { catchAll, continues } from './outcomes.js'
import { queueMemberNames, queueMembers, queueParameters } from './queue-target.js'
import type { QueueTarget } from './queue-target.js'

/** Set working queue: choose the queue for later checks and the transfer. */
export const updateContactTargetQueue = defineAction({
  type: 'UpdateContactTargetQueue',
  family: 'contact',
  consoleBlocks: ['Set working queue'],
  summary: 'Chooses the queue that later queue checks and the transfer will use.',
  flowTypes: transferringFlowTypes,
  channels: everyChannel,
  parameters: queueMembers,
  groups: [{ rule: 'exactlyOne', members: queueMemberNames }],
  forms: oneForm({ next: continues, errors: catchAll }),
  sets: () => ['working queue', '$.Queue'],
  label: ({ QueueId, AgentId }) => nameOfValue(QueueId ?? AgentId),
  methods: {
    setWorkingQueue: (
      recorder: ActionRecorder,
      target: QueueTarget,
      options: BlockOptions & { readonly on?: object } = {},
    ) => {
      recorder.write({ parameters: queueParameters(target), errors: options.on, id: options.id })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontacttargetqueue.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-working-queue.html',
  ],
  confidence: 'high',
  notes: ['QueueId must be text; a nested object is refused.'],
})

/** Builder methods of Set working queue. */
export interface SetWorkingQueueMethods<S extends Scope> {
  /**
   * Set working queue: the queue that `transferToQueue`, `checkStaffing`, `checkQueueStatus` and the like use from here.
   * @param target - `queue(...)`, an attribute with its id or ARN, or `{ agent }` for an agent's own queue.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * flow.setWorkingQueue(queue('support'))
   * flow.playPrompt('상담원에게 연결해 드리겠습니다.')
   * flow.transferToQueue({ on: { QueueAtCapacity: () => flow.transferToFlow(flowNamed('overflow')) } })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-working-queue.html
   */
  setWorkingQueue(target: QueueTarget, ...options: LastArgument<BranchOptions<typeof catchAll, S>>): void
}
