import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startMetricsServer } from '../../../test/metrics/metrics-server.js'
import type { MetricsServer } from '../../../test/metrics/metrics-server.js'

const event = { time: '2026-11-23T10:00:00Z' }

let server: MetricsServer
let output: string[]

beforeEach(async () => {
  server = await startMetricsServer({
    queues: [{ Id: 'queue-1', Name: 'voice1' }],
    routingProfiles: [{ Id: 'profile-1', Name: 'Tier 1 Support' }],
    figureOf: () => 12,
  })
  output = []
  const environment = {
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: 'ap-northeast-2',
    AWS_ENDPOINT_URL_CONNECT: server.endpoint,
    AWS_ENDPOINT_URL_CLOUDWATCH: server.endpoint,
    // Powertools writes to the console then, where the test can read it.
    POWERTOOLS_DEV: 'true',
    POWERTOOLS_METRICS_DISABLED: 'false',
    INSTANCE_ARN: 'arn:aws:connect:ap-northeast-2:111122223333:instance/12345678-1234-1234-1234-123456789012',
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  for (const method of ['log', 'info', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((line: unknown) => void output.push(String(line)))
  }
  vi.resetModules()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await server.close()
})

it('publishes, and tells what it did in metrics of its own', async () => {
  const { handler } = await import('./handler.js')
  expect(await handler(event)).toEqual({ published: 36 })
  expect(server.points.get('AICC/Connect ContactsHandled voice1 2026-11-23T09:30:00.000Z')?.maximum).toBe(12)
  const lines = output.map((line): unknown => JSON.parse(line))
  expect(lines).toContainEqual(
    expect.objectContaining({ service: 'contact-metrics', FailedRequests: 0, PublishedValues: 36 }),
  )
  expect(output.join('\n')).toContain('"Namespace":"AICC/Connect"')
})

it('does not start without an instance', async () => {
  vi.stubEnv('INSTANCE_ARN', '')
  await expect(import('./handler.js')).rejects.toThrow('INSTANCE_ARN: is not set')
})
