import { attempt, TryAgainError, withTimeBudget } from '@aicc/connect-function'
import type { InvocationContext } from '@aicc/connect-function'
import {
  AssociatePhoneNumberContactFlowCommand,
  AssociateQueueQuickConnectsCommand,
  ConnectClient,
  DisassociatePhoneNumberContactFlowCommand,
  DisassociateQueueQuickConnectsCommand,
  InvalidContactFlowException,
  InvalidContactFlowModuleException,
  paginateListContactFlowModules,
  paginateListContactFlows,
  ResourceNotFoundException,
  UpdateContactFlowContentCommand,
  UpdateContactFlowModuleContentCommand,
  UpdateQueueOutboundCallerConfigCommand,
} from '@aws-sdk/client-connect'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { z } from 'zod'
import { answerRequest } from './custom-resource.js'
import type { CustomResourceRequest, CustomResourceState } from './custom-resource.js'
import { lookUpFlow, soughtFlowProperties } from './look-up-flow.js'
import type { FlowLookUpPort } from './look-up-flow.js'
import { flowContentProperties, setFlowContent } from './set-flow-content.js'
import type { FlowContentPort } from './set-flow-content.js'
import { outboundCallerProperties, setOutboundCaller } from './set-outbound-caller.js'
import type { OutboundCallerPort } from './set-outbound-caller.js'
import { showQuickConnects, shownQuickConnectsProperties } from './show-quick-connects.js'
import type { QuickConnectPort } from './show-quick-connects.js'

/** How long the answer may take to get to CloudFormation. */
const answerMilliseconds = 8000

/** What a telephone number is given. */
const phoneNumberProperties = z.object({ instanceId: z.string(), phoneNumberId: z.string(), flowId: z.string() })

// Other resources of the same stack are at the API, too.
const connect = new ConnectClient({ maxAttempts: 10, retryMode: 'adaptive' })
const s3 = new S3Client({})

const port: FlowContentPort = {
  async read(bucket, key) {
    const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
    if (body === undefined) throw new Error(`There is nothing at s3://${bucket}/${key}.`)
    return await body.transformToString()
  },
  async update({ kind, instanceId, flowId, content }) {
    try {
      await (kind === 'module'
        ? connect.send(
            new UpdateContactFlowModuleContentCommand({
              InstanceId: instanceId,
              ContactFlowModuleId: flowId,
              Content: content,
            }),
          )
        : connect.send(
            new UpdateContactFlowContentCommand({ InstanceId: instanceId, ContactFlowId: flowId, Content: content }),
          ))
    } catch (error) {
      throw problemsOf(error)
    }
  },
}

/** The service says what is wrong with content in a list beside the message, which CloudFormation would not show. */
function problemsOf(error: unknown): unknown {
  const problems =
    error instanceof InvalidContactFlowException
      ? error.problems
      : error instanceof InvalidContactFlowModuleException
        ? error.Problems
        : undefined
  if (problems === undefined) return error
  const messages = problems.map(({ message }) => message).join(' ')
  return new Error(`The service refuses the content: ${messages}`, { cause: error })
}

/** Lets a flow answer a telephone number, or nobody any more. */
async function setPhoneNumberFlow(properties: unknown, isGone: boolean): Promise<string> {
  const { instanceId, phoneNumberId, flowId } = phoneNumberProperties.parse(properties)
  const number = { InstanceId: instanceId, PhoneNumberId: phoneNumberId }
  if (!isGone) {
    await connect.send(new AssociatePhoneNumberContactFlowCommand({ ...number, ContactFlowId: flowId }))
  } else {
    try {
      await connect.send(new DisassociatePhoneNumberContactFlowCommand(number))
    } catch (error) {
      // The number or the instance is gone already.
      if (!(error instanceof ResourceNotFoundException)) throw error
    }
  }
  return phoneNumberId
}

const outboundCallerPort: OutboundCallerPort = {
  async update({ instanceId, queueId, flowId, numberId, name }) {
    await connect.send(
      new UpdateQueueOutboundCallerConfigCommand({
        InstanceId: instanceId,
        QueueId: queueId,
        OutboundCallerConfig: {
          OutboundFlowId: flowId,
          OutboundCallerIdNumberId: numberId,
          OutboundCallerIdName: name,
        },
      }),
    )
  },
}

const quickConnectPort: QuickConnectPort = {
  async associate({ instanceId, queueId, quickConnectIds }) {
    await connect.send(
      new AssociateQueueQuickConnectsCommand({
        InstanceId: instanceId,
        QueueId: queueId,
        QuickConnectIds: [...quickConnectIds],
      }),
    )
  },
  async disassociate({ instanceId, queueId, quickConnectIds }) {
    try {
      await connect.send(
        new DisassociateQueueQuickConnectsCommand({
          InstanceId: instanceId,
          QueueId: queueId,
          QuickConnectIds: [...quickConnectIds],
        }),
      )
    } catch (error) {
      // The queue or the instance is gone already.
      if (!(error instanceof ResourceNotFoundException)) throw error
    }
  },
}

const lookUpPort: FlowLookUpPort = {
  async *list(instanceId, flowType) {
    const input = { InstanceId: instanceId }
    if (flowType === 'MODULE') {
      for await (const page of paginateListContactFlowModules({ client: connect }, input)) {
        yield (page.ContactFlowModulesSummaryList ?? []).map(({ Name: name = '', Arn: arn = '' }) => ({ name, arn }))
      }
      return
    }
    for await (const page of paginateListContactFlows({ client: connect }, input)) {
      yield (page.ContactFlowSummaryList ?? []).map(({ Name: name = '', Arn: arn = '' }) => ({ name, arn }))
    }
  },
}

/** Does what is asked. */
async function act(request: CustomResourceRequest): Promise<CustomResourceState> {
  const { type, resourceType, properties, oldProperties } = request
  const isGone = type === 'Delete'
  switch (resourceType) {
    case 'Custom::PhoneNumberFlow':
      return { id: await setPhoneNumberFlow(properties, isGone) }
    case 'Custom::FlowContent': {
      const content = flowContentProperties.parse(properties)
      // When the resource goes, the flow goes, too.
      if (!isGone) await setFlowContent(content, port)
      return { id: `${content.flowArn} content` }
    }
    case 'Custom::FlowArn':
    case 'Custom::FlowModuleArn': {
      const sought = soughtFlowProperties.parse(properties)
      const id = `${sought.flowType} ${sought.name}`
      return isGone ? { id } : { id, attributes: { Arn: await lookUpFlow(sought, lookUpPort) } }
    }
    case 'Custom::OutboundCaller': {
      const caller = outboundCallerProperties.parse(properties)
      if (!isGone) await setOutboundCaller(caller, outboundCallerPort)
      return { id: `${caller.queueArn} outbound caller` }
    }
    case 'Custom::QueueQuickConnects': {
      const given = shownQuickConnectsProperties.parse(properties)
      const before = type === 'Update' ? shownQuickConnectsProperties.parse(oldProperties) : undefined
      await showQuickConnects(isGone ? given : before, isGone ? undefined : given, quickConnectPort)
      return { id: `${given.queueArn} quick connects` }
    }
    default:
      throw new Error(`The function knows no "${resourceType}".`)
  }
}

/** Brings an answer to where CloudFormation waits for it. */
async function put(url: string, body: string): Promise<void> {
  await withTimeBudget(answerMilliseconds, (budget) =>
    attempt({ service: 'CloudFormation', budget, attemptMilliseconds: 3000 }, async (signal) => {
      // The address is signed for a request without a content type.
      const response = await fetch(url, { method: 'PUT', body, headers: { 'content-type': '' }, signal })
      if (response.status >= 500) throw new TryAgainError(`CloudFormation answered with ${response.status}.`)
      if (!response.ok) throw new Error(`CloudFormation refused the answer with ${response.status}.`)
    }),
  )
}

/** Sets what CloudFormation has no resource for. */
export async function handler(event: unknown, context: InvocationContext): Promise<void> {
  await answerRequest(event, { act, put, milliseconds: context.getRemainingTimeInMillis() })
}
