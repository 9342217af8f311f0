import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { describeWithDynamoDbLocal, startDynamoDbLocal } from '../../test/dynamodb-local.js'
import type { DynamoDbLocal } from '../../test/dynamodb-local.js'
import { startS3Server } from '../../test/s3-server.js'
import type { S3Server } from '../../test/s3-server.js'
import { register, registrationOf, requestFor } from '../../test/store-contract.js'
import { printRegistration } from '../registration.js'
import { createDynamoDbStore } from '../stores/dynamodb-store.js'

describeWithDynamoDbLocal('the export function', () => {
  let engine: DynamoDbLocal
  let server: S3Server
  let tableName: string
  let output: string[]

  beforeAll(async () => {
    engine = await startDynamoDbLocal()
    server = await startS3Server(['axcl'])
  }, 120_000)
  afterAll(async () => {
    await server.close()
    await engine.stop()
  })

  beforeEach(async () => {
    server.remove('axcl', 'axcl_event.txt')
    tableName = await engine.createTable()
    output = []
    const environment = {
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_REGION: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
      AWS_ENDPOINT_URL_S3: server.endpoint,
      // Powertools writes to the console then, where the test can read it.
      POWERTOOLS_DEV: 'true',
      POWERTOOLS_METRICS_DISABLED: 'false',
      TABLE_NAME: tableName,
    }
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
    for (const method of ['log', 'info', 'error'] as const) {
      vi.spyOn(console, method).mockImplementation((line: unknown) => void output.push(String(line)))
    }
    vi.resetModules()
    return () => {
      vi.unstubAllEnvs()
      vi.restoreAllMocks()
    }
  })

  it('writes the file that the environment names', async () => {
    const table = createDynamoDbStore({ client: engine.client(), tableName })
    const registration = registrationOf(await register(table, requestFor('12345')))
    const { handler } = await import('./handler.js')
    expect(await handler()).toEqual({ registrations: 1, written: true })
    expect(server.object('axcl', 'axcl_event.txt')?.body.toString()).toBe(`${printRegistration(registration)}\n`)
    expect(await handler()).toEqual({ registrations: 1, written: false })
    expect(output.join('\n')).toContain('"ExportedRegistrations"')
    expect(output.join('\n')).not.toMatch(/12345|821012345678/)
  })

  it('throws and logs when it fails', async () => {
    server.put('axcl', 'axcl_event.txt', 'notes of 12345\n')
    const { handler } = await import('./handler.js')
    await expect(handler()).rejects.toThrow('1 of its lines are no registrations')
    expect(output.join('\n')).toContain('export failed')
    expect(output.join('\n')).not.toContain('12345')
  })

  it('does not start without a table', async () => {
    vi.stubEnv('TABLE_NAME', '')
    await expect(import('./handler.js')).rejects.toThrow('TABLE_NAME is not set')
  })
})
