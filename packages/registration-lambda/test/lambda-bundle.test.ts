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
import { registrationOutput } from '../src/contract/index.js'
import type { RegistrationAnswer } from '../src/contract/index.js'
import { startS3Server } from './s3-server.js'
import type { S3Server } from './s3-server.js'

const bundle = join(import.meta.dirname, '../dist/lambda/handler.mjs')

const program = `
  const { writeSync } = await import('node:fs')
  const { handler } = await import(process.argv[1])
  const start = Date.now()
  const context = { functionName: 'registration', getRemainingTimeInMillis: () => 8000 - (Date.now() - start) }
  const answers = []
  for (const event of JSON.parse(process.argv[2])) answers.push(await handler(event, context))
  writeSync(3, JSON.stringify(answers))
`

interface Run {
  readonly answers: readonly RegistrationAnswer[]
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
      POWERTOOLS_SERVICE_NAME: 'registration',
      ...variables,
    },
  })
  const channels = child.stdio.map(async (channel) => (channel instanceof Readable ? await text(channel) : ''))
  const [, out = '', error = '', printed = ''] = await Promise.all(channels)
  const answers: unknown = JSON.parse(printed)
  return { answers: registrationOutput.array().parse(answers), log: out + error }
}

function eventFor(customerInput: string, contactId: string): unknown {
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: {},
        ContactId: contactId,
        CustomerEndpoint: { Address: '+821087654321', Type: 'TELEPHONE_NUMBER' },
      },
      Parameters: { customerInput },
    },
  }
}

describe('the bundle', () => {
  let server: S3Server
  beforeAll(async () => {
    server = await startS3Server()
  })
  afterAll(async () => {
    await server.close()
  })

  it('is built', () => {
    expect(existsSync(bundle)).toBe(true)
  })

  it('registers in the S3 object, and logs nobody’s numbers', async () => {
    const events = [
      eventFor('48151623', 'contact-1'),
      eventFor('48151623', 'contact-1'),
      eventFor('48151623', 'contact-2'),
      eventFor('1\n{"message":"forged"}', 'contact-3'),
      null,
    ]
    const { answers, log } = await invoke(events, { AWS_ENDPOINT_URL: server.endpoint, BUCKET_NAME: 'axcl' })
    expect(answers.map(({ registrationStatus }) => registrationStatus)).toEqual([
      'SUCCESS',
      'SUCCESS',
      'DUPLICATE',
      'INVALID_FORMAT',
      'INPUT_ERROR',
    ])
    expect(answers[1]).toEqual(answers[0])
    expect(server.object('axcl', 'axcl_event.txt')?.body.toString()).toMatch(
      /^\{"contactId":"contact-1",[^\n]*"customerInput":"48151623"[^\n]*\}\n$/,
    )
    expect(log).not.toMatch(/48151623|1087654321|forged/)
    const lines = log
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(lines).toContainEqual(
      expect.objectContaining({ registrationStatus: 'SUCCESS', contactId: 'contact-1', employeeNumber: '******23' }),
    )
    // Metrics in the embedded format, by status.
    expect(lines).toContainEqual(expect.objectContaining({ registrationStatus: 'DUPLICATE', Answers: 1 }))
  })

  it('answers in time when nothing can be reached', async () => {
    const { answers, log } = await invoke([eventFor('48151623', 'contact-1')], {
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      TIME_BUDGET_MILLISECONDS: '600',
    })
    expect(answers).toMatchObject([{ registrationStatus: 'ERROR', success: 'false' }])
    expect(log).not.toMatch(/48151623|1087654321/)
  })

  it('answers when it is set up wrongly, and says so in the log', async () => {
    const { answers, log } = await invoke([eventFor('48151623', 'contact-1')], { TIME_BUDGET_MILLISECONDS: 'long' })
    expect(answers).toMatchObject([{ registrationStatus: 'ERROR' }])
    expect(log).toContain('TIME_BUDGET_MILLISECONDS')
  })
})
