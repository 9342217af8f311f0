import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/11111111-1111-4111-8111-111111111111'
const flowArn = `${instanceArn}/contact-flow/22222222-2222-4222-8222-222222222222`

/** A request as the service would get it. */
interface Received {
  readonly request: string
  readonly body: unknown
}

/** Answers as Connect and S3 do, on loopback. */
let server: Server
const received: Received[] = []
/** Status and body of the next answer of Connect. */
let answers: (readonly [status: number, type: string, body: object])[] = []
let endpoint: string
/** What CloudFormation was answered. */
const answered: unknown[] = []
/** Statuses with which CloudFormation takes the next answers. */
let takes: number[] = []
let handler: (event: unknown, context: { getRemainingTimeInMillis(): number }) => Promise<void>

beforeAll(async () => {
  server = createServer((incoming, response) => {
    void text(incoming).then((body) => {
      if (incoming.url?.includes('content.json') === true) {
        response.end('{"a":"{{flow:other}}"}')
        return
      }
      if (incoming.url === '/answer') {
        const status = takes.shift() ?? 200
        if (status === 200) answered.push({ ...JSON.parse(body), type: incoming.headers['content-type'] })
        response.writeHead(status).end()
        return
      }
      received.push({ request: `${incoming.method} ${incoming.url}`, body: body === '' ? undefined : JSON.parse(body) })
      const [status, type, answer] = answers.shift() ?? [200, '', {}]
      response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type })
      response.end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint)
  vi.stubEnv('AWS_REGION', 'ap-northeast-2')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
  ;({ handler } = await import('./handler.js'))
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
  vi.unstubAllEnvs()
})

beforeEach(() => {
  received.length = 0
  answered.length = 0
  answers = []
  takes = []
})

const context = { getRemainingTimeInMillis: () => 60_000 }

/** Sends a request as CloudFormation does. Answers what it was answered. */
async function send(event: object): Promise<unknown> {
  await handler(
    {
      ResponseURL: `${endpoint}/answer`,
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'Resource',
      ...event,
    },
    context,
  )
  expect(answered).toHaveLength(1)
  return answered[0]
}

function contentEvent(
  type: string,
  replacements: Readonly<Record<string, string>> = { '{{flow:other}}': 'arn' },
): object {
  return {
    RequestType: type,
    ResourceType: 'Custom::FlowContent',
    ResourceProperties: { instanceArn, flowArn, kind: 'flow', bucket: 'assets', key: 'content.json', replacements },
  }
}

function numberEvent(type: string): object {
  return {
    RequestType: type,
    ResourceType: 'Custom::PhoneNumberFlow',
    ResourceProperties: { instanceId: 'instance', phoneNumberId: 'number', flowId: 'flow' },
  }
}

describe('late content', () => {
  it('is set, with what the flow refers to', async () => {
    await expect(send(contentEvent('Create'))).resolves.toEqual({
      Status: 'SUCCESS',
      PhysicalResourceId: `${flowArn} content`,
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'Resource',
      type: '',
    })
    expect(received).toEqual([
      {
        request:
          'POST /contact-flows/11111111-1111-4111-8111-111111111111/22222222-2222-4222-8222-222222222222/content',
        body: { Content: '{"a":"arn"}' },
      },
    ])
  })

  it('tells what the service says is wrong with it', async () => {
    answers = [[400, 'InvalidContactFlowException', { problems: [{ message: 'No action "x".' }] }]]
    await expect(send({ ...contentEvent('Update'), PhysicalResourceId: 'known' })).resolves.toMatchObject({
      Status: 'FAILED',
      Reason: 'The service refuses the content: No action "x".',
      PhysicalResourceId: 'known',
    })
  })

  it('is tried again when there are too many requests', async () => {
    answers = [[429, 'ThrottlingException', { Message: 'Slow down.' }]]
    await send(contentEvent('Create'))
    expect(received).toHaveLength(2)
  }, 20_000)

  it('is left alone when the flow goes', async () => {
    await send({ ...contentEvent('Delete'), PhysicalResourceId: 'known' })
    expect(received).toEqual([])
  })
})

describe('a flow that may not be there', () => {
  const sought = { instanceArn, name: 'inbound', otherwise: 'placeholder' }

  it('is looked up by its name, on all pages', async () => {
    answers = [
      [200, '', { ContactFlowSummaryList: [{ Name: 'other', Arn: 'a' }], NextToken: 'more' }],
      [200, '', { ContactFlowSummaryList: [{ Name: 'inbound', Arn: 'b' }] }],
    ]
    const ResourceProperties = { ...sought, flowType: 'CONTACT_FLOW' }
    await expect(
      send({ RequestType: 'Create', ResourceType: 'Custom::FlowArn', ResourceProperties }),
    ).resolves.toMatchObject({ Status: 'SUCCESS', Data: { Arn: 'b' } })
    expect(received.map(({ request }) => request)).toEqual([
      'GET /contact-flows-summary/11111111-1111-4111-8111-111111111111',
      'GET /contact-flows-summary/11111111-1111-4111-8111-111111111111?nextToken=more',
    ])
  })

  it('may be a module, and is replaced where there is none', async () => {
    answers = [[200, '', { ContactFlowModulesSummaryList: [{ Name: 'other', Arn: 'a' }] }]]
    const ResourceProperties = { ...sought, flowType: 'MODULE' }
    await expect(
      send({ RequestType: 'Update', ResourceType: 'Custom::FlowModuleArn', ResourceProperties }),
    ).resolves.toMatchObject({ Status: 'SUCCESS', Data: { Arn: 'placeholder' } })
    expect(received[0]?.request).toMatch(/^GET \/contact-flow-modules-summary\//)
  })

  it('is left alone when the resource goes', async () => {
    const ResourceProperties = { ...sought, flowType: 'CONTACT_FLOW' }
    await send({ RequestType: 'Delete', ResourceType: 'Custom::FlowArn', ResourceProperties, PhysicalResourceId: 'x' })
    expect(received).toEqual([])
  })
})

describe('a telephone number', () => {
  it('is answered by a flow', async () => {
    await send(numberEvent('Create'))
    expect(received).toEqual([
      { request: 'PUT /phone-number/number/contact-flow', body: { InstanceId: 'instance', ContactFlowId: 'flow' } },
    ])
  })

  it('is let go, and may be gone already', async () => {
    answers = [[404, 'ResourceNotFoundException', {}]]
    const answer = await send({ ...numberEvent('Delete'), PhysicalResourceId: 'number' })
    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'number' })
    expect(received.map(({ request }) => request)).toEqual([
      'DELETE /phone-number/number/contact-flow?instanceId=instance',
    ])
  })
})

const queueArn = `${instanceArn}/queue/33333333-3333-4333-8333-333333333333`
const instanceId = '11111111-1111-4111-8111-111111111111'

it('whom customers see is set as a whole', async () => {
  const answer = await send({
    RequestType: 'Create',
    ResourceType: 'Custom::OutboundCaller',
    ResourceProperties: { instanceArn, queueArn, flowArn, name: 'Support' },
  })
  expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: `${queueArn} outbound caller` })
  expect(received).toEqual([
    {
      request: `POST /queues/${instanceId}/33333333-3333-4333-8333-333333333333/outbound-caller-config`,
      body: {
        OutboundCallerConfig: {
          OutboundFlowId: '22222222-2222-4222-8222-222222222222',
          OutboundCallerIdName: 'Support',
        },
      },
    },
  ])
})

describe('quick connects of a queue', () => {
  function shown(type: string, ...ids: readonly string[]): object {
    const quickConnectArns = ids.map((id) => `${instanceArn}/transfer-destination/${id}`)
    return {
      RequestType: type,
      ResourceType: 'Custom::QueueQuickConnects',
      ResourceProperties: { instanceArn, queueArn, quickConnectArns },
    }
  }

  it('are shown', async () => {
    await send(shown('Create', 'a', 'b'))
    expect(received).toMatchObject([
      { request: expect.stringContaining('/associate-quick-connects'), body: { QuickConnectIds: ['a', 'b'] } },
    ])
  })

  it('are taken away when they are no longer meant', async () => {
    const { ResourceProperties: OldResourceProperties } = Object(shown('Create', 'a', 'b'))
    await send({ ...shown('Update', 'b', 'c'), OldResourceProperties })
    expect(received.map(({ body }) => body)).toEqual([{ QuickConnectIds: ['b', 'c'] }, { QuickConnectIds: ['a'] }])
  })

  it('may be gone with their queue', async () => {
    answers = [[404, 'ResourceNotFoundException', {}]]
    const answer = await send({ ...shown('Delete', 'a'), PhysicalResourceId: 'known' })
    expect(answer).toMatchObject({ Status: 'SUCCESS' })
  })
})

it('what is none of these is refused, and CloudFormation does not wait', async () => {
  await expect(send({ ...numberEvent('Create'), ResourceType: 'Custom::Other' })).resolves.toMatchObject({
    Status: 'FAILED',
    Reason: 'The function knows no "Custom::Other".',
  })
})

it('an answer is brought again when CloudFormation does not take it', async () => {
  takes = [503]
  await expect(send(numberEvent('Create'))).resolves.toMatchObject({ Status: 'SUCCESS' })
})
