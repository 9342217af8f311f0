import { describe, expect, it } from 'vitest'
import { messages } from './messages.js'

describe.each(Object.entries(messages))('messages in %s', (_, texts) => {
  it.each(Object.entries(texts))('%s is a sentence that a voice can read', (_name, text) => {
    // Mark-up, attribute references, abbreviations and digits are what text-to-speech mangles.
    expect(text).not.toMatch(/[<>&$"'{}()[\]/\\|*_~#@%^=+;:0-9\n]|\s{2}/)
    expect(text).toMatch(/\.$/)
    expect(text.trim()).toBe(text)
  })
})
