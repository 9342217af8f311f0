import { expect, it } from 'vitest'
import { statedOutcomes, writtenUnderHandlerBy } from '../../test/written-action.js'
import { storedCustomerInput } from '../index.js'
import { updateContactCallbackNumber } from './update-contact-callback-number.js'

it('sets the number that a callback dials', () => {
  expect(
    writtenUnderHandlerBy((flow, elsewhere) =>
      flow.setCallbackNumber(storedCustomerInput, {
        on: { InvalidCallbackNumber: elsewhere, CallbackNumberNotDialable: () => {} },
      }),
    ),
  ).toEqual({
    type: 'UpdateContactCallbackNumber',
    parameters: { CallbackNumber: '$.StoredCustomerInput' },
    ways: { next: 'after', InvalidCallbackNumber: 'elsewhere', CallbackNumberNotDialable: 'after' },
  })
})

it('knows no catch-all: the service refuses one', () => {
  expect(statedOutcomes(updateContactCallbackNumber, {})).toEqual({
    form: 'only form',
    next: 'continues',
    failures: [],
    events: ['InvalidCallbackNumber', 'CallbackNumberNotDialable'],
    optional: [],
    results: undefined,
  })
})
