import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Branch, BranchOptions, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import type { Resource } from '../values/resource.js'
import { defineAction, everyChannel, interactiveFlowTypes, oneForm } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { catchAll, neverContinues } from './outcomes.js'
import { resourceId } from './parameter.js'

const results = ['True', 'False'] as const

/** Check hours of operation: open or closed. */
export const checkHoursOfOperation = defineAction({
  type: 'CheckHoursOfOperation',
  family: 'flow-control',
  consoleBlocks: ['Check hours of operation'],
  summary: 'Branches on whether a schedule is open right now.',
  flowTypes: interactiveFlowTypes,
  channels: everyChannel,
  parameters: {
    HoursOfOperationId: resourceId('hoursOfOperation', { note: "Left out: the working queue's hours." }),
  },
  forms: oneForm({
    next: neverContinues('NoMatchingError'),
    errors: catchAll,
    conditions: { operators: ['Equals'], operands: { kind: 'results', results, required: results }, minimum: 2 },
  }),
  sets: () => ['opening check'],
  needs: ({ HoursOfOperationId }) => (HoursOfOperationId === undefined ? ['working queue'] : []),
  label: ({ HoursOfOperationId }) => nameOfValue(HoursOfOperationId),
  methods: {
    checkHoursOfOperation: (
      recorder: ActionRecorder,
      hours: Resource<'hoursOfOperation'> | AttributeReference | 'working queue',
      options: BlockOptions & { readonly on: Readonly<Record<string, Branch<Scope>>> },
    ) => {
      recorder.write({
        parameters: { HoursOfOperationId: hours === 'working queue' ? undefined : hours },
        conditions: results.flatMap((operand) =>
          options.on[operand] === undefined ? [] : [{ operator: 'Equals', operand, branch: options.on[operand] }],
        ),
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-checkhoursofoperation.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/check-hours-of-operation.html',
  ],
  confidence: 'high',
  notes: ['NoMatchingCondition is refused here (published live check).'],
})

/** Builder methods of Check hours of operation. */
export interface CheckHoursOfOperationMethods<S extends Scope> {
  /**
   * Check hours of operation: `True` when open, `False` when closed, in the time zone of the hours.
   * @param hours - `hoursOfOperation(...)`, or `'working queue'` for the hours of the queue that was set.
   * @param options - Branches.
   * @example
   * ```ts
   * flow.checkHoursOfOperation(hoursOfOperation('weekdays'), {
   *   on: {
   *     True: goOn,
   *     False: () => {
   *       flow.playPrompt('상담 시간은 평일 오전 9시부터 오후 6시까지입니다.')
   *       flow.disconnect()
   *     },
   *   },
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/check-hours-of-operation.html
   */
  checkHoursOfOperation(
    hours: Resource<'hoursOfOperation'> | AttributeReference | 'working queue',
    options: BranchOptions<typeof catchAll, S, (typeof results)[number]>,
  ): void
}
