import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions } from '../builder/scope.js'
import { defineAction, oneForm } from './action-definition.js'
import { terminal } from './outcomes.js'

/** Transfer to agent: connect the caller straight to the agent of the quick connect. */
export const transferContactToAgent = defineAction({
  type: 'TransferContactToAgent',
  family: 'contact',
  consoleBlocks: ['Transfer to agent (beta)'],
  summary: 'Ends the flow by connecting the customer straight to the agent.',
  flowTypes: ['AGENT_TRANSFER', 'QUEUE_TRANSFER', 'MODULE'],
  channels: ['VOICE'],
  parameters: {},
  forms: oneForm(terminal),
  destination: 'agent',
  methods: {
    transferToAgent: (recorder: ActionRecorder, options: BlockOptions = {}) => {
      recorder.write({ id: options.id })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-transfercontacttoagent.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-agent-block.html',
  ],
  confidence: 'high',
  notes: ['No error branch is documented; one use was seen in exports.'],
})

/** Builder methods of Transfer to agent. */
export interface TransferToAgentMethods {
  /**
   * Transfer to agent: connects the caller to the agent of the quick connect and ends the flow. Voice only.
   * @param options - Identifier.
   * @example
   * ```ts
   * flow.playPrompt('Connecting you to the agent.')
   * flow.transferToAgent()
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-agent-block.html
   */
  transferToAgent(options?: BlockOptions): void
}
