import {
  lotteryNumberCount,
  nextFreeNumber,
  preferredNumber,
  printLotteryNumber,
  readLotteryNumber,
} from '../lottery-number.js'
import { printRegistration, readRegistration, registrationFrom } from '../registration.js'
import type { Registration, RegistrationRecord } from '../registration.js'

/**
 * The registration file: one record a line, as JSON. Nothing that stands in it is ever changed: lines that are no
 * registrations stay as they are, byte for byte, whatever their encoding.
 */
export interface RegistrationFile {
  readonly bytes: Buffer
  /** In file order. Where lines repeat an employee number, the first of them counts. */
  readonly registrations: readonly Registration[]
  /** Lines that hold something else, counted from 1. Empty lines are not among them. */
  readonly unreadable: readonly number[]
  /** The registration of an employee number. */
  find(employeeNumber: string): Registration | undefined
  /** Whether a lottery number, 1 to 9,999, belongs to a registration. */
  isTaken(number: number): boolean
  /** What the lines hold: so that of the next version of the file, only what came after them is read. */
  readonly lines: RegistrationLines
}

/** What the lines of a file hold. */
interface RegistrationLines {
  readonly records: readonly NumberedRecord[]
  readonly unreadable: readonly number[]
  /** How many lines have ended. */
  readonly count: number
}

/** A line, and the lottery number that is written in it; `undefined` where there is none, or none that exists. */
interface NumberedRecord {
  readonly record: RegistrationRecord
  readonly number: number | undefined
}

/** Raised where a file cannot be used. The text says why, without anything of a record. */
export class RegistrationFileError extends Error {
  override readonly name = 'RegistrationFileError'
}

/**
 * Read a registration file, in time in proportion to its length.
 * @param previous - A version of the file. Where the file only went on from there, only what came after it is read.
 * @throws {@link RegistrationFileError} when it holds more registrations than there are lottery numbers. Not before
 * something of the file is asked for.
 */
export function parseRegistrationFile(bytes: Buffer, previous = emptyRegistrationFile): RegistrationFile {
  return goesOnFrom(previous.bytes, bytes)
    ? fileFrom(bytes, readLines(bytes.subarray(previous.bytes.length), previous.lines))
    : fileFrom(bytes, readLines(bytes, noLines))
}

/** The file with one more registration, on a line of its own. */
export function appendRegistration(file: RegistrationFile, registration: Registration): RegistrationFile {
  // A last line that somebody left without its end must not swallow the new one.
  const lineEnd = isComplete(file.bytes) ? '' : '\n'
  const line = Buffer.from(`${lineEnd}${printRegistration(registration)}\n`)
  return parseRegistrationFile(Buffer.concat([file.bytes, line]), file)
}

const noLines: RegistrationLines = { records: [], unreadable: [], count: 0 }

/** The file before the first registration. */
export const emptyRegistrationFile = fileFrom(Buffer.alloc(0), noLines)

function fileFrom(bytes: Buffer, lines: RegistrationLines): RegistrationFile {
  // Found out when it is asked for: a file that another writer has overtaken is never asked.
  let numbersFound: Numbers | undefined
  const numbers = (): Numbers => (numbersFound ??= findNumbers(lines.records))
  const registrationOf = ({ record, number }: NumberedRecord): Registration | undefined =>
    number === undefined
      ? numbers().derived.get(record.customerInput)
      : registrationFrom(record, printLotteryNumber(number))
  return {
    bytes,
    lines,
    unreadable: lines.unreadable,
    get registrations() {
      return firstOfEach(lines.records)
        .map(registrationOf)
        .filter((registration) => registration !== undefined)
    },
    find(employeeNumber) {
      const line = lines.records.find(({ record }) => record.customerInput === employeeNumber)
      return line === undefined ? undefined : registrationOf(line)
    },
    isTaken: (number) => numbers().taken[number] === 1,
  }
}

/** Whether `longer` begins with all lines of `shorter`, and nothing of `shorter` is an open line. */
function goesOnFrom(shorter: Buffer, longer: Buffer): boolean {
  return isComplete(shorter) && longer.subarray(0, shorter.length).equals(shorter)
}

function isComplete(bytes: Buffer): boolean {
  return bytes.length === 0 || bytes.at(-1) === 0x0a
}

/** Read lines that come after others. */
function readLines(bytes: Buffer, before: RegistrationLines): RegistrationLines {
  const records = [...before.records]
  const unreadable = [...before.unreadable]
  const lines = bytes.toString('utf8').split('\n')
  for (const [index, line] of lines.entries()) {
    const number = before.count + index + 1
    // Some editors put a byte order mark before the first line. That must not cost its caller the registration.
    const record = readRegistration(number === 1 ? line.replace(/^\uFEFF/, '') : line)
    if (record !== undefined) records.push({ record, number: readLotteryNumber(record.lotteryNumber ?? '') })
    else if (line.trim() !== '') unreadable.push(number)
  }
  return { records, unreadable, count: before.count + lines.length - 1 }
}

/** Of each employee number the first line. */
function firstOfEach(records: readonly NumberedRecord[]): readonly NumberedRecord[] {
  const first = new Map<string, NumberedRecord>()
  for (const line of records) if (!first.has(line.record.customerInput)) first.set(line.record.customerInput, line)
  return [...first.values()]
}

interface Numbers {
  /** 1 where a number is taken. An array, since close to full it is asked thousands of times. */
  readonly taken: Uint8Array
  /** By employee number, where the line holds no lottery number. */
  readonly derived: ReadonlyMap<string, Registration>
}

/**
 * Which lottery numbers belong to whom.
 *
 * Lines of before have no number in them. Their registrations have one all the same: after all numbers that are written,
 * these lines in file order get the next free number upward from their preferred one.
 *
 * It stays theirs while the file grows by lines whose number was free at the time, as ours are. Let x be the number of
 * such a new line, and let all lines without a number before the n-th keep theirs. The n-th had the first number that was
 * neither written nor held by a line before it. Those that it passed over are still taken, and its own is not x, since x
 * was free: so it gets the same again. And a new line without a number comes last, and takes nothing from others.
 */
function findNumbers(records: readonly NumberedRecord[]): Numbers {
  const taken = new Uint8Array(lotteryNumberCount + 1)
  for (const { number } of records) if (number !== undefined) taken[number] = 1

  const derived = new Map<string, Registration>()
  // Nearly always, all lines have their number.
  if (records.every(({ number }) => number !== undefined)) return { taken, derived }
  const first = firstOfEach(records)
  for (const { record, number: written } of first) {
    if (written !== undefined) continue
    const number = nextFreeNumber(preferredNumber(record.customerInput), (candidate) => taken[candidate] === 1)
    if (number === undefined) {
      throw new RegistrationFileError(
        `The registration file holds ${first.length} employee numbers, and there are ${lotteryNumberCount} lottery ` +
          'numbers. Move lines that no longer count to another file.',
      )
    }
    taken[number] = 1
    derived.set(record.customerInput, registrationFrom(record, printLotteryNumber(number)))
  }
  return { taken, derived }
}
