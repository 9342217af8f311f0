import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { employeesPreferring, expectSound, requestFor } from '../../test/store-contract.js'
import { lotteryNumberCount, nextFreeNumber, preferredNumber, printLotteryNumber } from '../lottery-number.js'
import { printRegistration, registrationFrom } from '../registration.js'
import type { Registration } from '../registration.js'
import { appendRegistration, emptyRegistrationFile, parseRegistrationFile } from './registration-file.js'
import type { RegistrationFile } from './registration-file.js'

function parse(text: string): RegistrationFile {
  return parseRegistrationFile(Buffer.from(text))
}

/** The registration of an employee number with its preferred lottery number. */
function registrationOf(employee: string): Registration {
  return registrationFrom(requestFor(employee), printLotteryNumber(preferredNumber(employee)))
}

/** A line as it was written before lottery numbers were. */
function lineWithoutNumber(employee: string): string {
  const { lotteryNumber: _, ...record } = registrationOf(employee)
  return JSON.stringify(record)
}

function numbersOf(file: RegistrationFile): Readonly<Record<string, string>> {
  return Object.fromEntries(file.registrations.map((found) => [found.customerInput, found.lotteryNumber]))
}

/** Registers as a store does, in memory. */
function register(file: RegistrationFile, employee: string): RegistrationFile {
  if (file.find(employee) !== undefined) return file
  const number = nextFreeNumber(preferredNumber(employee), file.isTaken)
  if (number === undefined) return file
  return appendRegistration(file, registrationFrom(requestFor(employee), printLotteryNumber(number)))
}

it('reads what it has appended', () => {
  const registrations = ['12345', '54321', '1234'].map(registrationOf)
  let file = emptyRegistrationFile
  for (const registration of registrations) file = appendRegistration(file, registration)
  expect(file.bytes.toString()).toBe(registrations.map((found) => `${printRegistration(found)}\n`).join(''))
  expect(file.registrations).toEqual(registrations)
  expect(file.find('54321')).toEqual(registrations[1])
  expect(file.find('99999')).toBe(undefined)
  expect(file.isTaken(preferredNumber('12345'))).toBe(true)
  expect(file.isTaken(preferredNumber('12345') + 1)).toBe(false)
  expect(parseRegistrationFile(file.bytes).registrations).toEqual(registrations)
})

it('keeps lines that are no registrations byte for byte, and says where they are', () => {
  const odd = Buffer.concat([
    Buffer.from('{"contactId":"torn\n\n[]\r\n'),
    // Korean in the encoding of older systems, which is not UTF-8.
    Buffer.from([0xb0, 0xa1, 0xb3, 0xaa, 0x0a]),
    Buffer.from(`${printRegistration(registrationOf('12345'))}\nnull\n`),
  ])
  const file = appendRegistration(parseRegistrationFile(odd), registrationOf('54321'))
  expect(file.bytes.subarray(0, odd.length).equals(odd)).toBe(true)
  expect(file.registrations.map(({ customerInput }) => customerInput)).toEqual(['12345', '54321'])
  expect(file.unreadable).toEqual([1, 3, 4, 6])
})

it('completes a last line without a line end before it appends', () => {
  const first = printRegistration(registrationOf('12345'))
  const second = printRegistration(registrationOf('54321'))
  expect(appendRegistration(parse(first), registrationOf('54321')).registrations).toHaveLength(2)
  expect(appendRegistration(parse('{"contactId":"to'), registrationOf('54321')).bytes.toString()).toMatch(
    /^\{"contactId":"to\n\{.*"54321".*\}\n$/,
  )
  // The open line is read anew when it has gone on.
  const open = parse(first.slice(0, 20))
  expect(parseRegistrationFile(Buffer.from(`${first}\n${second}\n`), open).registrations).toHaveLength(2)
})

it('reads lines that end as on Windows, after a byte order mark', () => {
  const lines = ['12345', '54321'].map((employee) => printRegistration(registrationOf(employee)))
  expect(parse(`\uFEFF${lines.join('\r\n')}\r\n`)).toMatchObject({ registrations: [{}, {}], unreadable: [] })
})

it('takes the first of two lines with the same employee number, and both their lottery numbers', () => {
  const [first, second] = [7, 8].map((number) => registrationFrom(requestFor('12345'), printLotteryNumber(number)))
  if (first === undefined || second === undefined) throw new Error('Two registrations were made.')
  const file = parse(`${printRegistration(first)}\n${printRegistration(second)}\n`)
  expect(file.registrations).toEqual([first])
  expect(file.find('12345')).toEqual(first)
  expect([file.isTaken(7), file.isTaken(8)]).toEqual([true, true])
})

describe('lines without a lottery number', () => {
  const crowded = employeesPreferring((number) => number >= 9996 || number <= 2, 12)
  const [anyone = ''] = employeesPreferring((number) => number === 500, 1)

  it('have their preferred number where it is free', () => {
    const file = parse(`${lineWithoutNumber('12345')}\n`)
    expect(file.find('12345')).toEqual(file.registrations[0])
    expect(numbersOf(file)).toEqual({ '12345': printLotteryNumber(preferredNumber('12345')) })
    expect(file.isTaken(preferredNumber('12345'))).toBe(true)
  })

  it('come after the numbers that are written, and then in file order', () => {
    const wanted = employeesPreferring((number) => number === 500, 4)
    const written = registrationFrom(requestFor(wanted[3] ?? ''), 'L0500')
    const lines = [...wanted.slice(0, 3).map(lineWithoutNumber), printRegistration(written)]
    expect(Object.values(numbersOf(parse(lines.join('\n'))))).toEqual(['L0501', 'L0502', 'L0503', 'L0500'])
  })

  it('count also where a lottery number is written that does not exist', () => {
    const line = JSON.stringify({ ...registrationOf(anyone), lotteryNumber: 'L0000' })
    expect(numbersOf(parse(line))).toEqual({ [anyone]: 'L0500' })
  })

  it('keep their number while the file grows', () => {
    const anyEmployee = fc.integer({ min: 0, max: crowded.length - 1 }).map((index) => crowded[index] ?? '')
    const anyLine = fc.record({ employee: anyEmployee, numbered: fc.boolean() })
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 10 }), fc.array(anyLine, { maxLength: 10 }), (before, after) => {
        const append = (file: RegistrationFile, { employee, numbered }: (typeof before)[number]): RegistrationFile =>
          numbered
            ? register(file, employee)
            : parseRegistrationFile(Buffer.concat([file.bytes, Buffer.from(`${lineWithoutNumber(employee)}\n`)]), file)
        const earlier = before.reduce(append, emptyRegistrationFile)
        const later = after.reduce(append, earlier)
        expect(numbersOf(later)).toMatchObject(numbersOf(earlier))
        expect(numbersOf(parseRegistrationFile(later.bytes))).toEqual(numbersOf(later))
        expectSound(later.registrations)
      }),
    )
  })

  it('can take all numbers, and no more', () => {
    const lines = Array.from({ length: lotteryNumberCount }, (_, index) => lineWithoutNumber(String(10_000 + index)))
    const full = parse(lines.join('\n'))
    expectSound(full.registrations)
    expect(full.registrations).toHaveLength(lotteryNumberCount)
    expect(() => parse([...lines, lineWithoutNumber('99999')].join('\n')).registrations).toThrow(
      'The registration file holds 10000 employee numbers, and there are 9999 lottery numbers.',
    )
  })
})

it('reads the same from an earlier version as from the beginning', () => {
  const anyLine = fc.oneof(
    fc.constantFrom('', 'no registration', '{"contactId":', '\uFEFF'),
    fc.integer({ min: 1000, max: 1009 }).map((employee) => printRegistration(registrationOf(String(employee)))),
    fc.integer({ min: 1000, max: 1009 }).map((employee) => lineWithoutNumber(String(employee))),
  )
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 8 }), fc.nat({ max: 1500 }), (lines, length) => {
      const bytes = Buffer.from(lines.join('\n'))
      const earlier = parseRegistrationFile(bytes.subarray(0, length))
      const { registrations, unreadable } = parseRegistrationFile(bytes, earlier)
      const { registrations: expected, unreadable: expectedUnreadable } = parseRegistrationFile(bytes)
      expect({ registrations, unreadable }).toEqual({ registrations: expected, unreadable: expectedUnreadable })
    }),
  )
})
