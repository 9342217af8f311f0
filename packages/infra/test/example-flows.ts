import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isFlow } from '@aicc/flow-dsl/language'
import type { BuildableFlow } from '@aicc/flow-dsl/language'

const folder = join(import.meta.dirname, '../../../examples')

/** All flows and modules of the examples. */
export async function exampleFlows(): Promise<readonly BuildableFlow[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.flow.ts') && !file.includes('node_modules'))
    .sort()
  const flows: BuildableFlow[] = []
  for (const file of files) {
    const exported: object = await import(pathToFileURL(join(folder, file)).href)
    for (const flow of Object.values(exported)) if (isFlow(flow)) flows.push(flow)
  }
  return flows
}
