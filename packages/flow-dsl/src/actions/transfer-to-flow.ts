import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { FlowTarget } from '../values/flow-target.js'
import { flowParameter } from '../values/flow-target.js'
import { defineAction, everyChannel, oneForm, transferringFlowTypes } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { catchAll, neverContinues } from './outcomes.js'
import { required, resourceId } from './parameter.js'

/** Transfer to flow: go on in another flow. */
export const transferToFlow = defineAction({
  type: 'TransferToFlow',
  family: 'flow-control',
  consoleBlocks: ['Transfer to flow'],
  summary: 'Jumps to the start of another flow.',
  flowTypes: transferringFlowTypes,
  channels: everyChannel,
  parameters: {
    // Another type takes the error branch.
    ContactFlowId: required(resourceId('flow', { flowTypes: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'] })),
  },
  forms: oneForm({ next: neverContinues('NoMatchingError'), errors: catchAll }),
  destination: 'flow',
  label: ({ ContactFlowId }) => nameOfValue(ContactFlowId),
  methods: {
    transferToFlow: (
      recorder: ActionRecorder,
      target: FlowTarget,
      options: BlockOptions & { readonly on?: object } = {},
    ) => {
      recorder.write({ parameters: { ContactFlowId: flowParameter(target) }, errors: options.on, id: options.id })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-transfertoflow.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-flow.html',
  ],
  confidence: 'high',
  notes: ['Exports carry a NextAction (the error target) although success never returns.'],
})

/** Builder methods of Transfer to flow. */
export interface TransferToFlowMethods<S extends Scope> {
  /**
   * Transfer to flow: goes on at the start of another flow and does not come back. Contact attributes, working queue
   * and voice go along; Lambda answers, stored input and flow attributes do not.
   * @param target - An inbound or transfer flow, `flowNamed(...)`, or an attribute that holds an id or ARN.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * flow.playPrompt('결제 안내로 연결해 드리겠습니다.')
   * flow.transferToFlow(flowNamed('payment'))
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-flow.html
   */
  transferToFlow(
    target: FlowTarget<'CONTACT_FLOW' | 'AGENT_TRANSFER' | 'QUEUE_TRANSFER'>,
    ...options: LastArgument<BranchOptions<typeof catchAll, S>>
  ): void
}
