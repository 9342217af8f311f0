import { DatabaseSync } from 'node:sqlite'
import { lotteryNumberCount, preferredNumber, printLotteryNumber } from '../lottery-number.js'
import { compareRegistrations, registrationFrom } from '../registration.js'
import type { Registration } from '../registration.js'
import type { RegistrationStore } from './registration-store.js'

/**
 * Free numbers are rows, so that the next one is a step in an index, however many are taken. The unique columns hold
 * even against programs that do not take numbers from there.
 */
const schema = `
  CREATE TABLE IF NOT EXISTS registrations (
    customer_input TEXT PRIMARY KEY,
    lottery_number INTEGER NOT NULL UNIQUE CHECK (lottery_number BETWEEN 1 AND ${lotteryNumberCount}),
    contact_id TEXT NOT NULL,
    timestamp TEXT NOT NULL,
    customer_phone TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS free_numbers (number INTEGER PRIMARY KEY) STRICT;
  WITH RECURSIVE numbers(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < ${lotteryNumberCount})
    INSERT INTO free_numbers SELECT number FROM numbers
    WHERE NOT EXISTS (SELECT 1 FROM free_numbers) AND NOT EXISTS (SELECT 1 FROM registrations);
`

/** How long another process may hold the file before a request fails, in milliseconds. */
const busyMilliseconds = 5000

/**
 * A store in one file, for demos, tests and one machine: SQLite, with its transactions. Several processes may use the
 * same file.
 * @param file - Where the file stands; it is made when it is not there. `:memory:` keeps nothing.
 * @throws when the file cannot be opened or is no SQLite file.
 */
export function createSqliteStore(file: string): RegistrationStore {
  const database = new DatabaseSync(file, { timeout: busyMilliseconds })
  // Readers do not wait for a writer, and what a transaction has written survives a crash of the machine.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
  inTransaction(database, () => database.exec(schema))

  const find = database.prepare('SELECT * FROM registrations WHERE customer_input = ?')
  const takeFrom = database.prepare(
    'DELETE FROM free_numbers WHERE number = (SELECT min(number) FROM free_numbers WHERE number >= ?) RETURNING number',
  )
  const insert = database.prepare(
    'INSERT INTO registrations (customer_input, lottery_number, contact_id, timestamp, customer_phone) VALUES (?, ?, ?, ?, ?)',
  )
  const all = database.prepare('SELECT * FROM registrations')

  return {
    async register(request, { signal }) {
      signal.throwIfAborted()
      return inTransaction(database, () => {
        const existing = find.get(request.customerInput)
        if (existing !== undefined) return { status: 'existing', registration: registrationFromRow(existing) }

        const taken = takeFrom.get(preferredNumber(request.customerInput)) ?? takeFrom.get(1)
        if (taken === undefined) return { status: 'closed' }
        const number = Number(taken['number'])
        insert.run(request.customerInput, number, request.contactId, request.timestamp, request.customerPhone)
        return { status: 'registered', registration: registrationFrom(request, printLotteryNumber(number)) }
      })
    },
    async list() {
      return all.all().map(registrationFromRow).toSorted(compareRegistrations)
    },
    close() {
      database.close()
    },
  }
}

/** Do something as a whole or not at all. Takes the lock for writing at once, so that nobody writes in between. */
function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function registrationFromRow(row: Readonly<Record<string, unknown>>): Registration {
  const request = {
    contactId: String(row['contact_id']),
    timestamp: String(row['timestamp']),
    customerPhone: String(row['customer_phone']),
    customerInput: String(row['customer_input']),
  }
  return registrationFrom(request, printLotteryNumber(Number(row['lottery_number'])))
}
