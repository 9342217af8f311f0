import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import { metrics } from '../language/system-attributes.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { catchAll, continues } from './outcomes.js'
import { value } from './parameter.js'
import { queueMemberNames, queueMembers, queueParameters } from './queue-target.js'
import type { QueueTarget } from './queue-target.js'

/** Get queue metrics: load live metrics into the flow. */
export const getMetricData = defineAction({
  type: 'GetMetricData',
  family: 'flow-control',
  consoleBlocks: ['Get metrics', 'Get queue metrics'],
  summary: 'Loads live queue and agent metrics into the flow.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    ...queueMembers,
    // Values are matched without regard to case.
    QueueChannel: value({
      values: ['Voice', 'Chat', 'Task', 'Email', 'VOICE', 'CHAT', 'TASK', 'EMAIL'],
      note: 'Left out: all channels together.',
    }),
  },
  groups: [{ rule: 'atMostOne', members: queueMemberNames }],
  forms: oneForm({ next: continues, errors: catchAll }),
  sets: () => ['$.Metrics', 'opening check'],
  needs: ({ QueueId, AgentId }) => (QueueId === undefined && AgentId === undefined ? ['working queue'] : []),
  label: ({ QueueId, AgentId }) => nameOfValue(QueueId ?? AgentId),
  methods: {
    getQueueMetrics: (
      recorder: ActionRecorder,
      options: {
        readonly id?: string
        readonly queue?: QueueTarget
        readonly channel?: 'Voice' | 'Chat'
        readonly on?: object
      } = {},
    ) => {
      recorder.write({
        parameters: { ...queueParameters(options.queue), QueueChannel: options.channel },
        errors: options.on,
        id: options.id,
      })
      return metrics
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-getmetricdata.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/get-queue-metrics.html',
  ],
  confidence: 'high',
  notes: ['Metrics lag 5 to 10 seconds; without any activity the error branch is taken.'],
})

/** Builder methods of Get queue metrics. */
export interface GetQueueMetricsMethods<S extends Scope> {
  /**
   * Get queue metrics: loads live metrics of a queue, 5 to 10 seconds old. It fails where nothing has happened
   * yet.
   * @param options - `queue`: the working queue when left out; `channel`: all together when left out.
   * @returns The tree of metrics, valid until the next call.
   * @example
   * ```ts
   * const live = flow.getQueueMetrics({ queue: queue('support'), channel: 'Voice' })
   * flow.playPrompt(text`현재 대기 인원은 ${live.queue.size} 명입니다.`)
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/get-queue-metrics.html
   */
  getQueueMetrics(
    ...options: LastArgument<
      { readonly queue?: QueueTarget; readonly channel?: 'Voice' | 'Chat' } & BranchOptions<typeof catchAll, S>
    >
  ): typeof metrics
}
