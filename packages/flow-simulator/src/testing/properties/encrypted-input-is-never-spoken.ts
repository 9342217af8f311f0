import { defineCallProperty } from '../call-property.js'

/** Digits that are encrypted, such as the number of a card, are not read back: the caller would hear the ciphertext. */
export const encryptedInputIsNeverSpoken = defineCallProperty({
  name: 'encryptedInputIsNeverSpoken',
  expects: 'Input that was encrypted is not spoken.',
  problemOf({ moments }) {
    const secrets = new Set<string>()
    for (const moment of moments) {
      if (moment.kind === 'action' && moment.encrypted !== undefined) secrets.add(moment.encrypted)
      if (moment.kind === 'heard' && [...secrets].some((secret) => moment.text.includes(secret)))
        return `${moment.action} says “${moment.text}”, with input that was encrypted.`
    }
    return undefined
  },
})
