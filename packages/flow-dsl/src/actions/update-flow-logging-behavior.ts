import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions } from '../builder/scope.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { continues, noErrors } from './outcomes.js'
import { oneOf, required } from './parameter.js'

/** Set logging behavior: switch flow logs on or off. */
export const updateFlowLoggingBehavior = defineAction({
  type: 'UpdateFlowLoggingBehavior',
  family: 'flow-control',
  consoleBlocks: ['Set logging behavior'],
  summary: 'Switches flow logging on or off for the rest of the contact.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: { FlowLoggingBehavior: required(oneOf(['Enabled', 'Disabled'])) },
  forms: oneForm({ next: continues, errors: noErrors }),
  switches: ({ FlowLoggingBehavior }) => ({ flowLogs: FlowLoggingBehavior === 'Enabled' }),
  label: ({ FlowLoggingBehavior }) => (typeof FlowLoggingBehavior === 'string' ? FlowLoggingBehavior : undefined),
  methods: {
    setLoggingBehavior: (recorder: ActionRecorder, behavior: 'enabled' | 'disabled', options: BlockOptions = {}) => {
      recorder.write({
        parameters: { FlowLoggingBehavior: behavior === 'enabled' ? 'Enabled' : 'Disabled' },
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-updateflowloggingbehavior.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-logging-behavior.html',
  ],
  confidence: 'high',
})

/** Builder methods of Set logging behavior. */
export interface SetLoggingBehaviorMethods {
  /**
   * Set logging behavior: flow logs for the rest of the contact. Switch them off before a caller enters secrets.
   * @param behavior - On or off.
   * @param options - Identifier.
   * @example
   * ```ts
   * const verification = lambda('verification', {
   *   input: z.object({ pin: z.string() }),
   *   output: z.object({ ok: z.string() }),
   * })
   * flow.setLoggingBehavior('disabled')
   * const pin = flow.storeCustomerInput({ prompt: '비밀번호 네 자리를 눌러 주세요.', maxDigits: 4 })
   * flow.invokeLambda(verification, { pin })
   * flow.setLoggingBehavior('enabled')
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-logging-behavior.html
   */
  setLoggingBehavior(behavior: 'enabled' | 'disabled', options?: BlockOptions): void
}
