import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startHecReceiver } from '../../../test/splunk/hec-receiver.js'
import type { HecReceiver } from '../../../test/splunk/hec-receiver.js'
import { startLoopbackServer } from '../../../test/splunk/loopback-server.js'
import type { LoopbackServer } from '../../../test/splunk/loopback-server.js'
import { startS3Server } from '../../../test/splunk/s3-server.js'
import type { S3Server } from '../../../test/splunk/s3-server.js'
import { runCli } from './cli.js'

const token = '00000000-0000-4000-8000-000000000000'
const key = 'connect/failed-events/splunk-failed/2026/11/02/09/one.gz'

let s3: S3Server
let receiver: HecReceiver
let secrets: LoopbackServer
let secret: string

beforeAll(async () => {
  s3 = await startS3Server('failed-events')
  receiver = await startHecReceiver({ token })
  secrets = await startLoopbackServer(() => ({ status: 200, body: JSON.stringify({ SecretString: secret }) }))
})
afterAll(async () => {
  for (const server of [s3, receiver, secrets]) await server.close()
})
beforeEach(() => {
  secret = JSON.stringify({ hec_token: token })
  const environment = {
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'ap-northeast-2',
    // The address of a bucket is a name of its own, unless it is an address of numbers.
    AWS_ENDPOINT_URL_S3: s3.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  s3.objects.clear()
  receiver.reset()
  const rawData = Buffer.from('{"event":{"eventId":"a"}}').toString('base64')
  s3.objects.set(key, gzipSync(JSON.stringify({ errorCode: 'Splunk.AckTimeout', rawData })))
})
afterEach(() => vi.unstubAllEnvs())

interface Run {
  readonly status: number
  readonly out: string
  readonly error: string
}

async function run(...args: readonly string[]): Promise<Run> {
  let out = ''
  let error = ''
  const status = await runCli(args, { out: (text) => (out += text), error: (text) => (error += text) })
  expect(error).not.toContain('    at ')
  expect(out + error).not.toContain(token)
  return { status, out, error }
}

async function replay(...args: readonly string[]): Promise<Run> {
  const to = ['--endpoint', receiver.endpoint, '--token-secret', 'arn:aws:secretsmanager:x']
  return await run('--bucket', 'failed-events', ...to, ...args)
}

describe('a replay', () => {
  it('sends what was not delivered and says so', async () => {
    const { status, out, error } = await replay()
    expect({ status, error }).toEqual({ status: 0, error: `replayed           ${key}  1 events\n` })
    expect(out).toContain('replayed           1 objects: 1 events, 0 records')
    expect(receiver.events).toEqual([{ event: { eventId: 'a' } }])
    expect((await replay()).out).toContain('replayed before    1 objects')
  })

  it('prints one JSON document', async () => {
    const { status, out, error } = await replay('--format', 'json')
    expect({ status, error }).toEqual({ status: 0, error: '' })
    expect(JSON.parse(out)).toEqual({
      dryRun: false,
      replayed: 1,
      alreadyReplayed: 0,
      left: 0,
      events: 1,
      records: 0,
      skipped: 0,
      problems: [],
    })
  })

  it('ends with 1 when something is left', async () => {
    s3.objects.set(`${key}2`, Buffer.from('hello'))
    const { status, error } = await replay()
    expect(status).toBe(1)
    expect(error).toContain(`left               ${key}2\n  Something stands where a JSON object should begin.`)
  })

  it('ends with 1 when Splunk does not take it', async () => {
    secret = JSON.stringify({ hec_token: 'another' })
    const { status, out } = await replay()
    expect(status).toBe(1)
    expect(out).toContain('stopped            The token is invalid. (code 4)')
  })

  it('needs no collector to look only', async () => {
    const { status, out } = await run('--bucket', 'failed-events', '--dry-run')
    expect(status).toBe(0)
    expect(out).toContain('would be replayed  1 objects: 1 events')
    expect(receiver.events).toEqual([])
  })

  it('looks in the folder that is named', async () => {
    expect((await replay('--prefix', 'connect/failed')).out).toContain('replayed           0 objects')
  })
})

describe('wrong usage', () => {
  it.each([
    ['no bucket', [], '--bucket'],
    ['no collector', ['--bucket', 'failed-events'], '--endpoint'],
    ['an unknown option', ['--buket', 'x'], '--bucket'],
    ['half an object', ['--bucket', 'x', '--max-objects', '1.5'], 'whole number'],
    ['an unknown format', ['--bucket', 'x', '--format', 'xml'], 'Allowed choices are pretty, json'],
    [
      'markers among the failed events',
      ['--bucket', 'x', '--prefix', 'a/', '--marker-prefix', 'a/b/'],
      'marker prefix',
    ],
    ['a folder from the root', ['--bucket', 'x', '--prefix', '/a/'], 'It is a folder'],
    ['no https', ['--bucket', 'x', '--endpoint', 'http://splunk.example.com', '--token-secret', 'x'], 'https'],
    ['a bucket that is not there', ['--bucket', 'missing', '--dry-run'], 'NoSuchBucket'],
  ])('ends with 2: %s', async (_, args, message) => {
    const { status, error, out } = await run(...args)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(error).toContain(message)
  })

  it('ends with 2 when the secret is another one', async () => {
    secret = JSON.stringify({ password: token })
    const { status, error } = await replay()
    expect(status).toBe(2)
    expect(error).toBe('The secret is not what Firehose reads: it has to be {"hec_token": "..."}.\n')
  })
})
