import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { catchAll, continues } from './outcomes.js'
import { oneOf, required } from './parameter.js'

/** Send message, e-mail: the contact that the e-mail is sent on. */
export const createContact = defineAction({
  type: 'CreateContact',
  family: 'contact',
  consoleBlocks: ['Send message (e-mail)'],
  summary: 'Creates the outbound contact that an e-mail is sent on next.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    // The console writes EMAIL; the others are those of the API that the action is named for.
    Channel: required(oneOf(['EMAIL', 'VOICE', 'CHAT', 'TASK'], { note: 'Exports have `EMAIL` only.' })),
    RelatedContact: oneOf(['CURRENT'], { note: 'The only value in exports.' }),
  },
  forms: oneForm({ next: continues, errors: catchAll }),
  label: ({ Channel }) => (typeof Channel === 'string' ? Channel.toLowerCase() : undefined),
  methods: {
    createContact: (
      recorder: ActionRecorder,
      channel: 'EMAIL',
      options: { readonly id?: string; readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: { Channel: channel, RelatedContact: 'CURRENT' },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://github.com/aws-samples/sample-aicc-builder-for-amazon-connect-ai-agent/blob/HEAD/knowledge-base-docs/contact-flow/_reference-console-export-all-blocks.json',
    'https://docs.aws.amazon.com/connect/latest/adminguide/send-message.html',
  ],
  confidence: 'medium',
  notes: [
    'The flow language reference has no page for it: the console writes it in front of StartOutboundEmailContact, as a part of the same block.',
  ],
})

/** Builder methods of Send message for e-mail. */
export interface CreateContactMethods<S extends Scope> {
  /**
   * Create the outbound contact that an e-mail is sent on, linked to this contact. The e-mail itself is
   * `flow.action({ Type: 'StartOutboundEmailContact', ... })`, next: too little of it is published for a method.
   * @param channel - The channel of the new contact.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * flow.renderMessageTemplate({
   *   template: messageTemplate('receipt'),
   *   knowledgeBase: knowledgeBase('templates'),
   * })
   * flow.createContact('EMAIL')
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/send-message.html
   */
  createContact(channel: 'EMAIL', ...options: LastArgument<BranchOptions<typeof catchAll, S>>): void
}
