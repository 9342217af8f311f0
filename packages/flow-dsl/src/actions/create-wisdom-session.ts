import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { assistantSession } from '../language/system-attributes.js'
import type { Resource } from '../values/resource.js'
import { defineAction, everyChannel, oneForm } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { catchAll, continues } from './outcomes.js'
import { required, resourceId } from './parameter.js'

/** Connect assistant: recommendations of the AI assistant for the agent. */
export const createWisdomSession = defineAction({
  type: 'CreateWisdomSession',
  family: 'contact',
  consoleBlocks: ['Connect assistant', 'Amazon Q in Connect'],
  summary: 'Starts a session of the AI assistant for the contact.',
  flowTypes: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'OUTBOUND_WHISPER', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'MODULE'],
  // The page of the action allows every type, that of the block only those above.
  disputedFlowTypes: ['CUSTOMER_HOLD', 'CUSTOMER_WHISPER', 'AGENT_HOLD', 'AGENT_WHISPER'],
  channels: everyChannel,
  showsAttributes: true,
  parameters: {
    WisdomAssistantArn: required(
      resourceId('assistant', { note: 'One instance refused an assistant that does not exist, another took it.' }),
    ),
  },
  forms: oneForm({ next: continues, errors: catchAll }),
  sets: () => ['$.Wisdom'],
  label: ({ WisdomAssistantArn }) => nameOfValue(WisdomAssistantArn),
  methods: {
    connectAssistant: (
      recorder: ActionRecorder,
      assistant: Resource<'assistant'> | AttributeReference,
      options: { readonly id?: string; readonly on?: object } = {},
    ) => {
      recorder.write({ parameters: { WisdomAssistantArn: assistant }, errors: options.on, id: options.id })
      return assistantSession
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/createwisdomsession.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/connect-assistant-block.html',
  ],
  confidence: 'high',
  notes: [
    'Channels: the page of the action still says voice only, that of the block has all four.',
    'The console writes UpdateContactData with WisdomSessionArn behind it, as a part of the same block.',
  ],
})

/** Builder methods of Connect assistant. */
export interface ConnectAssistantMethods<S extends Scope> {
  /**
   * Connect assistant: starts a session of the AI assistant, which makes recommendations to the agent. Give it to the
   * contact next: `flow.setContactProperties({ assistantSession: session.arn })`, as the block of the console does.
   * @param assistant - The assistant, or an attribute that holds its ARN.
   * @param options - Branches and identifier.
   * @returns Reference to the session.
   * @example
   * ```ts
   * const session = flow.connectAssistant(assistant('support-assistant'))
   * flow.setContactProperties({ assistantSession: session.arn })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-assistant-block.html
   */
  connectAssistant(
    assistant: Resource<'assistant'> | AttributeReference,
    ...options: LastArgument<BranchOptions<typeof catchAll, S>>
  ): typeof assistantSession
}
