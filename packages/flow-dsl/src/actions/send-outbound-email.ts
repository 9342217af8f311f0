import type { ActionRecorder, WrittenBranch } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { outboundCommunication } from '../language/system-attributes.js'
import { defineAction, everyChannel, oneForm } from './action-definition.js'
import {
  campaignExamples,
  campaignMessage,
  catchAllOf,
  lacksTemplate,
  messageFrom,
  sendCommunicationBlock,
} from './campaign-message.js'
import type { CampaignTemplate } from './campaign-message.js'
import { nameOfValue } from './labels.js'
import { memberOf } from './member-of.js'
import { continues, optionalFailure } from './outcomes.js'
import type { catchAll } from './outcomes.js'
import { object, required, value } from './parameter.js'

/** Send communication, e-mail: write to the recipient of a journey. */
export const sendOutboundEmail = defineAction({
  type: 'SendOutboundEmail',
  family: 'interaction',
  consoleBlocks: ['Send communication (email)'],
  summary: 'E-mails the recipient of a journey from a message template.',
  flowTypes: ['CAMPAIGN'],
  channels: everyChannel,
  parameters: {
    EmailMessage: campaignMessage,
    FromEmailAddress: required(
      object({
        EmailAddress: required(
          value({ pattern: /^[^\s@]+@[^\s@]+$/, patternMeaning: 'an e-mail address such as noreply@example.com' }),
        ),
        DisplayName: value({ note: 'A property in the console; the name of the member is that of the API.' }),
      }),
    ),
  },
  constraints: [
    {
      at: 'EmailMessage',
      message: 'A message with MessageSourceType TEMPLATE needs TemplatedMessage.',
      broken: ({ EmailMessage }) => lacksTemplate(EmailMessage),
    },
  ],
  forms: oneForm({ next: continues, errors: { NoMatchingError: optionalFailure } }),
  sets: () => ['$.OutboundCommunication.Latest'],
  label: ({ EmailMessage }) =>
    nameOfValue(memberOf(memberOf(EmailMessage, 'TemplatedMessage'), 'WisdomMessageTemplateArn')),
  methods: {
    sendEmail: (
      recorder: ActionRecorder,
      message: EmailMessage,
      options: BlockOptions & { readonly on?: { readonly NoMatchingError?: WrittenBranch } } = {},
    ) => {
      recorder.write({
        parameters: {
          EmailMessage: messageFrom(message),
          FromEmailAddress: { EmailAddress: message.from, DisplayName: message.displayName },
        },
        errors: catchAllOf(recorder, options.on),
        id: options.id,
      })
      return outboundCommunication.latestId
    },
  },
  sources: [campaignExamples, sendCommunicationBlock],
  confidence: 'medium',
  notes: [
    'The page of the block calls the action SendCommunication; the published journeys have one type for each channel.',
  ],
})

/** An e-mail of a journey. */
export interface EmailMessage extends CampaignTemplate {
  /** The address that it comes from. */
  readonly from: string | AttributeReference
  /** The name beside that address. */
  readonly displayName?: string | AttributeReference
}

/** Builder methods of Send communication for e-mails. */
export interface SendEmailMethods<S extends Scope> {
  /**
   * Send communication, e-mail: writes to the recipient of the journey. The journey goes on at once; what became of the
   * e-mail tells `flow.checkCommunicationStatus(...)` after a `flow.wait(...)`.
   * @param message - Template and sender.
   * @param options - Branches and identifier.
   * @returns Reference to the id of what was sent last.
   * @example
   * ```ts
   * flow.sendEmail({
   *   from: 'support@example.com',
   *   displayName: 'Example support',
   *   template: messageTemplate('welcome'),
   *   knowledgeBase: knowledgeBase('templates'),
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/journey-flow-block-send-communication.html
   */
  sendEmail(message: EmailMessage, ...options: LastArgument<BranchOptions<typeof catchAll, S>>): AttributeReference
}
