import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { describeStore } from '../../test/store-contract.js'
import { readLotteryNumber } from '../lottery-number.js'
import { createSqliteStore } from './sqlite-store.js'

const folder = mkdtempSync(join(tmpdir(), 'registrations-'))

describeStore('the SQLite store', async () => ({
  async create() {
    const directory = mkdtempSync(join(folder, 'data-'))
    const file = join(directory, 'registrations.sqlite')
    return {
      open: () => createSqliteStore(file),
      async seed(registrations) {
        createSqliteStore(file).close()
        const database = new DatabaseSync(file)
        database.exec('BEGIN')
        const insert = database.prepare('INSERT INTO registrations VALUES (?, ?, ?, ?, ?)')
        const take = database.prepare('DELETE FROM free_numbers WHERE number = ?')
        for (const { customerInput, lotteryNumber, contactId, timestamp, customerPhone } of registrations) {
          const number = readLotteryNumber(lotteryNumber) ?? 0
          insert.run(customerInput, number, contactId, timestamp, customerPhone)
          take.run(number)
        }
        database.exec('COMMIT')
        database.close()
      },
      async dispose() {
        rmSync(directory, { recursive: true })
      },
    }
  },
  async stop() {
    rmSync(folder, { recursive: true })
  },
}))

it('refuses a file that is something else', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'registrations-')), 'notes.txt')
  writeFileSync(file, 'no database, although long enough to be taken for the head of one. '.repeat(20))
  expect(() => createSqliteStore(file)).toThrow('file is not a database')
})
