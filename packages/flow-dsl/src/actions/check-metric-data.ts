import type { ActionRecorder, WrittenBranch } from '../builder/action-recorder.js'
import type { BlockOptions, Branch, Branches, BranchOptions, Scope } from '../builder/scope.js'
import { defineAction, everyChannel, interactiveFlowTypes } from './action-definition.js'
import type { ActionForm } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { catchAll, neverContinues, requiredEvent } from './outcomes.js'
import { oneOf, required } from './parameter.js'
import { queueMemberNames, queueMembers, queueParameters } from './queue-target.js'
import type { QueueTarget } from './queue-target.js'

const staffingMetrics = {
  available: 'NumberOfAgentsAvailable',
  staffed: 'NumberOfAgentsStaffed',
  online: 'NumberOfAgentsOnline',
} as const

const queueMetrics = ['OldestContactInQueueAgeSeconds', 'NumberOfContactsInQueue'] as const

const errors = { ...catchAll, NoMatchingCondition: requiredEvent }

const staffingForm: ActionForm = {
  name: 'staffing form',
  when: ({ MetricType }) => Object.values<unknown>(staffingMetrics).includes(MetricType),
  outcomes: {
    next: neverContinues('NoMatchingError'),
    errors,
    conditions: {
      operators: ['NumberGreaterThan'],
      operands: { kind: 'results', results: ['0'], required: ['0'] },
      minimum: 1,
    },
  },
}

const queueForm: ActionForm = {
  name: 'queue status form',
  when: () => true,
  outcomes: {
    next: neverContinues('NoMatchingError'),
    errors,
    conditions: {
      operators: ['Equals', 'NumberGreaterThan', 'NumberGreaterOrEqualTo', 'NumberLessThan', 'NumberLessOrEqualTo'],
      operands: { kind: 'number' },
      minimum: 1,
    },
  },
}

const operatorOf = {
  equals: 'Equals',
  greaterThan: 'NumberGreaterThan',
  greaterOrEqual: 'NumberGreaterOrEqualTo',
  lessThan: 'NumberLessThan',
  lessOrEqual: 'NumberLessOrEqualTo',
} as const

/** Check staffing and Check queue status: read one live metric and branch on it. */
export const checkMetricData = defineAction({
  type: 'CheckMetricData',
  family: 'flow-control',
  consoleBlocks: ['Check staffing', 'Check queue status'],
  summary: 'Reads one queue metric and compares it in the same step.',
  flowTypes: interactiveFlowTypes,
  channels: everyChannel,
  parameters: { MetricType: required(oneOf([...Object.values(staffingMetrics), ...queueMetrics])), ...queueMembers },
  groups: [{ rule: 'atMostOne', members: queueMemberNames }],
  forms: [staffingForm, queueForm],
  sets: () => ['opening check'],
  needs: ({ QueueId, AgentId }) => (QueueId === undefined && AgentId === undefined ? ['working queue'] : []),
  label: ({ MetricType, QueueId, AgentId }) =>
    [typeof MetricType === 'string' ? MetricType.replace(/^NumberOf/, '') : undefined, nameOfValue(QueueId ?? AgentId)]
      .filter(Boolean)
      .join(' '),
  methods: {
    checkStaffing: (
      recorder: ActionRecorder,
      metric: keyof typeof staffingMetrics,
      options: BlockOptions & { readonly queue?: QueueTarget; readonly on: Readonly<Record<string, Branch<Scope>>> },
    ) => {
      recorder.write({
        parameters: { MetricType: staffingMetrics[metric], ...queueParameters(options.queue) },
        conditions: [{ operator: 'NumberGreaterThan', operand: '0', branch: options.on.True }],
        errors: { NoMatchingCondition: options.on.False, NoMatchingError: options.on.NoMatchingError },
        id: options.id,
      })
    },
    checkQueueStatus: (
      recorder: ActionRecorder,
      metric: QueueStatusMetric,
      options: BlockOptions & {
        readonly queue?: QueueTarget
        readonly conditions: readonly object[]
        readonly on: Readonly<Record<string, Branch<Scope>>>
      },
    ) => {
      // The wire name says seconds, every export holds milliseconds (300 s is "300000").
      const factor = metric === 'oldestContactAgeSeconds' ? 1000 : 1
      recorder.write({
        parameters: {
          MetricType: metric === 'oldestContactAgeSeconds' ? queueMetrics[0] : queueMetrics[1],
          ...queueParameters(options.queue),
        },
        conditions: options.conditions.flatMap((condition) =>
          Object.entries(operatorOf).flatMap(([word, operator]) => {
            const operand: unknown = Reflect.get(condition, word)
            const branch: WrittenBranch = Reflect.get(condition, 'branch')
            return typeof operand === 'number' ? [{ operator, operand: String(operand * factor), branch }] : []
          }),
        ),
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-checkmetricdata.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/check-staffing.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/check-queue-status.html',
  ],
  confidence: 'high',
  notes: [
    'NoMatchingCondition is required with every metric, although the page allows it for queue metrics only.',
    'Operands of OldestContactInQueueAgeSeconds are milliseconds in exports.',
  ],
})

/** Metrics of {@link CheckMetricDataMethods.checkQueueStatus}. */
export type QueueStatusMetric = 'contactsInQueue' | 'oldestContactAgeSeconds'

/** One comparison of a queue metric. */
export type QueueStatusCondition<S extends Scope> =
  | { readonly equals: number; readonly branch: Branch<S> }
  | { readonly greaterThan: number; readonly branch: Branch<S> }
  | { readonly greaterOrEqual: number; readonly branch: Branch<S> }
  | { readonly lessThan: number; readonly branch: Branch<S> }
  | { readonly lessOrEqual: number; readonly branch: Branch<S> }

/** Builder methods of Check staffing and Check queue status. */
export interface CheckMetricDataMethods<S extends Scope> {
  /**
   * Check staffing: `True` when at least one agent of the queue is available, staffed (available, on a contact or in
   * after-contact work) or online; `False` when none is.
   * @param metric - What to count.
   * @param options - Branches; `queue` is the working queue when left out.
   * @example
   * ```ts
   * flow.setWorkingQueue(queue('support'))
   * flow.checkStaffing('available', {
   *   on: {
   *     True: goOn,
   *     False: () => flow.playPrompt('지금은 모든 상담원이 통화 중입니다. 잠시만 기다려 주세요.'),
   *   },
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/check-staffing.html
   */
  checkStaffing(
    metric: keyof typeof staffingMetrics,
    options: { readonly queue?: QueueTarget } & BranchOptions<typeof catchAll, S, 'True' | 'False'>,
  ): void

  /**
   * Check queue status: compares how many contacts wait or how long the oldest has waited.
   * `NoMatchingCondition`: no comparison holds.
   * @param metric - What to compare. Ages are seconds.
   * @param options - Comparisons in order, and branches; `queue` is the working queue when left out.
   * @example
   * ```ts
   * flow.checkQueueStatus('contactsInQueue', {
   *   queue: queue('support'),
   *   conditions: [
   *     { greaterThan: 10, branch: () => flow.playPrompt('대기 고객이 많아 연결이 늦어질 수 있습니다.') },
   *   ],
   *   on: { NoMatchingCondition: goOn },
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/check-queue-status.html
   */
  checkQueueStatus(
    metric: QueueStatusMetric,
    options: BlockOptions & {
      readonly queue?: QueueTarget
      /** Comparisons in order, at least one; the first that holds is taken. */
      readonly conditions: readonly [QueueStatusCondition<S>, ...QueueStatusCondition<S>[]]
      readonly on: Branches<typeof errors, S>
    },
  ): void
}
