import fc from 'fast-check'
import { expect, it } from 'vitest'
import { spokenName } from './spoken-name.js'

it.each([
  ['길동', '홍', '길동 홍', '홍길동'],
  ['길동', '홍', '홍 길동', '홍길동'],
  ['Mina', 'Kim', 'Mina Kim', 'Mina Kim'],
  ['Seán', "O'Brien-Smith", "Seán O'Brien-Smith", "Seán O'Brien-Smith"],
  [undefined, '누리상사', '누리상사', '누리상사'],
  ['Mina', '김', 'Mina 김', 'Mina 김'],
  ['A', 'B', 'A <break time="9s"/> & B', 'A break time 9s B'],
  ['A', 'B', 'A\n\u0007$.Attributes\u202eB', 'A .Attributes B'],
])('%s and %s, shown as %j, are spoken as %s', (givenName, familyName, name, expected) => {
  expect(spokenName({ givenName, familyName, name })).toBe(expected)
})

it.each(['', ' ', '.', '-', '010-1234-5678', '***', '😀', 'x'.repeat(61)])('%j is not spoken', (name) => {
  expect(spokenName({ givenName: undefined, familyName: undefined, name })).toBeUndefined()
})

it('holds nothing that a voice takes for mark-up, whatever the CRM has', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (familyName, name) => {
      const spoken = spokenName({ givenName: name, familyName, name: `${name} ${familyName}` })
      expect(spoken ?? 'none').toMatch(/^[\p{L}\p{M}\p{N}'’. -]{1,60}$/u)
    }),
    { numRuns: 500, seed: 1 },
  )
})
