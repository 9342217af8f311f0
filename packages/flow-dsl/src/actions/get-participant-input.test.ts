import { describe, expect, it } from 'vitest'
import { brokenConstraints, statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute } from '../index.js'
import type { AttributeReference } from '../index.js'
import { getParticipantInput } from './get-participant-input.js'

describe('getCustomerInput', () => {
  it('branches on keys, in the order of the telephone, and asks for a key within five seconds', () => {
    const menu = writtenBy((flow, elsewhere) =>
      flow.getCustomerInput({
        prompt: 'Press 1 or 2.',
        on: {
          '#': elsewhere,
          '2': () => flow.disconnect({ id: 'two' }),
          '1': () => {},
          InputTimeLimitExceeded: elsewhere,
          NoMatchingCondition: elsewhere,
          NoMatchingError: elsewhere,
        },
      }),
    )
    expect(menu).toEqual({
      type: 'GetParticipantInput',
      parameters: { Text: 'Press 1 or 2.', InputTimeLimitSeconds: '5', StoreInput: 'False' },
      ways: {
        'Equals 1': 'after',
        'Equals 2': 'two',
        'Equals #': 'elsewhere',
        InputTimeLimitExceeded: 'elsewhere',
        NoMatchingCondition: 'elsewhere',
        NoMatchingError: 'elsewhere',
      },
    })
    expect(Object.keys(menu.ways).slice(0, 3)).toEqual(['Equals 1', 'Equals 2', 'Equals #'])
  })

  it('leaves a failure, but neither silence nor a wrong key, to onError', () => {
    const { ways } = writtenUnderHandlerBy((flow, elsewhere) =>
      flow.getCustomerInput({
        prompt: 'Press 1.',
        on: { InputTimeLimitExceeded: elsewhere, NoMatchingCondition: elsewhere },
      }),
    )
    expect(ways).toEqual({
      InputTimeLimitExceeded: 'elsewhere',
      NoMatchingCondition: 'elsewhere',
      NoMatchingError: 'handler',
    })
  })
})

describe('storeCustomerInput', () => {
  it('keeps twenty digits unless told otherwise, and returns where they are', () => {
    const returned: AttributeReference[] = []
    const store = writtenBy((flow, elsewhere) => {
      returned.push(flow.storeCustomerInput({ prompt: 'Your number?', on: { NoMatchingError: elsewhere } }))
    })
    expect(store).toEqual({
      type: 'GetParticipantInput',
      parameters: {
        Text: 'Your number?',
        InputTimeLimitSeconds: '5',
        StoreInput: 'True',
        InputValidation: { CustomValidation: { MaximumLength: '20' } },
      },
      ways: { next: 'after', NoMatchingError: 'elsewhere' },
    })
    expect(String(returned[0])).toBe('$.StoredCustomerInput')
  })

  it('writes its limits, its terminator and encryption', () => {
    const { parameters } = writtenUnderHandlerBy((flow) => {
      flow.storeCustomerInput({
        prompt: 'Card number?',
        timeoutSeconds: 10,
        maxDigits: 16,
        terminator: '##',
        digitTimeoutSeconds: 3,
        disableCancelKey: false,
        encryption: { keyId: 'key-1', publicKey: attribute('$.Attributes.publicKey') },
      })
    })
    expect(parameters).toEqual({
      Text: 'Card number?',
      InputTimeLimitSeconds: '10',
      StoreInput: 'True',
      InputValidation: { CustomValidation: { MaximumLength: '16' } },
      InputEncryption: { EncryptionKeyId: 'key-1', Key: '$.Attributes.publicKey' },
      DTMFConfiguration: {
        InputTerminationSequence: '##',
        DisableCancelKey: 'False',
        InterdigitTimeLimitSeconds: '3',
      },
    })
  })

  it('stops * from cancelling when it ends the input', () => {
    const { parameters } = writtenUnderHandlerBy((flow) => {
      flow.storeCustomerInput({ prompt: 'Number?', terminator: '*' })
    })
    expect(parameters).toMatchObject({
      DTMFConfiguration: { InputTerminationSequence: '*', DisableCancelKey: 'True' },
    })
  })
})

describe('storeCustomerPhoneNumber', () => {
  const validationOf = (country?: string): unknown =>
    writtenBy((flow, elsewhere) => {
      flow.storeCustomerPhoneNumber({
        prompt: 'Your phone?',
        ...(country === undefined ? {} : { country }),
        on: { InvalidPhoneNumber: elsewhere, NoMatchingError: elsewhere },
      })
    })

  it('takes local numbers of a country', () => {
    expect(validationOf('KR')).toMatchObject({
      parameters: { InputValidation: { PhoneNumberValidation: { NumberFormat: 'Local', CountryCode: 'KR' } } },
      ways: { next: 'after', InvalidPhoneNumber: 'elsewhere', NoMatchingError: 'elsewhere' },
    })
  })

  it('takes international numbers without one', () => {
    expect(validationOf()).toMatchObject({
      parameters: { InputValidation: { PhoneNumberValidation: { NumberFormat: 'E164' } } },
    })
  })
})

it('setTouchToneBuffer switches the buffer', () => {
  const switched = (enabled: boolean): unknown => writtenUnderHandlerBy((flow) => flow.setTouchToneBuffer({ enabled }))
  expect(switched(true)).toEqual({
    type: 'GetParticipantInput',
    parameters: { EnableDTMFBuffer: 'True' },
    ways: { next: 'after', NoMatchingError: 'handler' },
  })
  expect(switched(false)).toMatchObject({ parameters: { EnableDTMFBuffer: 'False' } })
})

describe('forms', () => {
  it.each([
    [
      'menu form',
      {},
      {
        next: 'never',
        failures: ['NoMatchingError'],
        events: ['InputTimeLimitExceeded', 'NoMatchingCondition'],
        results: [],
      },
    ],
    [
      'store form',
      { StoreInput: 'True', InputValidation: { CustomValidation: { MaximumLength: '5' } } },
      { next: 'continues', failures: ['NoMatchingError'], events: [], results: undefined },
    ],
    [
      'store form with phone validation',
      { StoreInput: 'true', InputValidation: { PhoneNumberValidation: { NumberFormat: 'E164' } } },
      { next: 'continues', failures: ['NoMatchingError'], events: ['InvalidPhoneNumber'], results: undefined },
    ],
    [
      'touch-tone buffer form',
      { EnableDTMFBuffer: 'False', StoreInput: 'True' },
      { next: 'continues', failures: ['NoMatchingError'], events: [], results: undefined },
    ],
  ])('%s', (form, parameters, outcomes) => {
    expect(statedOutcomes(getParticipantInput, parameters)).toEqual({ form, optional: [], ...outcomes })
  })
})

it('keeps input in the store forms alone', () => {
  expect(getParticipantInput.sets?.({ StoreInput: 'True' })).toEqual(['$.StoredCustomerInput'])
  expect(getParticipantInput.sets?.({ StoreInput: 'False' })).toEqual([])
  expect(getParticipantInput.sets?.({})).toEqual([])
})

describe('constraints', () => {
  const validation = (members: Record<string, string>): readonly string[] =>
    brokenConstraints(getParticipantInput, { InputValidation: { PhoneNumberValidation: members } })
  const digits = (members: Record<string, string>): readonly string[] =>
    brokenConstraints(getParticipantInput, { DTMFConfiguration: members })

  it('wants a country for local numbers', () => {
    expect(validation({ NumberFormat: 'Local' })).toEqual(['InputValidation.PhoneNumberValidation.CountryCode'])
    expect(validation({ NumberFormat: 'Local', CountryCode: 'KR' })).toEqual([])
    expect(validation({ NumberFormat: 'E164' })).toEqual([])
  })

  it('wants * not to cancel where it ends the input', () => {
    expect(digits({ InputTerminationSequence: '*' })).toEqual(['DTMFConfiguration.DisableCancelKey'])
    expect(digits({ InputTerminationSequence: '*', DisableCancelKey: 'False' })).toEqual([
      'DTMFConfiguration.DisableCancelKey',
    ])
    expect(digits({ InputTerminationSequence: '*', DisableCancelKey: 'True' })).toEqual([])
    expect(digits({ InputTerminationSequence: '#' })).toEqual([])
  })
})
