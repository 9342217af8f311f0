import { describe, expect, it } from 'vitest'
import {
  forbiddenIdentifierCharacters,
  identifierProblem,
  reservedIdentifiers,
  toIdentifierText,
} from './identifier.js'

describe('identifierProblem', () => {
  it.each(['a', 'ask - playPrompt', '사번 묻기', 'x'.repeat(50), '6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'a.b_c!?*#@'])(
    'has nothing against %j',
    (identifier) => {
      expect(identifierProblem(identifier)).toBeUndefined()
    },
  )

  it.each([
    ['', 'is empty'],
    ['x'.repeat(51), 'has 51 characters, at most 50 are allowed'],
    ['constructor', 'is a word that Amazon Connect reserves'],
  ])('says why %j cannot be one', (identifier, problem) => {
    expect(identifierProblem(identifier)).toBe(problem)
  })

  it.each([...forbiddenIdentifierCharacters, '\n', '\u0000', '\u007f'])('refuses the character %j', (character) => {
    expect(identifierProblem(`a${character}b`)).toContain(`contains ${JSON.stringify(character)}`)
  })

  it.each([...reservedIdentifiers])('refuses the reserved word %s', (word) => {
    expect(identifierProblem(word)).toContain('reserves')
    expect(identifierProblem(`${word} 2`)).toBeUndefined()
  })
})

describe('toIdentifierText', () => {
  it('makes one space of forbidden characters and runs of space', () => {
    expect(toIdentifierText('Hello:  {world}\n(again)')).toBe('Hello world again')
    expect(toIdentifierText('  $.Attributes.tier = 1 ')).toBe('.Attributes.tier 1')
  })

  it('leaves other texts as they are', () => {
    expect(toIdentifierText('사번을 눌러 주세요!')).toBe('사번을 눌러 주세요!')
  })

  it('leaves nothing that an identifier must not contain', () => {
    const everything = String.fromCharCode(...Array.from({ length: 128 }, (_, code) => code))
    expect(identifierProblem(toIdentifierText(everything).slice(0, 50))).toBeUndefined()
    expect(toIdentifierText(forbiddenIdentifierCharacters)).toBe('')
  })
})
