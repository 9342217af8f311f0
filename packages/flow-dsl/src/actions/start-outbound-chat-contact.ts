import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { flowParameter } from '../values/flow-target.js'
import type { FlowTarget } from '../values/flow-target.js'
import type { Resource } from '../values/resource.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { catchAll, continues, optionalFailure } from './outcomes.js'
import { object, oneOf, required, resourceId, template, value } from './parameter.js'

/** Send message, SMS: write to the customer's telephone. */
export const startOutboundChatContact = defineAction({
  type: 'StartOutboundChatContact',
  family: 'contact',
  consoleBlocks: ['Send message (SMS)'],
  summary: 'Starts an SMS chat with the customer, which runs another flow.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    SourceEndpoint: required(
      object({
        Address: required(
          value({
            resource: 'phoneNumber',
            pattern: /^(?!\+)/,
            patternMeaning: 'the ARN of a phone number, not the number itself',
          }),
        ),
        Type: required(oneOf(['CONNECT_PHONENUMBER_ARN'])),
      }),
    ),
    DestinationEndpoint: required(
      object({
        Address: required(
          value({
            pattern: /^\+[1-9][0-9]{6,14}$/,
            patternMeaning: 'a number in international form, for instance +821012345678',
          }),
        ),
        Type: required(oneOf(['TELEPHONE_NUMBER'])),
      }),
    ),
    ContactFlowArn: required(
      resourceId('flow', {
        // The page names no type; only these can run for a contact that is not with anybody yet.
        flowTypes: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
        note: 'Flow that the new chat runs.',
      }),
    ),
    ContactSubtype: required(oneOf(['connect:SMS'])),
    InitialSystemMessage: object({ Content: required(template({ maximumLength: 1_024 })) }),
    RelatedContact: oneOf(['CURRENT']),
  },
  refusedParameters: {
    ContactFlowId: 'Write ContactFlowArn.',
  },
  forms: oneForm({ next: continues, errors: { ...catchAll, TemplateRenderingError: optionalFailure } }),
  label: ({ ContactFlowArn }) => nameOfValue(ContactFlowArn),
  methods: {
    sendMessage: (
      recorder: ActionRecorder,
      message: TextMessage,
      options: { readonly id?: string; readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: {
          SourceEndpoint: { Address: message.from, Type: 'CONNECT_PHONENUMBER_ARN' },
          DestinationEndpoint: { Address: message.to, Type: 'TELEPHONE_NUMBER' },
          ContactFlowArn: flowParameter(message.flow),
          ContactSubtype: 'connect:SMS',
          InitialSystemMessage: message.text === undefined ? undefined : { Content: message.text },
          RelatedContact: 'CURRENT',
        },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-startoutboundchatcontact.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/send-message.html',
  ],
  confidence: 'high',
  notes: [
    'The page names no flow types; the block is listed for all.',
    'Drafts of the console have a branch for TemplateRenderingError, which the page does not name: a message from a template, rendered just before.',
  ],
})

/** An SMS to send. */
export interface TextMessage {
  /** Our number: claimed on the instance, able to send SMS, and mapped to its ARN, not to the number itself. */
  readonly from: Resource<'phoneNumber'> | AttributeReference
  /** The customer's number in international form, for instance `+821012345678`, or an attribute that holds it. */
  readonly to: string | AttributeReference
  /** Flow that the new chat runs. */
  readonly flow: FlowTarget<'CONTACT_FLOW'>
  /** What is sent first, 1,024 characters at most; attributes may stand in it. */
  readonly text?: string | AttributeReference
}

/** Builder methods of Send message for SMS. */
export interface SendMessageMethods<S extends Scope> {
  /**
   * Send message: sends an SMS to the customer and starts a chat of its own for the answers, linked to this contact. The
   * flow here goes on at once.
   * @param message - Numbers, text, flow.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * flow.sendMessage({
   *   from: phoneNumber('sms'),
   *   to: contact.customerEndpoint.address,
   *   text: '예약 링크를 보내드립니다: https://example.com/booking',
   *   flow: flowNamed('sms-chat'),
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/send-message.html
   */
  sendMessage(message: TextMessage, ...options: LastArgument<BranchOptions<typeof catchAll, S>>): void
}
