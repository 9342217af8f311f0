import { expect, it } from 'vitest'
import { answerRequest } from './custom-resource.js'
import type { CustomResourcePort, CustomResourceRequest } from './custom-resource.js'

const request = {
  RequestType: 'Create',
  ResponseURL: 'https://cloudformation.example.com/answer?signature=1',
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'Resource',
  ResourceType: 'Custom::Something',
  ResourceProperties: { a: 1 },
}

/** Sends a request. Answers what was done, and what CloudFormation was told. */
async function send(
  event: unknown,
  act: CustomResourcePort['act'] = async () => ({ id: 'made' }),
  milliseconds = 60_000,
): Promise<{ readonly done: readonly CustomResourceRequest[]; readonly told: readonly unknown[] }> {
  const done: CustomResourceRequest[] = []
  const told: unknown[] = []
  await answerRequest(event, {
    act: async (asked) => {
      done.push(asked)
      return await act(asked)
    },
    put: async (url, body) => void told.push({ url, ...JSON.parse(body) }),
    milliseconds,
  })
  return { done, told }
}

it('CloudFormation is told what templates may read of it', async () => {
  const { told } = await send(request, async () => ({ id: 'made', attributes: { Arn: 'arn' } }))
  expect(told).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: 'made', Data: { Arn: 'arn' } }])
})

it('CloudFormation is told the id of what was made', async () => {
  const { done, told } = await send(request)
  expect(done).toEqual([
    { type: 'Create', resourceType: 'Custom::Something', properties: { a: 1 }, oldProperties: undefined },
  ])
  expect(told).toEqual([
    {
      url: request.ResponseURL,
      Status: 'SUCCESS',
      PhysicalResourceId: 'made',
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'Resource',
    },
  ])
})

it('what could not be made is not taken away', async () => {
  const { told } = await send(request, () => Promise.reject(new Error('No.')))
  expect(told).toMatchObject([{ Status: 'FAILED', Reason: 'No.' }])
  const [{ PhysicalResourceId }] = told as readonly [{ readonly PhysicalResourceId: string }]
  const { done, told: toldOfDeletion } = await send({ ...request, RequestType: 'Delete', PhysicalResourceId })
  expect(done).toEqual([])
  expect(toldOfDeletion).toMatchObject([{ Status: 'SUCCESS' }])
})

it('what was there stays what it was when a change fails', async () => {
  const event = { ...request, RequestType: 'Update', PhysicalResourceId: 'known' }
  const { told } = await send(event, () => Promise.reject(new Error('No.')))
  expect(told).toMatchObject([{ Status: 'FAILED', PhysicalResourceId: 'known' }])
})

it('a change says what was there before', async () => {
  const { done } = await send({ ...request, RequestType: 'Update', OldResourceProperties: { a: 0 } })
  expect(done).toMatchObject([{ type: 'Update', properties: { a: 1 }, oldProperties: { a: 0 } }])
})

it('the answer comes in time, even if the work does not', async () => {
  const { told } = await send(request, () => new Promise(() => {}), 10_050)
  expect(told).toMatchObject([{ Status: 'FAILED', Reason: expect.stringContaining('did not answer within') }])
})

it('an answer is never longer than CloudFormation takes, whatever the reason', async () => {
  const { told } = await send(request, () => Promise.reject(new Error('가'.repeat(5000))))
  expect(Buffer.byteLength(JSON.stringify(told[0]))).toBeLessThan(4096)
  expect(JSON.stringify(told[0])).toMatch(/가\.\.\./)
})

it('what is no request is refused', async () => {
  await expect(send({ ...request, ResponseURL: 'file:///etc/passwd' })).rejects.toThrow('ResponseURL')
})
