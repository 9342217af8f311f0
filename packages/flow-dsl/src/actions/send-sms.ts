import type { ActionRecorder, WrittenBranch } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { outboundCommunication } from '../language/system-attributes.js'
import type { Resource } from '../values/resource.js'
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
import { object, oneOf, required, resourceId } from './parameter.js'

/** Send communication, SMS: text the recipient of a journey. */
export const sendSms = defineAction({
  type: 'SendSMS',
  family: 'interaction',
  consoleBlocks: ['Send communication (SMS)'],
  summary: 'Texts the recipient of a journey from a message template.',
  flowTypes: ['CAMPAIGN'],
  channels: everyChannel,
  parameters: {
    Message: campaignMessage,
    SourceEndpoint: required(
      object({
        Address: required(resourceId('phoneNumber', { note: 'ARN of the number.' })),
        Type: required(oneOf(['CONNECT_PHONENUMBER_ARN'])),
      }),
    ),
  },
  constraints: [
    {
      at: 'Message',
      message: 'A message with MessageSourceType TEMPLATE needs TemplatedMessage.',
      broken: ({ Message }) => lacksTemplate(Message),
    },
  ],
  forms: oneForm({ next: continues, errors: { NoMatchingError: optionalFailure } }),
  sets: () => ['$.OutboundCommunication.Latest'],
  label: ({ Message }) => nameOfValue(memberOf(memberOf(Message, 'TemplatedMessage'), 'WisdomMessageTemplateArn')),
  methods: {
    sendSms: (
      recorder: ActionRecorder,
      message: SmsMessage,
      options: BlockOptions & { readonly on?: { readonly NoMatchingError?: WrittenBranch } } = {},
    ) => {
      recorder.write({
        parameters: {
          Message: messageFrom(message),
          SourceEndpoint: { Address: message.from, Type: 'CONNECT_PHONENUMBER_ARN' },
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
    'No type for WhatsApp is published.',
  ],
})

/** A text message of a journey. */
export interface SmsMessage extends CampaignTemplate {
  /** The number that it comes from. */
  readonly from: Resource<'phoneNumber'> | AttributeReference
}

/** Builder methods of Send communication for text messages. */
export interface SendSmsMethods<S extends Scope> {
  /**
   * Send communication, SMS: texts the recipient of the journey. The journey goes on at once; what became of the
   * message tells `flow.checkCommunicationStatus(...)` after a `flow.wait(...)`.
   * @param message - Template and number.
   * @param options - Branches and identifier.
   * @returns Reference to the id of what was sent last.
   * @example
   * ```ts
   * flow.sendSms({
   *   from: phoneNumber('sms'),
   *   template: messageTemplate('reminder'),
   *   knowledgeBase: knowledgeBase('templates'),
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/journey-flow-block-send-communication.html
   */
  sendSms(message: SmsMessage, ...options: LastArgument<BranchOptions<typeof catchAll, S>>): AttributeReference
}
