import { describe, expect, it } from 'vitest'
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

describe('Voice ID', () => {
  const switches = {
    IsVoiceIdStreamingEnabled: 'TRUE',
    IsVoiceAuthenticationEnabled: 'FALSE',
    IsFraudDetectionEnabled: 'FALSE',
  }
  const authentication = { VoiceAuthenticationThreshold: '90', VoiceAuthenticationResponseTime: '10' }

  it.each([
    ['all switches off', switches],
    ['authentication', { ...switches, IsVoiceAuthenticationEnabled: 'TRUE', ...authentication }],
    ['fraud, in lower case', { ...switches, IsFraudDetectionEnabled: 'true', FraudDetectionThreshold: '50' }],
  ])('takes %s', (_name, parameters) => {
    expect(brokenConstraints(updateContactData, parameters)).toEqual([])
  })

  it.each([
    ['a switch alone', { IsVoiceIdStreamingEnabled: 'TRUE' }, 'IsVoiceIdStreamingEnabled'],
    [
      'authentication without thresholds',
      { ...switches, IsVoiceAuthenticationEnabled: 'TRUE' },
      'VoiceAuthenticationThreshold',
    ],
    ['thresholds of what is off', { ...switches, ...authentication }, 'VoiceAuthenticationThreshold'],
    ['fraud without a threshold', { ...switches, IsFraudDetectionEnabled: 'TRUE' }, 'FraudDetectionThreshold'],
  ])('refuses %s', (_name, parameters, at) => {
    expect(brokenConstraints(updateContactData, parameters)).toEqual([at])
  })

  it('has watch lists with ids of 22 letters and digits', () => {
    const WatchlistId = updateContactData.parameters['WatchlistId']
    const pattern = WatchlistId?.kind === 'text' ? WatchlistId.pattern : undefined
    expect(pattern?.test('abcdefghijklmnopqrstuv')).toBe(true)
    expect(pattern?.test('my-list')).toBe(false)
  })
})

it('needs a branch for a failure, and refuses References, which the reference documents', () => {
  expect(statedOutcomes(updateContactData, {})).toMatchObject({ failures: ['NoMatchingError'], events: [] })
  expect(Object.keys(updateContactData.refusedParameters ?? {})).toEqual(['References'])
  expect(Object.keys(updateContactData.parameters)).not.toContain('References')
})
