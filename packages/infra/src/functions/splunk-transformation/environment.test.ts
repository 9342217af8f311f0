import { expect, it } from 'vitest'
import { readEnvironment } from './environment.js'

it('masks addresses and takes no attributes along without settings', () => {
  expect(readEnvironment({ CONTACT_ATTRIBUTES: '', SPLUNK_INDEX: undefined })).toEqual({
    customerAddresses: 'mask',
    addressKeySecret: undefined,
    attributes: [],
    ccpLogGroup: undefined,
    index: undefined,
  })
})

it('reads names of attributes with commas between them', () => {
  expect(readEnvironment({ CONTACT_ATTRIBUTES: 'tier, language,order.id' }).attributes).toEqual([
    'tier',
    'language',
    'order.id',
  ])
})

it.each([
  [{ CUSTOMER_ADDRESSES: 'plain' }, /CUSTOMER_ADDRESSES/],
  [{ CUSTOMER_ADDRESSES: 'hash' }, /ADDRESS_KEY_SECRET: needed for hashing/],
  [{ CONTACT_ATTRIBUTES: 'a b' }, /CONTACT_ATTRIBUTES: names of attributes/],
  [{ CONTACT_ATTRIBUTES: Array.from({ length: 21 }, (_, index) => `a${index}`).join() }, /at most 20 names/],
  [{ SPLUNK_INDEX: 'Main!' }, /SPLUNK_INDEX/],
])('says what is wrong with %o', (variables, message) => {
  expect(() => readEnvironment(variables)).toThrow(message)
})
