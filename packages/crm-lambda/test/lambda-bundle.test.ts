/**
 * The bundle as Lambda runs it: in a process of its own, with environment variables and a log on standard output.
 * `npm test` builds it before.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSalesforceServer } from './salesforce-server.js'
import type { SalesforceServer } from './salesforce-server.js'
import { startSecretsServer } from './secrets-server.js'
import type { SecretsServer } from './secrets-server.js'

const bundle = join(import.meta.dirname, '../dist/lambda/handler.mjs')

const program = `
  const { writeSync } = await import('node:fs')
  const { handler } = await import(process.argv[1])
  const start = Date.now()
  const context = { functionName: 'crm', getRemainingTimeInMillis: () => 8000 - (Date.now() - start) }
  const answers = []
  for (const event of JSON.parse(process.argv[2])) answers.push(await handler(event, context))
  writeSync(3, JSON.stringify(answers))
`

interface Run {
  readonly answers: unknown
  /** What Lambda would have put into the log. */
  readonly log: string
}

async function invoke(events: readonly unknown[], variables: Readonly<Record<string, string>>): Promise<Run> {
  const args = ['--input-type=module', '--eval', program, pathToFileURL(bundle).href, JSON.stringify(events)]
  const child = spawn(process.execPath, args, {
    // Errors are logged on standard error; Lambda puts both into the log. Answers have a channel of their own.
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      AWS_REGION: 'ap-northeast-2',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      POWERTOOLS_SERVICE_NAME: 'crm',
      ...variables,
    },
  })
  const channels = child.stdio.map(async (channel) => (channel instanceof Readable ? await text(channel) : ''))
  const [, out = '', error = '', printed = ''] = await Promise.all(channels)
  return { answers: JSON.parse(printed), log: out + error }
}

function eventFor(parameters: Readonly<Record<string, string>>): unknown {
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: { ContactId: 'contact-1', CustomerEndpoint: { Address: '+821087654321', Type: 'TELEPHONE_NUMBER' } },
      Parameters: parameters,
    },
  }
}

describe('the bundle', () => {
  let org: SalesforceServer
  let secrets: SecretsServer
  beforeAll(async () => {
    org = await startSalesforceServer()
    secrets = await startSecretsServer()
    secrets.put('crm', JSON.stringify(org.secret))
    org.addContact({ FirstName: '길동', LastName: '홍', MobilePhone: '010-8765-4321' })
  })
  afterAll(async () => {
    await org.close()
    await secrets.close()
  })

  it('is built', () => {
    expect(existsSync(bundle)).toBe(true)
  })

  it('does all operations with one secret and one sign-in, and logs nobody’s name or number', async () => {
    const events = [
      eventFor({ operation: 'findCustomer' }),
      eventFor({ operation: 'createCase', subject: '끊긴 전화' }),
      eventFor({ operation: 'logActivity', subject: '통화 48151623' }),
      eventFor({ operation: 'removeEverything' }),
    ]
    const { answers, log } = await invoke(events, { AWS_ENDPOINT_URL: secrets.endpoint, SECRET_ID: 'crm' })
    expect(answers).toMatchObject([
      { lookupStatus: 'FOUND', customerName: '홍길동' },
      { caseStatus: 'CREATED' },
      { activityStatus: 'LOGGED' },
      { errorReason: 'INPUT' },
    ])
    expect(secrets.reads).toBe(1)
    expect(org.requests.filter(({ path }) => path.endsWith('/token'))).toHaveLength(1)
    expect(log).not.toMatch(/홍|길동|1087654321|48151623|끊긴|PRIVATE KEY|Bearer/)
    const lines = log
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(lines).toContainEqual(
      expect.objectContaining({ operation: 'findCustomer', status: 'FOUND', contactId: 'contact-1' }),
    )
    // Metrics in the embedded format, by operation and status.
    expect(lines).toContainEqual(expect.objectContaining({ operation: 'createCase', status: 'CREATED', Answers: 1 }))
  })

  it('answers in time when nothing can be reached', async () => {
    const { answers } = await invoke([eventFor({ operation: 'findCustomer' })], {
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      SECRET_ID: 'crm',
      TIME_BUDGET_MILLISECONDS: '600',
    })
    expect(answers).toEqual([{ lookupStatus: 'ERROR', errorReason: 'UNAVAILABLE' }])
  })

  it('answers when it is set up wrongly, and says so in the log', async () => {
    const { answers, log } = await invoke([eventFor({ operation: 'findCustomer' })], {})
    expect(answers).toMatchObject([{ lookupStatus: 'ERROR', errorReason: 'SETUP' }])
    expect(log).toContain('SECRET_ID')
  })

  it('says what to do when there is no such secret', async () => {
    const { answers, log } = await invoke([eventFor({ operation: 'findCustomer' })], {
      AWS_ENDPOINT_URL: secrets.endpoint,
      SECRET_ID: 'another',
    })
    expect(answers).toMatchObject([{ lookupStatus: 'ERROR', errorReason: 'REFUSED' }])
    expect(log).toContain('SECRET_ID is the name or ARN of the secret.')
  })
})
