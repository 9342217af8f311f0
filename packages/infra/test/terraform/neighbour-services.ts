import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { ConnectClient } from '@aws-sdk/client-connect'
import { z } from 'zod'
import type { Properties } from '../cloudformation/connect-types.js'
import { resourceTypes } from './cloud-control.js'

/** What the configuration asks of other services than Connect. */
export interface NeighbourServices {
  readonly endpoint: string
  /** Names of log groups that are there. */
  readonly logGroups: ReadonlyMap<string, object>
  /** Statements in the policies of functions, by name or ARN of the function. */
  readonly policies: ReadonlyMap<string, ReadonlyMap<string, object>>
  /** What nothing here answers. */
  readonly unknown: readonly string[]
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly body: string
}

const accountId = '111122223333'

/**
 * As much of STS, CloudFormation, Cloud Control, CloudWatch Logs and Lambda as the configuration needs, in one server:
 * what Cloud Control is asked for, it does through the API of Connect.
 */
export async function startNeighbourServices(connectUrl: string): Promise<NeighbourServices> {
  const client = new ConnectClient({
    endpoint: connectUrl,
    region: 'ap-northeast-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
  const logGroups = new Map<string, LogGroup>()
  const policies = new Map<string, Map<string, object>>()
  const events = new Map<string, object>()
  const unknown: string[] = []
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const body = await text(request)
    const { url = '/', method = '', headers } = request
    const target = headers['x-amz-target']
    if (typeof target === 'string') {
      const [service, operation = ''] = target.split('.')
      const input = readObject(body)
      if (service === 'CloudApiService') return answerCloudControl(operation, input, client, events)
      if (service === 'Logs_20140328') return answerLogs(operation, input, logGroups)
    }
    const policy = /^\/2015-03-31\/functions\/([^/?]+)\/policy(?:\/([^/?]+))?/.exec(url)
    if (policy !== null) {
      const [, name = '', statement] = policy
      return answerPolicy(method, decodeURIComponent(name), statement, body, policies)
    }
    const form = new URLSearchParams(body)
    const action = form.get('Action')
    if (action === 'GetCallerIdentity') return { status: 200, body: callerIdentity }
    if (action === 'DescribeType') return describeType(form.get('TypeName') ?? '')
    unknown.push(`${method} ${url} ${String(target ?? action)}`)
    return { status: 501, body: '' }
  }
  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, body }) => response.writeHead(status).end(body),
      (error: unknown) => response.writeHead(500).end(describe(error)),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    logGroups,
    policies,
    unknown,
    async close() {
      client.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const callerIdentity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::${accountId}:root</Arn><UserId>${accountId}</UserId><Account>${accountId}</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`

function describeType(name: string): Answer {
  const type = resourceTypes.get(name)
  if (type === undefined)
    return { status: 404, body: '<ErrorResponse><Error><Code>TypeNotFoundException</Code></Error></ErrorResponse>' }
  const typeSchema = JSON.stringify(type.schema).replaceAll('"', '&quot;')
  return {
    status: 200,
    body: `<DescribeTypeResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeTypeResult>
<TypeName>${name}</TypeName><Type>RESOURCE</Type><Schema>${typeSchema}</Schema></DescribeTypeResult></DescribeTypeResponse>`,
  }
}

async function answerCloudControl(
  operation: string,
  input: Properties,
  client: ConnectClient,
  events: Map<string, object>,
): Promise<Answer> {
  const { TypeName, Identifier, DesiredState, PatchDocument, RequestToken } = cloudControlInput.parse(input)
  if (operation === 'GetResourceRequestStatus') return json(200, { ProgressEvent: events.get(RequestToken) })
  const type = resourceTypes.get(TypeName)
  if (type === undefined) return failure(400, 'TypeNotFoundException', TypeName)
  if (operation === 'GetResource') {
    try {
      const properties = JSON.stringify(await type.read(client, Identifier))
      return json(200, { TypeName, ResourceDescription: { Identifier, Properties: properties } })
    } catch (error) {
      return failure(400, 'ResourceNotFoundException', describe(error))
    }
  }
  const token = randomUUID()
  const event = { TypeName, RequestToken: token, Operation: operation.replace('Resource', '').toUpperCase() }
  try {
    let identifier = Identifier
    if (operation === 'CreateResource') identifier = (await type.create(client, readObject(DesiredState))).identifier
    if (operation === 'DeleteResource') await type.delete(client, Identifier)
    if (operation === 'UpdateResource') {
      const before = await type.read(client, Identifier)
      await type.update(client, Identifier, patched(before, PatchDocument), before)
    }
    events.set(token, { ...event, Identifier: identifier, OperationStatus: 'SUCCESS' })
  } catch (error) {
    const failed = { OperationStatus: 'FAILED', ErrorCode: 'InvalidRequest', StatusMessage: describe(error) }
    events.set(token, { ...event, Identifier, ...failed })
  }
  return json(200, { ProgressEvent: events.get(token) })
}

const cloudControlInput = z.object({
  TypeName: z.string().default(''),
  Identifier: z.string().default(''),
  DesiredState: z.string().default('{}'),
  PatchDocument: z.string().default('[]'),
  RequestToken: z.string().default(''),
})

const patchDocument = z.array(z.object({ op: z.string(), path: z.string(), value: z.unknown() }))

/** Properties after a JSON patch of whole properties, which is what the provider makes of texts. */
function patched(properties: Properties, document: string): Properties {
  const changes = patchDocument.parse(JSON.parse(document)).map(({ path, value }) => [path.slice(1), value])
  return { ...properties, ...Object.fromEntries(changes) }
}

interface LogGroup {
  readonly logGroupName: string
  readonly tags: object
  retentionInDays: number | undefined
}

const logsInput = z.object({
  logGroupName: z.string().default(''),
  logGroupNamePrefix: z.string().default(''),
  retentionInDays: z.number().optional(),
  resourceArn: z.string().default(''),
  tags: z.record(z.string(), z.string()).default({}),
})

function answerLogs(operation: string, input: Properties, logGroups: Map<string, LogGroup>): Answer {
  const { logGroupName, logGroupNamePrefix, retentionInDays, resourceArn, tags } = logsInput.parse(input)
  const prefix = `arn:aws:logs:ap-northeast-2:${accountId}:log-group:`
  switch (operation) {
    case 'CreateLogGroup':
      logGroups.set(logGroupName, { logGroupName, tags, retentionInDays: undefined })
      return json(200, {})
    case 'PutRetentionPolicy': {
      const group = logGroups.get(logGroupName)
      if (group === undefined) return failure(400, 'ResourceNotFoundException', logGroupName)
      group.retentionInDays = retentionInDays
      return json(200, {})
    }
    case 'DescribeLogGroups': {
      const found = [...logGroups.values()].filter((group) => group.logGroupName.startsWith(logGroupNamePrefix))
      return json(200, {
        logGroups: found.map(({ logGroupName: name, retentionInDays: days }) => ({
          logGroupName: name,
          retentionInDays: days,
          arn: `${prefix}${name}:*`,
          logGroupArn: `${prefix}${name}`,
          logGroupClass: 'STANDARD',
          creationTime: 0,
          storedBytes: 0,
        })),
      })
    }
    case 'ListTagsForResource':
      return json(200, { tags: logGroups.get(resourceArn.slice(prefix.length))?.tags ?? {} })
    case 'DeleteLogGroup':
      logGroups.delete(logGroupName)
      return json(200, {})
    default:
      return failure(400, 'UnknownOperationException', operation)
  }
}

const permission = z.object({
  StatementId: z.string(),
  Action: z.string(),
  Principal: z.string(),
  SourceAccount: z.string(),
  SourceArn: z.string(),
})

function answerPolicy(
  method: string,
  functionArn: string,
  statementId: string | undefined,
  body: string,
  policies: Map<string, Map<string, object>>,
): Answer {
  const statements = policies.get(functionArn) ?? new Map<string, object>()
  if (method === 'POST') {
    const { StatementId, Action, Principal, SourceAccount, SourceArn } = permission.parse(JSON.parse(body))
    const condition = { StringEquals: { 'AWS:SourceAccount': SourceAccount }, ArnLike: { 'AWS:SourceArn': SourceArn } }
    const statement = {
      Sid: StatementId,
      Effect: 'Allow',
      Principal: { Service: Principal },
      Action,
      Resource: functionArn,
      Condition: condition,
    }
    policies.set(functionArn, statements.set(StatementId, statement))
    return json(201, { Statement: JSON.stringify(statement) })
  }
  if (statements.size === 0) return failure(404, 'ResourceNotFoundException', functionArn)
  if (method === 'DELETE') {
    statements.delete(statementId ?? '')
    if (statements.size === 0) policies.delete(functionArn)
    return { status: 204, body: '' }
  }
  const policy = { Version: '2012-10-17', Id: 'default', Statement: [...statements.values()] }
  return json(200, { Policy: JSON.stringify(policy), RevisionId: randomUUID() })
}

function readObject(given: string): Properties {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(given === '' ? '{}' : given))
}

/** With the problems of content, which the message of the error does not have. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const problems = 'Problems' in error ? ` ${JSON.stringify(error.Problems)}` : ''
  return `${error.name}: ${error.message}${problems}`
}

function json(status: number, body: object): Answer {
  return { status, body: JSON.stringify(body) }
}

function failure(status: number, type: string, message: string): Answer {
  return json(status, { __type: type, message })
}
