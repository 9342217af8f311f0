import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compile } from '@aicc/flow-compiler'
import { isFlow } from '@aicc/flow-dsl/language'
import type { Channel, FlowType } from '@aicc/flow-dsl/language'

const folder = join(import.meta.dirname, '../../../examples')

/** A flow of the examples, compiled. */
export interface ExampleFlow {
  readonly name: string
  readonly content: string
  readonly flowType: FlowType
  readonly channels: readonly Channel[]
}

/** All flows and modules of the examples. */
export async function exampleFlows(): Promise<readonly ExampleFlow[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.flow.ts') && !file.includes('node_modules'))
    .sort()
  const examples: ExampleFlow[] = []
  for (const file of files) {
    const exported: object = await import(pathToFileURL(join(folder, file)).href)
    for (const flow of Object.values(exported)) {
      if (!isFlow(flow)) continue
      const { channels = ['VOICE'] } = flow.build().graph
      examples.push({ name: flow.name, content: compile(flow).content, flowType: flow.flowType, channels })
    }
  }
  return examples
}
