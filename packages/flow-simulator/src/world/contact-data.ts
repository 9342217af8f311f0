import type { Channel, JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import type { ContactState } from '../machine/contact-state.js'
import type { LambdaEvent } from './world.js'

/** The instance, account and region of a simulation: those of documentation. */
const region = 'ap-northeast-2'
const instance = `arn:aws:connect:${region}:111122223333:instance/11111111-1111-4111-8111-111111111111`

/**
 * What the service fills of a new contact.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html
 */
export function newContactData(contactId: string, channel: Channel, from: string, to: string): Map<string, JsonValue> {
  const voice = channel === 'VOICE'
  const endpoint = (address: string): JsonValue => (voice ? { Address: address, Type: 'TELEPHONE_NUMBER' } : null)
  const data: readonly (readonly [string, JsonValue])[] = [
    ['ContactId', contactId],
    ['InitialContactId', contactId],
    // Its own id for a first contact: three captured events of four.
    ['PreviousContactId', contactId],
    ['Channel', channel],
    ['CustomerEndpoint', endpoint(from)],
    ['SystemEndpoint', endpoint(to)],
    ['InitiationMethod', voice ? 'INBOUND' : 'API'],
    ['InstanceARN', instance],
    ['AwsRegion', region],
    // From the start, whatever the line speaks: captured events.
    ['LanguageCode', 'en-US'],
    ['TextToSpeechVoiceId', 'Joanna'],
  ]
  return new Map(data)
}

/**
 * The event that a function gets.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
export function lambdaEvent(state: ContactState, parameters: JsonObject): LambdaEvent {
  const system = (name: string): JsonValue => state.system.get(name) ?? null
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: Object.fromEntries(state.attributes),
        AwsRegion: system('AwsRegion'),
        Channel: state.channel,
        ContactId: system('ContactId'),
        CustomerEndpoint: system('CustomerEndpoint'),
        CustomerId: system('CustomerId'),
        Description: system('Description'),
        InitialContactId: system('InitialContactId'),
        InitiationMethod: system('InitiationMethod'),
        InstanceARN: system('InstanceARN'),
        LanguageCode: system('LanguageCode'),
        MediaStreams: state.system.get('MediaStreams') ?? {
          Customer: { Audio: state.channel === 'VOICE' ? null : {} },
        },
        Name: system('Name'),
        PreviousContactId: system('PreviousContactId'),
        Queue: system('Queue'),
        References: {},
        SystemEndpoint: system('SystemEndpoint'),
      },
      Parameters: parameters,
    },
  }
}
