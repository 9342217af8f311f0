import { expect, it } from 'vitest'
import { parseTemplate } from '../program/template.js'
import { fixedParts, plainWords } from './plain-words.js'

function wordsOf(text: string, other = ''): string | undefined {
  return plainWords(fixedParts(parseTemplate(text), text, false), other)
}

it.each([
  ['For opening hours, press 1.', 'opening hours'],
  ['Goodbye.', 'Goodbye'],
  ['Thank you for calling. Your number is 12345.', 'you for calling'],
  ["We're sorry, that didn't work out for you.", 'work out for you'],
  ['사번을 누르신 후, 우물 정자를 눌러 주세요.', '우물 정자를 눌러 주세요'],
  ['1, 2, 3.', undefined],
])('takes words of %j that a transcript is likely to have', (text, words) => {
  expect(wordsOf(text)).toBe(words)
})

it('leaves out values and the words that they are joined to', () => {
  expect(wordsOf('Hello $.Attributes.name, your code is L$.External.code.')).toBe('your code is')
})

it('leaves out mark-up, also where a value cuts a tag in two', () => {
  const ssml =
    '<speak>We will be <emphasis>right</emphasis> back <prosody rate="$.Attributes.rate">with you soon</prosody></speak>'
  expect(plainWords(fixedParts(parseTemplate(ssml), ssml, true), '')).toBe('with you soon')
})

it('prefers words that the message before does not have', () => {
  const text = 'This choice is wrong. For the status of an order press one.'
  expect(wordsOf(text)).toBe('the status of an order press one')
  expect(wordsOf(text, 'For the status of an order, press one.')).toBe('choice is wrong')
})

it('takes at most eight words', () => {
  expect(wordsOf('one two three four five six seven eight nine ten')).toBe('one two three four five six seven eight')
})
