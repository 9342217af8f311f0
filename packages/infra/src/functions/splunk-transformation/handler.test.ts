import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startLoopbackServer } from '../../../test/splunk/loopback-server.js'
import type { LoopbackServer } from '../../../test/splunk/loopback-server.js'
import { contactRecord, flowLogEntry, gzipJson, json, logRecord } from '../../../test/splunk/samples.js'
import { isObject, readJsonObjects, valueAt } from '../../splunk/json-objects.js'

/** Secrets Manager and Firehose of this process. */
let services: LoopbackServer
let secret: string | undefined
let putBack: Buffer[]
let output: string[]

beforeAll(async () => {
  services = await startLoopbackServer((request, body) => {
    const [input] = readJsonObjects(body, 1)
    if (request.headers['x-amz-target'] === 'secretsmanager.GetSecretValue') {
      return secret === undefined
        ? { status: 400, body: JSON.stringify({ __type: 'AccessDeniedException', Message: 'AccessDenied' }) }
        : { status: 200, body: JSON.stringify({ SecretString: secret }) }
    }
    const records = Array.isArray(input?.['Records']) ? input['Records'].filter(isObject) : []
    putBack.push(...records.map((record) => Buffer.from(String(record['Data']), 'base64')))
    const responses = records.map(() => ({ RecordId: 'id' }))
    return { status: 200, body: JSON.stringify({ FailedPutCount: 0, RequestResponses: responses }) }
  })
})
afterAll(async () => await services.close())

beforeEach(() => {
  secret = 'a key of enough bytes'
  putBack = []
  output = []
  const environment = {
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'ap-northeast-2',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: services.endpoint,
    AWS_ENDPOINT_URL_FIREHOSE: services.endpoint,
    // Powertools writes to the console then, where the test can read it.
    POWERTOOLS_DEV: 'true',
    CUSTOMER_ADDRESSES: 'hash',
    ADDRESS_KEY_SECRET: 'address-key',
    CONTACT_ATTRIBUTES: 'tier',
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  for (const method of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((line: unknown) => void output.push(String(line)))
  }
  vi.resetModules()
  return () => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
  }
})

async function handle(records: readonly Buffer[]) {
  const { handler } = await import('./handler.js')
  return await handler({
    invocationId: 'i',
    deliveryStreamArn: 'arn:aws:firehose:ap-northeast-2:123456789012:deliverystream/contact-records',
    region: 'ap-northeast-2',
    records: records.map((data, index) => ({
      recordId: String(index),
      approximateArrivalTimestamp: 0,
      data: data.toString('base64'),
    })),
  })
}

describe('the function', () => {
  it('hashes addresses with the key of the secret', async () => {
    const { records } = await handle([json(contactRecord())])
    const [event] = readJsonObjects(Buffer.from(records[0]?.data ?? '', 'base64'), 1)
    expect(valueAt(event, ['event', 'CustomerEndpoint', 'Address'])).toMatch(/^[0-9a-f]{32}$/)
    expect(valueAt(event, ['event', 'Attributes'])).toEqual({ tier: 'premium' })
  })

  it('logs one line of counts, and nothing of the records', async () => {
    await handle([json(contactRecord()), gzipJson(logRecord([flowLogEntry()])), Buffer.from('+821000000042')])
    expect(output).toHaveLength(1)
    expect(JSON.parse(output[0] ?? '')).toMatchObject({ level: 'WARN', ok: 2, processingFailed: 1 })
    expect(output.join()).not.toMatch(/8210|c0ffee|agent1|voice1|premium/)
  })

  it('puts back into the stream what has no room in the answer', async () => {
    const messages = Array.from({ length: 16_000 }, (_, index) => flowLogEntry({ Identifier: `step-${index}` }))
    const { records } = await handle([gzipJson(logRecord(messages))])
    expect(records).toEqual([{ recordId: '0', result: 'Dropped' }])
    const events = putBack.flatMap((record) => {
      const logEvents = valueAt(readJsonObjects(gunzipSync(record), 2)[1], ['logEvents'])
      return Array.isArray(logEvents) ? logEvents : []
    })
    expect(events).toHaveLength(16_000)
  })

  it('fails, so that Firehose calls again, while the key cannot be read', async () => {
    secret = undefined
    await expect(handle([json(contactRecord())])).rejects.toThrow('AccessDenied')
    secret = 'a key of enough bytes'
    expect((await handle([json(contactRecord())])).records).toMatchObject([{ result: 'Ok' }])
  })

  it('does not start with settings that are wrong', async () => {
    vi.stubEnv('CUSTOMER_ADDRESSES', 'plain')
    await expect(handle([])).rejects.toThrow('CUSTOMER_ADDRESSES')
  })
})
