import { expect, it } from 'vitest'
import { z } from 'zod'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { contact, contactAttributes, text } from '../index.js'
import { updateContactAttributes } from './update-contact-attributes.js'

const customer = contactAttributes({
  tier: z.enum(['gold', 'silver']),
  greeting: z.string(),
  visits: z.number(),
  member: z.boolean(),
})

it('writes literals, references and texts with attributes, all as text', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.setContactAttributes(
        customer,
        { tier: 'gold', greeting: text`Hi ${contact.channel}`, visits: 3, member: true },
        { on: { NoMatchingError: elsewhere } },
      ),
    ),
  ).toEqual({
    type: 'UpdateContactAttributes',
    parameters: {
      Attributes: { tier: 'gold', greeting: 'Hi $.Channel', visits: '3', member: 'true' },
      TargetContact: 'Current',
    },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('writes on the related contact when told so', () => {
  expect(
    writtenUnderHandlerBy((flow) =>
      flow.setContactAttributes(customer, { tier: customer.tier }, { contact: 'related' }),
    ),
  ).toEqual({
    type: 'UpdateContactAttributes',
    parameters: { Attributes: { tier: '$.Attributes.tier' }, TargetContact: 'Related' },
    ways: { next: 'after', NoMatchingError: 'handler' },
  })
})

it('needs a branch for a failure, and is called by the names it sets', () => {
  expect(statedOutcomes(updateContactAttributes, {})).toMatchObject({ failures: ['NoMatchingError'], events: [] })
  expect(updateContactAttributes.label?.({ Attributes: { tier: 'gold', visits: '3' } })).toBe('tier visits')
})

it('leaves the attributes by their names, on the contact itself', () => {
  const sets = (TargetContact: string | undefined, names: Readonly<Record<string, string>>) =>
    updateContactAttributes.sets?.({ Attributes: names, TargetContact })
  expect(sets('Current', { tier: 'gold', 'first name': 'x' })).toEqual([
    '$.Attributes.tier',
    "$.Attributes['first name']",
  ])
  expect(sets(undefined, { '$.External.name': 'x' })).toEqual(['$.Attributes'])
  expect(sets('Related', { tier: 'gold' })).toEqual([])
  expect(updateContactAttributes.sets?.({ Attributes: 'tier' })).toEqual([])
})
