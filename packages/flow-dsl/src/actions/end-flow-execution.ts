import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions } from '../builder/scope.js'
import { defineAction, everyChannel, oneForm } from './action-definition.js'
import { terminal } from './outcomes.js'

/** End flow / Resume: stop the flow, leave the contact alone. */
export const endFlowExecution = defineAction({
  type: 'EndFlowExecution',
  family: 'flow-control',
  consoleBlocks: ['End flow / Resume'],
  summary: 'Stops this flow without disconnecting anybody.',
  flowTypes: ['CUSTOMER_WHISPER', 'AGENT_WHISPER', 'OUTBOUND_WHISPER', 'CUSTOMER_QUEUE', 'CAMPAIGN'],
  disputedFlowTypes: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'CUSTOMER_HOLD', 'AGENT_HOLD', 'MODULE'],
  channels: everyChannel,
  showsAttributes: true,
  parameters: {},
  forms: oneForm(terminal),
  methods: {
    endFlow: (recorder: ActionRecorder, options: BlockOptions = {}) => {
      recorder.write({ id: options.id })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-endflowexecution.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/end-flow-resume.html',
  ],
  confidence: 'high',
  notes: ['The block page allows every flow type; the action page and the service only whisper and queue flows.'],
})

/** Builder methods of End flow / Resume. */
export interface EndFlowMethods {
  /**
   * End flow / Resume: stops this flow; a waiting contact keeps waiting, a whisper ends and the parties are joined.
   * @param options - Identifier.
   * @example
   * ```ts
   * flow.playPrompt('곧 상담원에게 연결됩니다.')
   * flow.endFlow()
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/end-flow-resume.html
   */
  endFlow(options?: BlockOptions): void
}
