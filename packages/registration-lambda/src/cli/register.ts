import { randomUUID } from 'node:crypto'
import { createHandler } from '../create-handler.js'
import { createSqliteStore } from '../stores/sqlite-store.js'
import type { RegistrationStore } from '../stores/registration-store.js'
import { UsageError } from './cli.js'
import type { Terminal } from './cli.js'

/** Options of the command. */
export interface RegisterOptions {
  readonly phone: string
  readonly contact?: string
  readonly language: string
  readonly file: string
}

/** Register through the function itself, with an event as Connect sends it. */
export async function register(employeeNumber: string, options: RegisterOptions, terminal: Terminal): Promise<number> {
  const store = openFile(options.file)
  try {
    const handler = createHandler({ store: () => store })
    const answer = await handler({
      Name: 'ContactFlowEvent',
      Details: {
        ContactData: {
          Attributes: { language: options.language },
          Channel: 'VOICE',
          ContactId: options.contact ?? randomUUID(),
          CustomerEndpoint: { Address: options.phone, Type: 'TELEPHONE_NUMBER' },
        },
        Parameters: { customerInput: employeeNumber },
      },
    })
    terminal.out(`${JSON.stringify(answer, undefined, 2)}\n`)
    return answer.success === 'true' ? 0 : 1
  } finally {
    store.close()
  }
}

function openFile(file: string): RegistrationStore {
  try {
    return createSqliteStore(file)
  } catch (error) {
    throw new UsageError(`${file} cannot be used: ${error instanceof Error ? error.message : 'unknown reason'}.`)
  }
}
