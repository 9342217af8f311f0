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
let handler: (event: unknown) => Promise<unknown>

beforeAll(async () => {
  server = createServer((incoming, response) => {
    void text(incoming).then((body) => {
      if (incoming.url?.includes('content.json') === true) {
        response.end('{"a":"{{flow:other}}"}')
        return
      }
      received.push({ request: `${incoming.method} ${incoming.url}`, body: body === '' ? undefined : JSON.parse(body) })
      const [status, type, answer] = answers.shift() ?? [200, '', {}]
      response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type })
      response.end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
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
  answers = []
})

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
    await expect(handler(contentEvent('Create'))).resolves.toEqual({ PhysicalResourceId: `${flowArn} content` })
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
    await expect(handler(contentEvent('Update'))).rejects.toThrow('The service refuses the content: No action "x".')
  })

  it('is tried again when there are too many requests', async () => {
    answers = [[429, 'ThrottlingException', { Message: 'Slow down.' }]]
    await handler(contentEvent('Create'))
    expect(received).toHaveLength(2)
  }, 20_000)

  it('is left alone when the flow goes', async () => {
    await handler(contentEvent('Delete'))
    expect(received).toEqual([])
  })
})

describe('a telephone number', () => {
  it('is answered by a flow', async () => {
    await handler(numberEvent('Create'))
    expect(received).toEqual([
      { request: 'PUT /phone-number/number/contact-flow', body: { InstanceId: 'instance', ContactFlowId: 'flow' } },
    ])
  })

  it('is let go, and may be gone already', async () => {
    answers = [[404, 'ResourceNotFoundException', {}]]
    await handler(numberEvent('Delete'))
    expect(received.map(({ request }) => request)).toEqual([
      'DELETE /phone-number/number/contact-flow?instanceId=instance',
    ])
  })
})

it('what is none of these is refused', async () => {
  await expect(handler({ RequestType: 'Create', ResourceType: 'Custom::Other' })).rejects.toThrow('ResourceType')
})
