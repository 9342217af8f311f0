import { createHandler } from '../src/create-handler.js'
import type { CrmHandler } from '../src/create-handler.js'
import { crmOver, startSalesforceServer } from '../test/salesforce-server.js'

const rounds = 500

/** Each operation beside bare requests to the same server. */
export async function measureOperations(): Promise<string> {
  const org = await startSalesforceServer()
  org.addContact({ FirstName: '길동', LastName: '홍', MobilePhone: '010-1234-5678' })
  const warm = createHandler({ crm: over(org) })
  let contacts = 0
  const rows: string[][] = []
  const measure = async (name: string, requests: number, work: () => Promise<unknown>): Promise<void> => {
    process.stderr.write(`${name} ...\n`)
    // The first ones warm up.
    for (let round = 0; round < 50; round += 1) await work()
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now()
      await work()
      times.push(performance.now() - start)
    }
    rows.push([name, String(requests), ...[0.5, 0.99].map((share) => `${quantile(times, share).toFixed(2)} ms`)])
  }
  const newContact = (): string => `contact-${(contacts += 1)}`

  await measure('bare `fetch`, POST with a small answer', 1, async () => {
    const response = await fetch(`${org.origin}/services/data/v63.0/sobjects/Case`, { method: 'POST', body: '{}' })
    await response.text()
  })
  await measure('`findCustomer`', 1, async () => await ask(warm, { operation: 'findCustomer' }, 'contact'))
  await measure(
    '`createCase`',
    1,
    async () => await ask(warm, { operation: 'createCase', subject: 'a call' }, newContact()),
  )
  await measure(
    '`createCase`, when it is there',
    2,
    async () => await ask(warm, { operation: 'createCase', subject: 'a call' }, 'contact-1'),
  )
  await measure(
    '`logActivity`',
    2,
    async () => await ask(warm, { operation: 'logActivity', subject: 'a call' }, newContact()),
  )
  await measure('`findCustomer`, first of an environment: signing in', 2, async () => {
    await ask(createHandler({ crm: over(org) }), { operation: 'findCustomer' }, 'contact')
  })
  await org.close()
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
  const head = ['', 'requests', 'p50', 'p99']
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('')
}

/** A CRM of its own, as each Lambda environment has one. */
function over(org: Awaited<ReturnType<typeof startSalesforceServer>>): () => ReturnType<typeof crmOver> {
  const crm = crmOver(org)
  return () => crm
}

async function ask(handler: CrmHandler, parameters: object, contactId: string): Promise<void> {
  const answer = await handler({
    Details: {
      ContactData: { ContactId: contactId, CustomerEndpoint: { Address: '+821012345678' } },
      Parameters: parameters,
    },
  })
  if ('errorReason' in answer) throw new Error(`The function answered ${answer.errorReason}.`)
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((first, second) => first - second)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
