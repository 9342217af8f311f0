import { ConnectClient, CreateInstanceCommand } from '@aws-sdk/client-connect'
import { expect, onTestFinished } from 'vitest'
import { startConnectLocal } from '../src/index.js'
import type { ConnectLocal, ConnectLocalOptions } from '../src/index.js'
import { documentedErrors } from './sdk-model.js'

/** Errors that come all the same, although the SDK does not name them at the operation: README.md says why. */
const undocumented = new Set(['ThrottlingException', 'DeleteHoursOfOperation ResourceInUseException'])

/** A server with the real client of the SDK. Both end with the test, and each error has to be one of its operation. */
export async function startConnect(
  options: ConnectLocalOptions = {},
): Promise<{ readonly connect: ConnectLocal; readonly client: ConnectClient }> {
  const connect = await startConnectLocal(options)
  const client = new ConnectClient({
    endpoint: connect.url,
    region: 'ap-northeast-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
  onTestFinished(async () => {
    client.destroy()
    await connect.close()
    for (const { operation, error } of connect.requests) {
      if (operation === undefined || error === undefined) continue
      if (undocumented.has(error) || undocumented.has(`${operation} ${error}`)) continue
      expect(documentedErrors(operation), operation).toContain(error)
    }
  })
  return { connect, client }
}

/** A server with an instance in it. */
export async function startInstance(options: ConnectLocalOptions = {}) {
  const { connect, client } = await startConnect(options)
  const { Id: InstanceId = '', Arn = '' } = await client.send(
    new CreateInstanceCommand({
      InstanceAlias: 'center',
      IdentityManagementType: 'CONNECT_MANAGED',
      InboundCallsEnabled: true,
      OutboundCallsEnabled: true,
    }),
  )
  return { connect, client, InstanceId, instanceArn: Arn }
}
