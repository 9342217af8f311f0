import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { contact, contactFlow, phoneNumber, text } from '../index.js'
import { startOutboundChatContact } from './start-outbound-chat-contact.js'

const answers = contactFlow('answers', {}, (flow) => flow.disconnect())

it('sends an SMS and starts a chat for the answers', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.sendMessage(
        {
          from: phoneNumber('sms'),
          to: contact.customerEndpoint.address,
          flow: answers,
          text: text`Your number is ${contact.customerEndpoint.address}`,
        },
        { on: { NoMatchingError: elsewhere } },
      ),
    ),
  ).toEqual({
    type: 'StartOutboundChatContact',
    parameters: {
      SourceEndpoint: { Address: { kind: 'phoneNumber', name: 'sms' }, Type: 'CONNECT_PHONENUMBER_ARN' },
      DestinationEndpoint: { Address: '$.CustomerEndpoint.Address', Type: 'TELEPHONE_NUMBER' },
      ContactFlowArn: { kind: 'flow', name: 'answers' },
      ContactSubtype: 'connect:SMS',
      InitialSystemMessage: { Content: 'Your number is $.CustomerEndpoint.Address' },
      RelatedContact: 'CURRENT',
    },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('needs no text, for a template that was rendered before', () => {
  const { parameters, ways } = writtenUnderHandlerBy((flow) =>
    flow.sendMessage({ from: phoneNumber('sms'), to: '+821012345678', flow: answers }),
  )
  expect(parameters).not.toHaveProperty('InitialSystemMessage')
  expect(parameters).toMatchObject({ DestinationEndpoint: { Address: '+821012345678' } })
  expect(ways).toEqual({ next: 'after', NoMatchingError: 'handler' })
})

it('takes the branch of a template that exports have, and does not ask for it', () => {
  expect(statedOutcomes(startOutboundChatContact, {})).toMatchObject({
    next: 'continues',
    failures: ['NoMatchingError'],
    optional: ['TemplateRenderingError'],
    results: undefined,
  })
})

it('is called by its flow', () => {
  expect(startOutboundChatContact.label?.({ ContactFlowArn: 'arn:aws:connect:x:1:instance/i/contact-flow/f-1' })).toBe(
    'f-1',
  )
})
