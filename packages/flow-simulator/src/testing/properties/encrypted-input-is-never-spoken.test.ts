import { expect, it } from 'vitest'
import { flowOf, say } from '../../../test/player.js'
import { assertProperty } from '../assert-property.js'
import { encryptedInputIsNeverSpoken } from './encrypted-input-is-never-spoken.js'

const card = {
  type: 'GetParticipantInput',
  parameters: {
    Text: 'The number of your card, please.',
    StoreInput: 'True',
    InputTimeLimitSeconds: '5',
    InputValidation: { CustomValidation: { MaximumLength: '16' } },
    InputEncryption: { EncryptionKeyId: 'key', Key: 'certificate' },
  },
  next: 'keep',
  errors: { NoMatchingError: 'bye' },
}
const keep = {
  type: 'UpdateContactAttributes',
  parameters: { Attributes: { card: '$.StoredCustomerInput' } },
  next: 'read',
  errors: { NoMatchingError: 'bye' },
}

it('does not hold where what was typed is read back', async () => {
  const flow = flowOf({ card, keep, read: say('Your card is $.Attributes.card.', 'bye'), bye: say('Goodbye.', 'end') })
  await expect(assertProperty(flow, encryptedInputIsNeverSpoken)).rejects.toThrow('with input that was encrypted')
})

it('holds where it is only kept', async () => {
  const flow = flowOf({ card, keep, read: say('Thank you.', 'bye'), bye: say('Goodbye.', 'end') })
  await expect(assertProperty(flow, encryptedInputIsNeverSpoken)).resolves.toBeUndefined()
})
