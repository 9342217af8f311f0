import { expect, it } from 'vitest'
import { brokenConstraints, statedOutcomes, writtenBy } from '../../test/written-action.js'
import { attribute } from '../index.js'
import { updateContactData } from './update-contact-data.js'

it('sets what Amazon Connect itself understands', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.setContactProperties(
        { name: 'Task', description: 'For later', languageCode: 'ko-KR', customerId: attribute('$.External.id') },
        { on: { NoMatchingError: elsewhere } },
      ),
    ),
  ).toEqual({
    type: 'UpdateContactData',
    parameters: {
      Name: 'Task',
      Description: 'For later',
      LanguageCode: 'ko-KR',
      CustomerId: '$.External.id',
      TargetContact: 'Current',
    },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('has to set at least one property', () => {
  expect(brokenConstraints(updateContactData, { TargetContact: 'Current' })).toEqual(['LanguageCode'])
  expect(brokenConstraints(updateContactData, { TargetContact: 'Current', LanguageCode: 'ko-KR' })).toEqual([])
})

it('needs a branch for a failure, and refuses References, which the reference documents', () => {
  expect(statedOutcomes(updateContactData, {})).toMatchObject({ failures: ['NoMatchingError'], events: [] })
  expect(Object.keys(updateContactData.refusedParameters ?? {})).toEqual(['References'])
  expect(Object.keys(updateContactData.parameters)).not.toContain('References')
})
