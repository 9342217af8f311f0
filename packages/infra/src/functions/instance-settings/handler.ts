import {
  AssociatePhoneNumberContactFlowCommand,
  ConnectClient,
  DisassociatePhoneNumberContactFlowCommand,
  InvalidContactFlowException,
  InvalidContactFlowModuleException,
  ResourceNotFoundException,
  UpdateContactFlowContentCommand,
  UpdateContactFlowModuleContentCommand,
} from '@aws-sdk/client-connect'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { z } from 'zod'
import { flowContentProperties, setFlowContent } from './set-flow-content.js'
import type { FlowContentPort } from './set-flow-content.js'

/** What the framework of custom resources sends. */
const customResourceEvent = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResourceType: z.enum(['Custom::FlowContent', 'Custom::PhoneNumberFlow']),
  ResourceProperties: z.unknown(),
})

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

/** Sets what CloudFormation has no resource for. */
export async function handler(event: unknown): Promise<{ readonly PhysicalResourceId: string }> {
  const { RequestType: type, ResourceType: resource, ResourceProperties: given } = customResourceEvent.parse(event)
  if (resource === 'Custom::PhoneNumberFlow') {
    return { PhysicalResourceId: await setPhoneNumberFlow(given, type === 'Delete') }
  }
  const properties = flowContentProperties.parse(given)
  // When the resource goes, the flow goes, too.
  if (type !== 'Delete') await setFlowContent(properties, port)
  return { PhysicalResourceId: `${properties.flowArn} content` }
}
