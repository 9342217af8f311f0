import { describe, expect, it } from 'vitest'
import { brokenConstraints, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute } from '../index.js'
import type { AttributeReference } from '../index.js'
import { getCustomerProfileObject } from './get-customer-profile-object.js'

const profileId = attribute('$.Attributes.profileId')

it('reads the latest object and keeps fields of it', () => {
  const returned: AttributeReference[] = []
  expect(
    writtenBy((flow, elsewhere) => {
      const asset = flow.getCustomerProfileObject(
        { profileId, objectType: '_asset', fields: ['assetStatus'], attributes: ['color'] },
        { on: { NoneFoundError: elsewhere, NoMatchingError: elsewhere } },
      )
      returned.push(asset.assetStatus, asset.attributes.color)
    }),
  ).toEqual({
    type: 'GetCustomerProfileObject',
    parameters: {
      ProfileRequestData: { ProfileId: '$.Attributes.profileId', ObjectType: '_asset', UseLatest: 'true' },
      ProfileResponseData: ['AssetStatus', 'AssetAttributes.color'],
    },
    ways: { next: 'after', NoneFoundError: 'elsewhere', NoMatchingError: 'elsewhere' },
  })
  expect(returned.map(String)).toEqual(['$.Customer.Asset.Status', '$.Customer.Asset.Attributes.color'])
})

it('reads an object of a type of your own by an identifier', () => {
  const returned: AttributeReference[] = []
  expect(
    writtenUnderHandlerBy((flow, elsewhere) => {
      const visit = flow.getCustomerProfileObject(
        { profileId, objectType: 'visit', identifier: 'visitId', value: '7', attributes: ['date'] },
        { on: { NoneFoundError: elsewhere } },
      )
      returned.push(visit.attributes.date)
    }),
  ).toMatchObject({
    parameters: {
      ProfileRequestData: { ObjectType: 'visit', IdentifierName: 'visitId', IdentifierValue: '7' },
      ProfileResponseData: ['ObjectAttributes.date'],
    },
    ways: { NoMatchingError: 'handler' },
  })
  expect(returned.map(String)).toEqual(['$.Customer.ObjectAttributes.date'])
})

describe('what it leaves', () => {
  it('is what it keeps, where the flow reads it', () => {
    expect(
      getCustomerProfileObject.sets?.({
        ProfileRequestData: { ObjectType: '_order' },
        ProfileResponseData: ['OrderTotalPrice', 'OrderAttributes.gift', 'ObjectAttributes.other'],
      }),
    ).toEqual([
      '$.Customer.Order.OrderId',
      '$.Customer.Order.TotalPrice',
      '$.Customer.Order.Attributes.gift',
      '$.Customer.ObjectAttributes.other',
    ])
  })

  it('has no id where the type is of your own', () => {
    expect(getCustomerProfileObject.sets?.({ ProfileRequestData: { ObjectType: 'visit' } })).toEqual([])
  })
})

it('has identifier and value together', () => {
  expect(brokenConstraints(getCustomerProfileObject, { ProfileRequestData: { IdentifierName: 'a' } })).toEqual([
    'ProfileRequestData',
  ])
  expect(brokenConstraints(getCustomerProfileObject, { ProfileRequestData: { UseLatest: 'true' } })).toEqual([])
})

it('asks for the latest object, or for one with an identifier', () => {
  const broken = (ProfileRequestData: Readonly<Record<string, string | boolean>>): readonly string[] =>
    brokenConstraints(getCustomerProfileObject, { ProfileRequestData })
  expect(broken({ ProfileId: 'p-1' })).toEqual(['ProfileRequestData'])
  expect(broken({ UseLatest: 'false' })).toEqual(['ProfileRequestData'])
  expect(broken({ UseLatest: true })).toEqual([])
  expect(broken({ UseLatest: 'false', IdentifierName: '_assetId', IdentifierValue: '7' })).toEqual([])
})

it('refuses the name that a page misspells', () => {
  expect(getCustomerProfileObject.refusedParameters).toHaveProperty('UseLatset')
  expect(getCustomerProfileObject.label?.({ ProfileRequestData: { ObjectType: '_asset' } })).toBe('asset')
})

it('says what is missing, whatever stands for the switch', () => {
  const parameters = { ProfileRequestData: { ProfileId: 'p', ObjectType: '_order', UseLatest: Object.create(null) } }
  expect(brokenConstraints(getCustomerProfileObject, parameters)).toEqual(['ProfileRequestData'])
})
