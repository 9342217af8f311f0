import {
  CreatePredefinedAttributeCommand,
  DescribeQueueCommand,
  ListInstancesCommand,
  ListPredefinedAttributesCommand,
  paginateListPredefinedAttributes,
} from '@aws-sdk/client-connect'
import { expect, it } from 'vitest'
import { startConnect, startInstance } from '../test/start-connect.js'

it('answers errors as the service does', async () => {
  const { connect } = await startConnect()
  const response = await fetch(`${connect.url}/queues/none/none`)
  expect(response.status).toBe(404)
  expect(response.headers.get('x-amzn-errortype')).toBe('ResourceNotFoundException')
  expect(await response.json()).toEqual({ Message: 'There is no instance "none".' })
})

it('says what is wrong with a request', async () => {
  const { connect, InstanceId } = await startInstance()
  const url = `${connect.url}/queues/${InstanceId}`
  const put = async (body: string) => (await fetch(url, { method: 'PUT', body })).json()
  expect(await put('{')).toEqual({ Message: 'The body of the request is no JSON.' })
  expect(await put('[]')).toEqual({ Message: 'The body of the request is no object.' })
  expect(await put('{"Name": 7}')).toEqual({ Message: expect.stringContaining('Name: ') })
  const lost = await fetch(`${connect.url}/nowhere`, { method: 'POST' })
  expect(await lost.json()).toEqual({ Message: 'There is no POST /nowhere here.' })
})

it('gives lists in pages', async () => {
  const { client, InstanceId } = await startInstance()
  const names = Array.from({ length: 5 }, (_, index) => `skill ${index}`)
  for (const Name of names) await client.send(new CreatePredefinedAttributeCommand({ InstanceId, Name }))
  const pages: (readonly string[])[] = []
  for await (const page of paginateListPredefinedAttributes({ client, pageSize: 2 }, { InstanceId })) {
    pages.push((page.PredefinedAttributeSummaryList ?? []).map(({ Name = '' }) => Name))
  }
  expect(pages.map((page) => page.length)).toEqual([2, 2, 1])
  expect(pages.flat()).toEqual(names)
  await expect(
    client.send(new ListPredefinedAttributesCommand({ InstanceId, NextToken: 'made up' })),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

it('throttles when it is asked to', async () => {
  // One request in about three hours, so that the time that the test takes does not matter.
  const { client } = await startConnect({ requestsPerSecond: 0.0001 })
  for (let count = 0; count < 5; count += 1) await client.send(new ListInstancesCommand({}))
  await expect(client.send(new ListInstancesCommand({}))).rejects.toMatchObject({
    name: 'ThrottlingException',
    $metadata: { httpStatusCode: 429 },
  })
})

it('remembers the requests', async () => {
  const { client, connect, InstanceId } = await startInstance({ region: 'us-east-1', accountId: '444455556666' })
  await client.send(new DescribeQueueCommand({ InstanceId, QueueId: 'none' })).catch(() => undefined)
  expect(connect.requests).toEqual([
    {
      operation: 'CreateInstance',
      method: 'PUT',
      url: '/instance',
      status: 200,
      error: undefined,
      message: undefined,
    },
    {
      operation: 'DescribeQueue',
      method: 'GET',
      url: `/queues/${InstanceId}/none`,
      status: 404,
      error: 'ResourceNotFoundException',
      message: 'There is no queue "none".',
    },
  ])
  expect(connect.state.instances.get(InstanceId)?.arn).toBe(
    `arn:aws:connect:us-east-1:444455556666:instance/${InstanceId}`,
  )
})
