import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPhoneNumber, writtenForms } from './phone-number.js'

describe('a telephone number', () => {
  it.each([
    '+821012345678',
    '+82 10-1234-5678',
    '+82 (0)10 1234 5678',
    '010-1234-5678',
    '010.1234.5678',
    '01012345678',
    ' 010 1234 5678 ',
    '０１０－１２３４－５６７８',
    '821012345678',
    '82-010-1234-5678',
    '0082 10 1234 5678',
    'tel:+82-10-1234-5678',
    '010–1234–5678',
    '010-1234-5678 x12',
    '010-1234-5678 내선 12',
  ])('is understood as %s', (written) => {
    expect(readPhoneNumber(written)).toBe('+821012345678')
  })

  it.each([
    ['02-123-4567', '+8221234567'],
    ['02-1234-5678', '+82212345678'],
    ['031-123-4567', '+82311234567'],
    ['070-1234-5678', '+827012345678'],
    ['0505-123-4567', '+825051234567'],
    ['011-123-4567', '+82111234567'],
    ['1588-1234', '+8215881234'],
    ['+82 1588 1234', '+8215881234'],
    ['+1 (206) 555-0100', '+12065550100'],
    ['+44 20 7946 0958', '+442079460958'],
  ])('%s is %s', (written, expected) => {
    expect(readPhoneNumber(written)).toBe(expected)
  })

  it.each([
    '',
    'anonymous',
    '+',
    '++821012345678',
    '119',
    '1234',
    '555-0100',
    '+0123456789',
    '+1234567890123456',
    '00000000000',
    '010-1234',
    'sip:0101234@example.com',
    "010' OR Name LIKE '%",
    '010} RETURNING User(Id)',
    '٠١٠١٢٣٤٥٦٧٨',
    '0'.repeat(1_000_000),
  ])('is not %j', (written) => {
    expect(readPhoneNumber(written)).toBeUndefined()
  })

  it('is the same when it is read again, and holds digits only, whatever was written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\+?[0-9 ().-]{6,18}$/)), (written) => {
        const number = readPhoneNumber(written)
        if (number === undefined) return
        expect(number).toMatch(/^\+[1-9][0-9]{6,14}$/)
        expect(readPhoneNumber(number)).toBe(number)
        for (const form of writtenForms(number)) expect(form).toMatch(/^[0-9]{7,15}$/)
      }),
      { numRuns: 1000, seed: 1 },
    )
  })
})

describe('the forms in which a number may be written', () => {
  it.each([
    ['+821012345678', ['01012345678', '1012345678', '821012345678']],
    ['+8215881234', ['15881234', '8215881234']],
    ['+12065550100', ['12065550100']],
  ])('of %s are %j', (number, expected) => {
    expect(writtenForms(number)).toEqual(expected)
  })
})
