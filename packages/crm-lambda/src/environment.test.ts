import { expect, it } from 'vitest'
import { SetupError } from './crm.js'
import { readEnvironment } from './environment.js'

it('needs no more than the secret', () => {
  expect(readEnvironment({ PATH: '/bin', SECRET_ID: 'crm', CONTACT_ID_FIELD: '' })).toEqual({
    secretId: 'crm',
    apiVersion: '63.0',
    contactIdField: 'ConnectContactId__c',
    timeBudgetMilliseconds: 6000,
  })
})

it.each([
  ['SECRET_ID', ''],
  ['SALESFORCE_API_VERSION', 'v63'],
  ['SALESFORCE_API_VERSION', '../../..'],
  ['CONTACT_ID_FIELD', 'Subject'],
  ['CONTACT_ID_FIELD', "Id != '' OR X__c"],
  ['TIME_BUDGET_MILLISECONDS', '9000'],
])('says what is wrong with %s set to %j', (name, value) => {
  const read = () => readEnvironment({ SECRET_ID: 'crm', [name]: value })
  expect(read).toThrow(SetupError)
  expect(read).toThrow(`${name}: `)
})
