import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWithDynamoDbLocal, startDynamoDbLocal } from '../../test/dynamodb-local.js'
import type { DynamoDbLocal } from '../../test/dynamodb-local.js'
import { allNumbersBut, describeStore, register, registrationsHolding, requestFor } from '../../test/store-contract.js'
import { preferredNumber } from '../lottery-number.js'
import { createDynamoDbStore } from './dynamodb-store.js'
import { hundredCount } from './dynamodb-table.js'
import type { RegistrationStore } from './registration-store.js'

describeWithDynamoDbLocal('the DynamoDB store', () => {
  let engine: DynamoDbLocal
  beforeAll(async () => {
    engine = await startDynamoDbLocal()
  }, 120_000)
  afterAll(async () => {
    await engine.stop()
  })

  describeStore('over the engine', async () => {
    return {
      async create() {
        const tableName = await engine.createTable()
        return {
          open() {
            const client = engine.client()
            return { ...createDynamoDbStore({ client, tableName }), close: () => client.destroy() }
          },
          async seed(registrations) {
            await engine.seed(tableName, registrations)
          },
          async dispose() {
            await engine.removeTable(tableName)
          },
        }
      },
      async stop() {
        // The engine ends with all tests of this file.
      },
    }
  })

  describe('needs few requests', () => {
    /** A store of a new environment, and what it asks: the operations, and how many of them wait for one before. */
    function openCounted(tableName: string) {
      const client = engine.client()
      const operations: string[] = []
      let rounds = 0
      let underWay = 0
      client.middlewareStack.add(
        (next, { commandName = '' }) =>
          async (input) => {
            operations.push(commandName.replace('Command', ''))
            if (underWay === 0) rounds += 1
            underWay += 1
            try {
              return await next(input)
            } finally {
              underWay -= 1
            }
          },
        { step: 'initialize' },
      )
      const store: RegistrationStore = createDynamoDbStore({ client, tableName })
      return { store, operations, rounds: () => rounds }
    }

    it('one where the preferred number is free, or the employee is registered', async () => {
      const { store, operations } = openCounted(await engine.createTable())
      await register(store, requestFor('12345'))
      await register(store, requestFor('12345'))
      expect(operations).toEqual(['TransactWriteItems', 'TransactWriteItems'])
    })

    it('three where the preferred number is taken, and one where that is known', async () => {
      const tableName = await engine.createTable()
      const preferred = preferredNumber('12345')
      await engine.seed(tableName, registrationsHolding([preferred, preferred + 1]))
      const { store, operations } = openCounted(tableName)
      await register(store, requestFor('12345'))
      expect(operations).toEqual(['TransactWriteItems', 'Query', 'TransactWriteItems'])
    })

    it('a bounded number of rounds with ten numbers left, also for those who know nothing', async () => {
      const tableName = await engine.createTable()
      const free = [250, 1111, 1950, 3333, 4444, 5000, 6210, 7777, 8888, 9600]
      await engine.seedClaims(tableName, registrationsHolding(allNumbersBut(free)))
      // Nobody has noted what is full yet, and each caller meets a new environment.
      for (let index = 0; index < free.length; index += 1) {
        const { store, operations, rounds } = openCounted(tableName)
        const { status } = await register(store, requestFor(String(20_000 + index)))
        expect(status).toBe('registered')
        expect(rounds()).toBeLessThanOrEqual(8)
        expect(operations.length).toBeLessThanOrEqual(hundredCount + 4)
      }

      const { store, operations } = openCounted(tableName)
      expect(await register(store, requestFor('30000'))).toEqual({ status: 'closed' })
      const needed = operations.length
      expect(needed).toBeLessThanOrEqual(hundredCount + 4)
      expect(await register(store, requestFor('30001'))).toEqual({ status: 'closed' })
      expect(operations.slice(needed)).toEqual(['TransactWriteItems'])
    })
  })
})
