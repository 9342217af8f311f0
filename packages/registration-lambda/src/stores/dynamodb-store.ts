import { randomUUID } from 'node:crypto'
import { attempt, attemptOnce, TryAgainError, withTimeBudget } from '@aicc/connect-function'
import type { AttemptOptions, TimeBudget } from '@aicc/connect-function'
import {
  GetItemCommand,
  QueryCommand,
  ScanCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { AttributeValue, DynamoDBClient, QueryCommandOutput, TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { nextFreeNumber, preferredNumber, printLotteryNumber, readLotteryNumber } from '../lottery-number.js'
import { compareRegistrations, registrationFrom } from '../registration.js'
import type { Registration, RegistrationRequest } from '../registration.js'
import {
  callAttribute,
  claimFromRegistration,
  fullHundredsAttribute,
  fullHundredsKey,
  hundredCount,
  hundredOf,
  itemFromRegistration,
  numbersOf,
  partitionKeyOfHundred,
  printHundred,
  registrationFromItem,
  registrationSortKey,
} from './dynamodb-table.js'
import type { TableItem } from './dynamodb-table.js'
import type { RegistrationStore, StoreResult } from './registration-store.js'

/** What the store runs on. */
export interface DynamoDbStoreOptions {
  /**
   * Stays the caller's, who also ends it. Best with `maxAttempts: 1`: this store repeats requests itself, within the time
   * that there is.
   */
  readonly client: DynamoDBClient
  /** A table as `createTableInput` defines it. */
  readonly tableName: string
  /**
   * Longest time of one request to the table, in milliseconds; requests are repeated within the budget.
   * @defaultValue 1000
   */
  readonly attemptMilliseconds?: number
}

/** Work for one caller. */
interface Call {
  /** Random, so that the call recognises what it has written itself. */
  readonly id: string
  readonly request: RegistrationRequest
  readonly budget: TimeBudget
}

/** How many hundreds are read at once, one round of reading after another: few at first, all that are left at last. */
const roundsOfReading = [1, 1, 3, 9, 27, hundredCount]

/** The round with which it is also read which hundreds are full: not the first, which is enough for nearly all callers. */
const roundOfFullHundreds = 1

/** Longest time for what is only meant to save time, in milliseconds. */
const shortcutMilliseconds = 300

/** Longest time to list the table, in milliseconds. */
const listMilliseconds = 60_000

/** How much more time a page of the table (1 MB) gets than other requests. */
const pageFactor = 5

/** Reasons for which DynamoDB cancels a transaction that may succeed a moment later. */
const passingReasons = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])

/**
 * Keep registrations in a DynamoDB table. A registration and its lottery number are written by one transaction, on the
 * conditions that the employee is not registered and that the number is free; whatever is read before only helps to
 * choose a number. Numbers are never given back, so what was once seen to be taken is remembered by the client.
 *
 * A request that ended without an answer is made again: the condition on the registration tells whether it took effect,
 * and an attribute of it whether it was this call that wrote it. The result is `registered` then, as it would have been
 * with the answer. ClientRequestToken is left to the SDK, a new one for each attempt: one of our own would say the same
 * for ten minutes, and only while the number stays the same.
 *
 * Free numbers are read by hundreds, at most {@link hundredCount} queries in six rounds. Without faults and without others
 * who take the same number meanwhile, a caller costs at most 8 rounds of requests, however few numbers are left.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html
 */
export function createDynamoDbStore(options: DynamoDbStoreOptions): RegistrationStore {
  const { client, tableName: TableName, attemptMilliseconds = 1000 } = options
  const taken = new Set<number>()
  /** Full hundreds that the table's own list of them has. */
  const listedAsFull = new Set<number>()

  const isTaken = (number: number): boolean => taken.has(number)
  const isFull = (hundred: number): boolean => numbersOf(hundred).every(isTaken)
  const within = (budget: TimeBudget): AttemptOptions => ({
    service: 'DynamoDB',
    budget,
    attemptMilliseconds,
    advice: {
      ResourceNotFoundException: `Make the table "${TableName}", or name another one.`,
      AccessDeniedException: `The function needs dynamodb:PutItem, Query, GetItem, UpdateItem and Scan on the table "${TableName}".`,
    },
  })

  const put = (item: TableItem): TransactWriteItem => ({
    Put: {
      TableName,
      Item: item,
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  })

  /** Register with this number, unless somebody else has it. */
  async function claim(call: Call, number: number): Promise<StoreResult | { readonly status: 'taken' }> {
    const registration = registrationFrom(call.request, printLotteryNumber(number))
    return await attempt(within(call.budget), async (abortSignal) => {
      const TransactItems = [put(itemFromRegistration(registration, call.id)), put(claimFromRegistration(registration))]
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems }), { abortSignal })
        return { status: 'registered', registration }
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error
        const [ofRegistration, ofNumber] = error.CancellationReasons ?? []
        if (ofRegistration?.Item !== undefined) return resultFromStored(ofRegistration.Item, call)
        if (ofNumber?.Code === 'ConditionalCheckFailed') return { status: 'taken' }
        const codes = [ofRegistration?.Code ?? 'unknown', ofNumber?.Code ?? 'unknown']
        if (codes.some((code) => passingReasons.has(code))) {
          throw new TryAgainError(`The transaction was cancelled: ${codes.join(', ')}.`)
        }
        throw error
      }
    })
  }

  /** Learn which numbers of a hundred are taken. */
  async function readHundred(hundred: number, budget: TimeBudget): Promise<void> {
    const items = await attempt(within(budget), async (abortSignal) => {
      const input = {
        TableName,
        // A hundred items are far from the 1 MB at which an answer is split.
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: partitionKeyOfHundred(hundred) } },
        ProjectionExpression: 'sk',
        ConsistentRead: true,
      }
      return itemsOf(await client.send(new QueryCommand(input), { abortSignal }))
    })
    for (const { sk } of items) taken.add(Number(sk?.S))
  }

  /** Learn which hundreds are full, as far as others have noted it. It does no harm when that fails. */
  async function readFullHundreds(budget: TimeBudget): Promise<void> {
    try {
      const { Item } = await attemptOnce(
        shortcutMilliseconds,
        budget,
        async (abortSignal) =>
          await client.send(new GetItemCommand({ TableName, Key: fullHundredsKey }), { abortSignal }),
      )
      for (const hundred of (Item?.[fullHundredsAttribute]?.SS ?? []).map(Number)) {
        listedAsFull.add(hundred)
        for (const number of numbersOf(hundred)) taken.add(number)
      }
    } catch {
      // It would only have saved the reading of these hundreds.
    }
  }

  /**
   * Note for others which hundreds are full. Nobody waits for it: it is given up as soon as the caller is answered, and
   * then the next one notes it.
   */
  function noteFullHundreds(budget: TimeBudget): void {
    const full = Array.from({ length: hundredCount }, (_, hundred) => hundred).filter(
      (hundred) => !listedAsFull.has(hundred) && isFull(hundred),
    )
    if (full.length === 0) return
    for (const hundred of full) listedAsFull.add(hundred)
    const input = {
      TableName,
      Key: fullHundredsKey,
      UpdateExpression: 'ADD #hundreds :full',
      ExpressionAttributeNames: { '#hundreds': fullHundredsAttribute },
      ExpressionAttributeValues: { ':full': { SS: full.map(printHundred) } },
    }
    attemptOnce(
      shortcutMilliseconds,
      budget,
      async (abortSignal) => await client.send(new UpdateItemCommand(input), { abortSignal }),
    ).catch(() => {
      for (const hundred of full) listedAsFull.delete(hundred)
    })
  }

  /**
   * Learn what is taken from the preferred number upward, until a number is found that was free just now, or all are
   * known to be taken. At most {@link roundsOfReading} rounds, and each hundred once.
   */
  async function readUpward(preferred: number, budget: TimeBudget): Promise<void> {
    const read = new Set<number>()
    for (const [round, count] of roundsOfReading.entries()) {
      const number = nextFreeNumber(preferred, isTaken)
      if (number === undefined || read.has(hundredOf(number))) break
      const hundreds = hundredsUpward(hundredOf(number))
        .filter((hundred) => !read.has(hundred) && !isFull(hundred))
        .slice(0, count)
      for (const hundred of hundreds) read.add(hundred)
      const reading = hundreds.map(async (hundred) => await readHundred(hundred, budget))
      if (round === roundOfFullHundreds) reading.push(readFullHundreds(budget))
      await Promise.all(reading)
    }
    noteFullHundreds(budget)
  }

  return {
    async register(request, budget) {
      const preferred = preferredNumber(request.customerInput)
      const call: Call = { id: randomUUID(), request, budget }
      for (;;) {
        // Without any reading at first: most numbers are free, and the transaction tells.
        const number = nextFreeNumber(preferred, isTaken)
        // When all are taken it still tells whether the employee has one.
        const result = await claim(call, number ?? preferred)
        if (result.status !== 'taken') {
          if (result.status !== 'closed') taken.add(readLotteryNumber(result.registration.lotteryNumber) ?? preferred)
          return result
        }
        if (number === undefined) return { status: 'closed' }
        taken.add(number)
        await readUpward(preferred, budget)
      }
    },
    async list() {
      return await withTimeBudget(listMilliseconds, async (budget) => {
        const registrations: Registration[] = []
        let start: Record<string, AttributeValue> | undefined
        do {
          const input = {
            TableName,
            FilterExpression: 'sk = :sk',
            ExpressionAttributeValues: { ':sk': { S: registrationSortKey } },
            // Else registrations that were answered just now might be missing.
            ConsistentRead: true,
            ...(start !== undefined && { ExclusiveStartKey: start }),
          }
          const page = await attempt(
            { ...within(budget), attemptMilliseconds: pageFactor * attemptMilliseconds },
            async (abortSignal) => {
              const output = await client.send(new ScanCommand(input), { abortSignal })
              return { items: itemsOf(output), next: output.LastEvaluatedKey }
            },
          )
          registrations.push(...page.items.map(registrationFromItem))
          start = page.next
        } while (start !== undefined)
        return registrations.toSorted(compareRegistrations)
      })
    },
    close() {
      // The client is the caller's.
    },
  }
}

/** What it means for a call that the employee has a registration: an earlier attempt of the call itself may have made it. */
function resultFromStored(item: TableItem, { id }: Call): StoreResult {
  return { status: item[callAttribute]?.S === id ? 'registered' : 'existing', registration: registrationFromItem(item) }
}

/** All hundreds, from one upward, wrapping. */
function hundredsUpward(first: number): readonly number[] {
  return Array.from({ length: hundredCount }, (_, step) => (first + step) % hundredCount)
}

/**
 * The items of an answer. The SDK takes an answer without a body for one without members, which must not look like a
 * table without items.
 */
function itemsOf({ Items, Count }: Pick<QueryCommandOutput, 'Items' | 'Count'>): readonly TableItem[] {
  if (Items === undefined || Count !== Items.length)
    throw new TryAgainError('The answer holds no complete list of items.')
  return Items
}
