import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Branch, Scope } from '../builder/scope.js'
import { defineAction, everyChannel, oneForm } from './action-definition.js'
import { neverContinues, requiredEvent } from './outcomes.js'

/** Distribute by percentage: branch by chance. */
export const distributeByPercentage = defineAction({
  type: 'DistributeByPercentage',
  family: 'flow-control',
  consoleBlocks: ['Distribute by percentage'],
  summary: 'Draws a number from 1 to 100 and branches by cumulative thresholds.',
  flowTypes: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'CUSTOMER_QUEUE', 'MODULE', 'CAMPAIGN'],
  disputedFlowTypes: ['OUTBOUND_WHISPER'],
  channels: everyChannel,
  parameters: {},
  forms: oneForm({
    next: neverContinues('NoMatchingCondition'),
    errors: { NoMatchingCondition: requiredEvent },
    conditions: {
      operators: ['NumberLessThan'],
      operands: { kind: 'integer', minimum: 2, maximum: 100, rising: true },
      minimum: 1,
    },
  }),
  methods: {
    distributeByPercentage: (
      recorder: ActionRecorder,
      shares: readonly { readonly percent: number; readonly branch: Branch<Scope> }[],
      options: BlockOptions & { readonly otherwise: Branch<Scope> },
    ) => {
      let threshold = 1
      recorder.write({
        conditions: shares.map(({ percent, branch }) => {
          threshold += percent
          return { operator: 'NumberLessThan', operand: String(threshold), branch }
        }),
        errors: { NoMatchingCondition: options.otherwise },
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-distributebypercentage.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/distribute-by-percentage.html',
  ],
  confidence: 'high',
  notes: ['The page calls the operator NumericLessThan; the service knows NumberLessThan.'],
})

/** Builder methods of Distribute by percentage. */
export interface DistributeByPercentageMethods<S extends Scope> {
  /**
   * Distribute by percentage: sends a share of the contacts, drawn by chance, to each branch and the rest to
   * `otherwise`.
   * @param shares - Whole percentages, 99 in all at most.
   * @param options - `otherwise`: the rest.
   * @example
   * ```ts
   * flow.distributeByPercentage(
   *   [{ percent: 10, branch: () => flow.playPrompt('상담 후 만족도 조사가 있습니다.') }],
   *   {
   *     otherwise: goOn,
   *   },
   * )
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/distribute-by-percentage.html
   */
  distributeByPercentage(
    shares: readonly { readonly percent: number; readonly branch: Branch<S> }[],
    options: BlockOptions & { readonly otherwise: Branch<S> },
  ): void
}
