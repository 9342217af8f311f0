import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { memberOf } from './member-of.js'
import { nameOfValue } from './labels.js'
import { catchAll, continues, optionalFailure } from './outcomes.js'
import { json, literal, object, required, template, value } from './parameter.js'

/** Send message, e-mail. Not known well enough for a builder method. */
export const startOutboundEmailContact = defineAction({
  type: 'StartOutboundEmailContact',
  family: 'contact',
  consoleBlocks: ['Send message (e-mail)'],
  summary: 'Sends an e-mail on the contact that CreateContact made just before.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    FromEmailAddress: required(object({ EmailAddress: required(value()), DisplayName: template() })),
    DestinationEmailAddress: required(object({ EmailAddress: required(value()), DisplayName: template() })),
    AdditionalRecipients: json({ note: 'From the API, where it holds CcEmailAddresses; not seen in an export.' }),
    EmailMessage: required(
      object({
        MessageSourceType: required(literal({ note: '`RAW` in exports; the API has `TEMPLATE` too.' })),
        RawMessage: json({
          note: 'From the API: Subject of 998 characters at most, Body of 5,000, ContentType; not seen in an export.',
        }),
        TemplatedMessageConfig: json({ note: 'From the API; not seen in an export.' }),
      }),
    ),
  },
  forms: oneForm({ next: continues, errors: { ...catchAll, TemplateRenderingError: optionalFailure } }),
  label: ({ DestinationEmailAddress }) => nameOfValue(memberOf(DestinationEmailAddress, 'EmailAddress')),
  methods: {},
  sources: [
    'https://github.com/aws-samples/sample-aicc-builder-for-amazon-connect-ai-agent/blob/HEAD/knowledge-base-docs/contact-flow/_reference-console-export-all-blocks.json',
    'https://docs.aws.amazon.com/connect/latest/adminguide/send-message.html',
    'https://docs.aws.amazon.com/connect/latest/APIReference/API_StartOutboundEmailContact.html',
  ],
  confidence: 'low',
  notes: [
    'The flow language reference has no page for it, and exports show it unfinished: members of the message come from the API of the same name.',
    'DestinationEmailAddress is required by the service, although an empty block of the console goes without.',
  ],
})
