import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import type { Resource } from '../values/resource.js'
import { defineAction, oneForm } from './action-definition.js'
import { numberIn } from './on-the-line.js'
import { continues, noErrors } from './outcomes.js'
import { integer, object, oneOf, required, value } from './parameter.js'

/** Call phone number: place the outbound call now. */
export const completeOutboundCall = defineAction({
  type: 'CompleteOutboundCall',
  family: 'contact',
  consoleBlocks: ['Call phone number'],
  summary: 'Places the outbound call explicitly, so that a caller id or voice connector can be chosen first.',
  flowTypes: ['OUTBOUND_WHISPER'],
  channels: ['VOICE'],
  parameters: {
    CallerId: object({ Number: value({ resource: 'phoneNumber' }) }),
    VoiceConnector: object({
      VoiceConnectorType: required(oneOf(['ChimeConnector'])),
      VoiceConnectorArn: required(value()),
      FromUser: required(value()),
      ToUser: required(value()),
      UserToUserInformation: value(),
    }),
    ConnectionTimeLimitSeconds: integer({ minimum: 1, maximum: 600 }, { dynamic: 'either' }),
  },
  groups: [{ rule: 'atMostOne', members: ['CallerId', 'VoiceConnector'] }],
  forms: oneForm({ next: continues, errors: noErrors }),
  onTheLine: ({ ConnectionTimeLimitSeconds }) => ({
    speaks: false,
    waitsFor: 'party',
    longestSeconds: numberIn(ConnectionTimeLimitSeconds),
  }),
  methods: {
    callPhoneNumber: (
      recorder: ActionRecorder,
      options: BlockOptions & { readonly callerId?: Resource<'phoneNumber'> | AttributeReference } = {},
    ) => {
      recorder.write({
        parameters: { CallerId: options.callerId === undefined ? undefined : { Number: options.callerId } },
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-completeoutboundcall.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/call-phone-number.html',
  ],
  confidence: 'high',
  notes: ['Without it the first action that speaks places the call. Refused in inbound flows (published live check).'],
})

/** Builder methods of Call phone number. */
export interface CallPhoneNumberMethods {
  /**
   * Call phone number: places the outbound call now and waits until it is answered. Voice only.
   * @param options - `callerId`: the number shown; it has to be claimed on the instance.
   * @example
   * ```ts
   * flow.callPhoneNumber({ callerId: phoneNumber('main-line') })
   * flow.playPrompt('안녕하세요. 예약하신 상담 전화입니다.')
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/call-phone-number.html
   */
  callPhoneNumber(options?: BlockOptions & { readonly callerId?: Resource<'phoneNumber'> | AttributeReference }): void
}
