import { describe, expect, it } from 'vitest'
import { brokenConstraints, statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute, contact } from '../index.js'
import type { AttributeReference } from '../index.js'
import { getCustomerProfile } from './get-customer-profile.js'

const phone = { identifier: '_phone', value: contact.customerEndpoint.address }

it('looks for a profile by one identifier and keeps fields of it', () => {
  const returned: AttributeReference[] = []
  expect(
    writtenBy((flow, elsewhere) => {
      const profile = flow.getCustomerProfile(
        { ...phone, fields: ['firstName', 'shippingPostalCode'], attributes: ['own name'] },
        { on: { NoneFoundError: elsewhere, MultipleFoundError: () => {}, NoMatchingError: elsewhere } },
      )
      returned.push(profile.firstName, profile.shippingPostalCode, profile.attributes['own name'])
    }),
  ).toEqual({
    type: 'GetCustomerProfile',
    parameters: {
      ProfileRequestData: { IdentifierName: '_phone', IdentifierValue: '$.CustomerEndpoint.Address' },
      ProfileResponseData: ['FirstName', 'ShippingPostalCode', 'Attributes.own name'],
    },
    ways: { next: 'after', NoneFoundError: 'elsewhere', MultipleFoundError: 'after', NoMatchingError: 'elsewhere' },
  })
  expect(returned.map(String)).toEqual([
    '$.Customer.FirstName',
    '$.Customer.ShippingPostalCode',
    "$.Customer.Attributes['own name']",
  ])
})

it.each([
  ['allOf', 'AND'],
  ['anyOf', 'OR'],
] as const)('looks for a profile by several identifiers: %s', (member, operator) => {
  const several = [phone, { identifier: '_account', value: attribute('$.Attributes.account') }] as const
  expect(
    writtenUnderHandlerBy((flow, elsewhere) => {
      flow.getCustomerProfile(member === 'allOf' ? { allOf: several } : { anyOf: several }, {
        on: { NoneFoundError: elsewhere, MultipleFoundError: elsewhere },
      })
    }),
  ).toEqual({
    type: 'GetCustomerProfile',
    parameters: {
      ProfileRequestData: {
        SearchCriteria: [
          { IdentifierName: '_phone', IdentifierValue: '$.CustomerEndpoint.Address' },
          { IdentifierName: '_account', IdentifierValue: '$.Attributes.account' },
        ],
        LogicalOperator: operator,
      },
      ProfileResponseData: [],
    },
    ways: { next: 'after', NoneFoundError: 'elsewhere', MultipleFoundError: 'elsewhere', NoMatchingError: 'handler' },
  })
})

it('leaves two outcomes to the author and failures to onError', () => {
  expect(statedOutcomes(getCustomerProfile, {})).toMatchObject({
    next: 'continues',
    events: ['MultipleFoundError', 'NoneFoundError'],
    failures: ['NoMatchingError'],
  })
})

describe('a search', () => {
  const broken = (ProfileRequestData: Readonly<Record<string, string | readonly string[]>>): readonly string[] =>
    brokenConstraints(getCustomerProfile, { ProfileRequestData })

  it('needs something to search by', () => {
    expect(broken({})).toEqual(['ProfileRequestData'])
    expect(broken({ PhoneNumber: '+82212345678' })).toEqual([])
  })

  it('has identifier and value together', () => {
    expect(broken({ IdentifierName: '_phone' })).toEqual(['ProfileRequestData'])
    expect(broken({ IdentifierValue: '+82212345678' })).toEqual(['ProfileRequestData'])
    expect(broken({ IdentifierName: '_phone', IdentifierValue: '+82212345678' })).toEqual([])
  })

  it('has criteria and operator together', () => {
    expect(broken({ SearchCriteria: [] })).toEqual(['ProfileRequestData'])
    expect(broken({ LogicalOperator: 'AND' })).toEqual(['ProfileRequestData'])
    expect(broken({ SearchCriteria: [], LogicalOperator: 'AND' })).toEqual([])
  })
})

it('leaves what it keeps, and is called by what it searches', () => {
  expect(getCustomerProfile.sets?.({ ProfileResponseData: ['FirstName'] })).toContain('$.Customer.FirstName')
  expect(getCustomerProfile.sets?.({})).not.toContain('$.Customer.FirstName')
  expect(getCustomerProfile.label?.({ ProfileRequestData: { IdentifierName: '_phone' } })).toBe('phone')
  expect(getCustomerProfile.label?.({ ProfileRequestData: { PhoneNumber: '1' } })).toBe('PhoneNumber')
})
