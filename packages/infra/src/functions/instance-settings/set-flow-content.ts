import { z } from 'zod'

/** What the custom resource is given. */
export const flowContentProperties = z
  .object({ instanceArn: z.string(), flowArn: z.string(), kind: z.enum(['flow', 'module']) })
  .and(
    z.union([
      z.object({ content: z.string() }),
      z.object({
        /** Where the content is, with placeholders. */
        bucket: z.string(),
        key: z.string(),
        /** What the placeholders stand for. */
        replacements: z.record(z.string(), z.string()).default({}),
      }),
    ]),
  )

export type FlowContentProperties = z.output<typeof flowContentProperties>

/** What setting the content of a flow needs of the world. */
export interface FlowContentPort {
  readonly read: (bucket: string, key: string) => Promise<string>
  readonly update: (target: {
    readonly kind: 'flow' | 'module'
    readonly instanceId: string
    readonly flowId: string
    readonly content: string
  }) => Promise<void>
}

/**
 * Set the content of a flow, with its placeholders replaced.
 * @throws when a placeholder is left: the service would take it, and the flow would fail on a call.
 */
export async function setFlowContent(properties: FlowContentProperties, port: FlowContentPort): Promise<void> {
  const { kind, flowArn, instanceArn } = properties
  const content = 'content' in properties ? properties.content : await readContent(properties, port)
  const left = /\{\{[a-zA-Z]+:[^{}"\\]+\}\}/.exec(content)?.[0]
  if (left !== undefined) throw new Error(`Nothing was given for ${left} in ${flowArn}.`)
  await port.update({ kind, instanceId: lastOf(instanceArn), flowId: lastOf(flowArn), content })
}

async function readContent(
  { bucket, key, replacements }: Extract<FlowContentProperties, { readonly bucket: string }>,
  port: FlowContentPort,
): Promise<string> {
  const template = await port.read(bucket, key)
  // As parts of JSON texts: an ARN has no quotes, but nothing here relies on it.
  return template.replaceAll(/\{\{[a-zA-Z]+:[^{}"\\]+\}\}/g, (placeholder) =>
    Object.hasOwn(replacements, placeholder) ? JSON.stringify(replacements[placeholder]).slice(1, -1) : placeholder,
  )
}

function lastOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}
