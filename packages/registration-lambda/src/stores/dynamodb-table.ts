import type { AttributeValue, CreateTableCommandInput } from '@aws-sdk/client-dynamodb'
import { lotteryNumberCount, readLotteryNumber } from '../lottery-number.js'
import { registrationFrom } from '../registration.js'
import type { Registration } from '../registration.js'

/**
 * The table: what its items are, and how they are written.
 *
 * | item | `pk` | `sk` | holds |
 * | --- | --- | --- | --- |
 * | a registration | `EMPLOYEE#<employee number>` | `REGISTRATION` | the record |
 * | a number that is taken | `NUMBERS#<hundred>` | `<number>` | the employee number |
 * | which hundreds are full | `NUMBERS` | `FULL` | a set of hundreds |
 *
 * Each of the first two is written once, by one registration, so that no item is hot. Employee numbers spread over all
 * hundreds, since MD5 chooses.
 */
export interface TableItem {
  readonly [attribute: string]: AttributeValue
}

/** The primary key of an item. */
export interface TableKey extends TableItem {
  readonly pk: AttributeValue.SMember
  readonly sk: AttributeValue.SMember
}

/** The sort key of each registration. */
export const registrationSortKey = 'REGISTRATION'

/** The attribute in which {@link fullHundredsKey} has the full hundreds. */
export const fullHundredsAttribute = 'hundreds'

/** How many hundreds there are: 00 (numbers 1 to 99) to 99 (9,900 to 9,999). */
export const hundredCount = Math.floor(lotteryNumberCount / 100) + 1

/** The hundred that a number is in. */
export function hundredOf(number: number): number {
  return Math.floor(number / 100)
}

/** All numbers of a hundred, lowest first. */
export function numbersOf(hundred: number): readonly number[] {
  const numbers = Array.from({ length: 100 }, (_, index) => hundred * 100 + index)
  return numbers.filter((number) => number >= 1 && number <= lotteryNumberCount)
}

/** The definition of the table, for CreateTable. Without what belongs to an environment: encryption, backups, tags. */
export function createTableInput(tableName: string): CreateTableCommandInput {
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  }
}

/** The partition key of the numbers of a hundred. */
export function partitionKeyOfHundred(hundred: number): string {
  return `NUMBERS#${printHundred(hundred)}`
}

/** The item that holds which hundreds are full. It may lack some, and never has one too many. */
export const fullHundredsKey: TableKey = { pk: { S: 'NUMBERS' }, sk: { S: 'FULL' } }

/** A hundred as it stands in keys and sets: two digits. */
export function printHundred(hundred: number): string {
  return String(hundred).padStart(2, '0')
}

/** The attribute of a registration's item that says which call of the store has written it. No part of the record. */
export const callAttribute = 'call'

/**
 * The item of a registration.
 * @param call - A text of the call that writes it, no other call's, by which it recognises its own write.
 */
export function itemFromRegistration(registration: Registration, call: string): TableItem {
  return {
    pk: { S: `EMPLOYEE#${registration.customerInput}` },
    sk: { S: registrationSortKey },
    contactId: { S: registration.contactId },
    timestamp: { S: registration.timestamp },
    customerPhone: { S: registration.customerPhone },
    customerInput: { S: registration.customerInput },
    eventType: { S: registration.eventType },
    lotteryNumber: { S: registration.lotteryNumber },
    [callAttribute]: { S: call },
  }
}

/** The item that says that the number of a registration is taken, and by whom. */
export function claimFromRegistration(registration: Registration): TableItem {
  const number = readNumber(registration)
  return {
    pk: { S: partitionKeyOfHundred(hundredOf(number)) },
    sk: { S: printNumberKey(number) },
    customerInput: { S: registration.customerInput },
  }
}

/**
 * The registration that an item holds.
 * @throws when it lacks an attribute, as no item does that this program has written.
 */
export function registrationFromItem(item: TableItem): Registration {
  const text = (attribute: string): string => {
    const value = item[attribute]?.S
    if (value === undefined) throw new Error(`A registration in the table has no text in "${attribute}".`)
    return value
  }
  const request = {
    contactId: text('contactId'),
    timestamp: text('timestamp'),
    customerPhone: text('customerPhone'),
    customerInput: text('customerInput'),
  }
  const registration = registrationFrom(request, text('lotteryNumber'))
  readNumber(registration)
  return registration
}

/** A number as the sort key of its item: four digits, so that keys sort as numbers do. */
function printNumberKey(number: number): string {
  return String(number).padStart(4, '0')
}

function readNumber({ lotteryNumber }: Registration): number {
  const number = readLotteryNumber(lotteryNumber)
  if (number === undefined) throw new Error('A registration has no lottery number from L0001 to L9999.')
  return number
}
