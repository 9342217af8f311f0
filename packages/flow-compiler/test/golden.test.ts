import { isFlow } from '@aicc/flow-dsl'
import type { FlowDocument, JsonObject } from '@aicc/flow-dsl/language'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkFlowJson, compile } from '../src/index.js'
import type { CompiledFlow } from '../src/index.js'
import { printDiagnostics } from './print-diagnostics.js'
import { printGraph } from './print-graph.js'

/**
 * One folder a case, one file a phase, so that a diff names the phase that changed. `vitest run -u` writes the files
 * anew; read the diff like code.
 */
const root = join(import.meta.dirname, 'golden')
const cases = readdirSync(root).map((name) => ({ name, folder: join(root, name) }))

describe.each(cases.filter(({ folder }) => existsSync(join(folder, 'main.flow.ts'))))('$name', ({ folder }) => {
  const file = join(folder, 'main.flow.ts')

  async function compileAll(): Promise<readonly CompiledFlow[]> {
    const exported: object = await import(pathToFileURL(file).href)
    return Object.values(exported)
      .filter(isFlow)
      .map((flow) => compile(flow))
  }

  it('has this graph', async () => {
    const graphs = (await compileAll()).map(({ graph }) => `${printGraph(graph)}\n`)
    await expect(graphs.join('\n---\n\n')).toMatchFileSnapshot(join(folder, 'graph.txt'))
  })

  it('compiles to this flow', async () => {
    const documents = (await compileAll()).map(({ document, moduleSettings }) => ({
      ...withoutPositions(document),
      ...(moduleSettings === undefined ? {} : { '(settings of the module)': moduleSettings }),
    }))
    const printed = JSON.stringify(documents.length === 1 ? documents[0] : documents, null, 2)
    await expect(`${printed}\n`).toMatchFileSnapshot(join(folder, 'flow.json'))
  })

  it('has these problems', async () => {
    const diagnostics = (await compileAll()).flatMap((compiled) => compiled.diagnostics)
    const printed = printDiagnostics(diagnostics, readFileSync(file, 'utf8'), 'main.flow.ts')
    await expect(`${printed}\n`).toMatchFileSnapshot(join(folder, 'diagnostics.txt'))
  })
})

describe.each(cases.filter(({ folder }) => existsSync(join(folder, 'input.json'))))('$name', ({ folder }) => {
  it('has these problems', async () => {
    const text = readFileSync(join(folder, 'input.json'), 'utf8')
    const { diagnostics } = checkFlowJson(text, { file: 'input.json' })
    const printed = printDiagnostics(diagnostics, text, 'input.json')
    await expect(`${printed}\n`).toMatchFileSnapshot(join(folder, 'diagnostics.txt'))
  })
})

/** Where the designer draws blocks is left out: it has tests of its own, and would touch every case. */
function withoutPositions(document: FlowDocument): JsonObject {
  const copy: JsonObject = JSON.parse(
    JSON.stringify(document, (key, value: unknown) =>
      key === 'position' || key === 'entryPointPosition' ? undefined : value,
    ),
  )
  return copy
}
