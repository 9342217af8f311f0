import { expect, it } from 'vitest'
import { statedOutcomes } from '../../test/written-action.js'
import { startOutboundEmailContact } from './start-outbound-email-contact.js'

it('is not known well enough for a builder method', () => {
  expect(startOutboundEmailContact.confidence).toBe('low')
  expect(startOutboundEmailContact.methods).toEqual({})
})

it('takes the branch of a template that exports have, and does not ask for it', () => {
  expect(statedOutcomes(startOutboundEmailContact, {})).toMatchObject({
    next: 'continues',
    failures: ['NoMatchingError'],
    optional: ['TemplateRenderingError'],
    results: undefined,
  })
})

it('is called by whom it writes to', () => {
  const to = (EmailAddress: string) => startOutboundEmailContact.label?.({ DestinationEmailAddress: { EmailAddress } })
  expect(to('$.Attributes.email')).toBe('email')
  expect(to('kim@example.com')).toBe('kim@example.com')
})
