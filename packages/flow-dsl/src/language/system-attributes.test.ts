import { expect, it } from 'vitest'
import { findReferences } from './attribute-reference.js'
import { customerProfileFields, profileObjectFields } from './customer-profile-fields.js'
import { lookUpAttribute } from './known-attributes.js'
import {
  agenticContextVariable,
  assistantSession,
  caseFields,
  contact,
  customerProfile,
  dataTables,
  knownAttributePatterns,
  lex,
  media,
  outboundCommunication,
  sipHeaders,
  views,
} from './system-attributes.js'

it('writes the free members of Lex and views as the service reads them', () => {
  expect(String(lex.slot('city'))).toBe('$.Lex.Slots.city')
  expect(String(lex.slot('city of birth'))).toBe("$.Lex.Slots['city of birth']")
  expect(String(lex.sessionAttribute('step'))).toBe('$.Lex.SessionAttributes.step')
  expect(String(views.resultData('form', 'name'))).toBe('$.Views.ViewResultData.form.name')
  expect(String(views.resultData())).toBe('$.Views.ViewResultData')
})

it('has a known path for every SIP header', () => {
  const paths = sipHeaders.map((name) => media.sipHeader(name).path)
  expect(paths).toContain('$.Media.Sip.Headers.P-Charge-Info')
  expect(paths.filter((path) => lookUpAttribute(findReferences(path)[0]?.members ?? []).verdict !== 'known')).toEqual(
    [],
  )
})

it('writes what profiles, data tables and journeys leave as the service reads it', () => {
  expect(String(customerProfile.field('firstName'))).toBe('$.Customer.FirstName')
  expect(String(customerProfile.attribute('own name'))).toBe("$.Customer.Attributes['own name']")
  expect(String(customerProfile.calculatedAttribute('_frequent_caller'))).toBe(
    '$.Customer.CalculatedAttributes._frequent_caller',
  )
  expect(String(customerProfile.objectField('assetStatus'))).toBe('$.Customer.Asset.Status')
  expect(String(customerProfile.objectField('orderOrderId'))).toBe('$.Customer.Order.OrderId')
  expect(String(customerProfile.objectAttribute('color'))).toBe('$.Customer.ObjectAttributes.color')
  expect(String(customerProfile.objectAttribute('color', 'Asset'))).toBe('$.Customer.Asset.Attributes.color')
  expect(String(dataTables.value('rate', 'own column'))).toBe("$.DataTables.rate['own column']")
  expect(String(dataTables.list.rows('near'))).toBe('$.DataTableList.ResultData.primaryKeyGroups.near')
  expect(String(outboundCommunication.receipt('Rendering Failure'))).toBe(
    "$.DeliveryReceipts['`$.OutboundCommunication.Latest.Id`']['Rendering Failure']",
  )
})

it('has a known path for every field of a profile and of its objects', () => {
  const fields = customerProfileFields.map((field) => `$.Customer.${field}`)
  const objects = Object.entries(profileObjectFields).flatMap(([object, names]) =>
    names.map((name) => `$.Customer.${object}.${name}`),
  )
  const unknown = [...fields, ...objects].filter(
    (path) => lookUpAttribute(findReferences(path)[0]?.members ?? []).verdict !== 'known',
  )
  expect(unknown).toEqual([])
})

it('lists no attribute twice', () => {
  expect(new Set(knownAttributePatterns).size).toBe(knownAttributePatterns.length)
})

it.each([
  caseFields.caseId,
  caseFields.field('own field'),
  assistantSession.arn,
  agenticContextVariable('phone'),
  contact.segment.customerAuthentication.status,
])('knows $path', ({ path }) => {
  expect(lookUpAttribute(findReferences(path)[0]?.members ?? []).verdict).toBe('known')
})
