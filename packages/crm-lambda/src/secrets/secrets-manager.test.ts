import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startSecretsServer } from '../../test/secrets-server.js'
import type { SecretsServer } from '../../test/secrets-server.js'
import { createSecretsManagerSource } from './secrets-manager.js'

let server: SecretsServer
let client: SecretsManagerClient

beforeEach(async () => {
  server = await startSecretsServer()
  client = new SecretsManagerClient({
    region: 'ap-northeast-2',
    endpoint: server.endpoint,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
})
afterEach(async () => {
  client.destroy()
  await server.close()
})

it('reads what the secret is now', async () => {
  const source = createSecretsManagerSource(client, 'crm')
  server.put('crm', 'first')
  expect(await source.read(new AbortController().signal)).toBe('first')
  server.put('crm', 'second')
  expect(await source.read(new AbortController().signal)).toBe('second')
})

it('fails by the name that the service has for it', async () => {
  const reading = createSecretsManagerSource(client, 'another').read(new AbortController().signal)
  await expect(reading).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

it('gives up when it is told to', async () => {
  const controller = new AbortController()
  controller.abort()
  await expect(createSecretsManagerSource(client, 'crm').read(controller.signal)).rejects.toMatchObject({
    name: 'AbortError',
  })
})
