import { z } from 'zod'

/** What the custom resource is given. */
export const soughtFlowProperties = z.object({
  instanceArn: z.string(),
  name: z.string(),
  /** As the service names it; `MODULE` of a module. */
  flowType: z.string(),
  /** ARN that is answered as long as there is no such flow. */
  otherwise: z.string(),
})

export type SoughtFlowProperties = z.output<typeof soughtFlowProperties>

/** A flow of an instance. */
export interface ListedFlow {
  readonly name: string
  readonly arn: string
}

/** What looking up a flow needs of the world. */
export interface FlowLookUpPort {
  /** All flows of a type, page by page. */
  readonly list: (instanceId: string, flowType: string) => AsyncIterable<readonly ListedFlow[]>
}

/** The ARN of a flow by its name; what is to be answered otherwise, if there is none. */
export async function lookUpFlow(properties: SoughtFlowProperties, port: FlowLookUpPort): Promise<string> {
  const { instanceArn, name, flowType, otherwise } = properties
  const instanceId = instanceArn.slice(instanceArn.lastIndexOf('/') + 1)
  for await (const flows of port.list(instanceId, flowType)) {
    const found = flows.find((flow) => flow.name === name)
    if (found !== undefined) return found.arn
  }
  return otherwise
}
