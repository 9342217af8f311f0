import { expect, it } from 'vitest'
import { actionsOf, statedOutcomes, writtenUnderHandlerBy } from '../../test/written-action.js'
import { contactFlow } from '../index.js'
import { createContact } from './create-contact.js'

it('creates the contact that an e-mail is sent on next', () => {
  const built = contactFlow('f', {}, (flow) => {
    const end = flow.block('end', () => flow.action({ Type: 'End', id: 'end' }))
    flow.createContact('EMAIL', { on: { NoMatchingError: end } })
    flow.action({
      Type: 'StartOutboundEmailContact',
      id: 'send',
      Parameters: {
        FromEmailAddress: { EmailAddress: 'info@example.com' },
        DestinationEmailAddress: { EmailAddress: '$.Attributes.email' },
        EmailMessage: { MessageSourceType: 'RAW' },
      },
      on: { NoMatchingError: end },
      next: end,
    })
  })
  expect(actionsOf(built).find(({ type }) => type === 'CreateContact')).toEqual({
    type: 'CreateContact',
    parameters: { Channel: 'EMAIL', RelatedContact: 'CURRENT' },
    ways: { next: 'send', NoMatchingError: 'end' },
  })
})

it('leaves its failure to the handler', () => {
  expect(writtenUnderHandlerBy((flow) => flow.createContact('EMAIL')).ways).toEqual({
    next: 'after',
    NoMatchingError: 'handler',
  })
})

it('can fail, and branches on nothing', () => {
  expect(statedOutcomes(createContact, {})).toMatchObject({
    next: 'continues',
    failures: ['NoMatchingError'],
    results: undefined,
  })
})
