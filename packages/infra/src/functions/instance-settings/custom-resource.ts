import { z } from 'zod'

/** What CloudFormation sends. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html */
const requestSchema = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url({ protocol: /^https?$/ }),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  PhysicalResourceId: z.string().optional(),
  ResourceType: z.string(),
  ResourceProperties: z.unknown(),
  /** In a change only. */
  OldResourceProperties: z.unknown().optional(),
})

/** A resource that is to be made, changed or taken away. */
export interface CustomResourceRequest {
  readonly type: 'Create' | 'Update' | 'Delete'
  readonly resourceType: string
  readonly properties: unknown
  /** What they were before a change; else undefined. */
  readonly oldProperties: unknown
}

/** A resource as it is now. */
export interface CustomResourceState {
  /** Another one than before lets CloudFormation take the resource before away. */
  readonly id: string
  /** What a template reads with `Fn::GetAtt`. */
  readonly attributes?: Readonly<Record<string, string>>
}

/** What answering needs of the world. */
export interface CustomResourcePort {
  /** Does what is asked. */
  readonly act: (request: CustomResourceRequest) => Promise<CustomResourceState>
  readonly put: (url: string, body: string) => Promise<void>
  /** How long there is for all of it, in milliseconds. */
  readonly milliseconds: number
}

/** The id of a resource that could not be made. Taking it away is nothing. */
const neverMade = 'never-made'

/**
 * An answer has 4,096 bytes at most.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
 */
const mostBytesOfReason = 2000

/** Time that is kept for the answer itself, in milliseconds. */
const timeForAnswer = 10_000

/**
 * Do what CloudFormation asks, and answer it, whatever happens: without an answer a stack waits until its time is over.
 * @throws when what came is no request, or the answer cannot be brought. Lambda calls again then.
 */
export async function answerRequest(event: unknown, port: CustomResourcePort): Promise<void> {
  const request = requestSchema.parse(event)
  const { RequestType: type, ResourceType: resourceType } = request
  const { ResourceProperties: properties, OldResourceProperties: oldProperties } = request
  const answer = (
    status: 'SUCCESS' | 'FAILED',
    { id, attributes }: CustomResourceState,
    reason?: string,
  ): Promise<void> =>
    port.put(
      request.ResponseURL,
      JSON.stringify({
        Status: status,
        ...(reason !== undefined && { Reason: truncate(reason) }),
        PhysicalResourceId: id,
        ...(attributes !== undefined && { Data: attributes }),
        StackId: request.StackId,
        RequestId: request.RequestId,
        LogicalResourceId: request.LogicalResourceId,
      }),
    )
  if (type === 'Delete' && request.PhysicalResourceId === neverMade) {
    await answer('SUCCESS', { id: neverMade })
    return
  }
  let state: CustomResourceState
  try {
    state = await inTime(port.act({ type, resourceType, properties, oldProperties }), port.milliseconds - timeForAnswer)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'Something that is no error was thrown.'
    await answer('FAILED', { id: request.PhysicalResourceId ?? neverMade }, reason)
    return
  }
  await answer('SUCCESS', state)
}

async function inTime<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`Amazon Connect did not answer within ${Math.round(milliseconds / 1000)} seconds.`)),
      milliseconds,
    )
  })
  try {
    return await Promise.race([work, over])
  } finally {
    clearTimeout(timer)
  }
}

function truncate(reason: string): string {
  const bytes = Buffer.from(reason)
  return bytes.length <= mostBytesOfReason
    ? reason
    : `${new TextDecoder().decode(bytes.subarray(0, mostBytesOfReason)).replace(/�$/, '')}...`
}
