import { checkFlowJson, compile } from '@aicc/flow-compiler'
import { isFlow, isFlowType } from '@aicc/flow-dsl/language'
import type { FlowType } from '@aicc/flow-dsl/language'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { flowWith } from '../../packages/flow-compiler/test/flow-json.ts'
import type { ActionSketch } from '../../packages/flow-compiler/test/flow-json.ts'
import { validActions, validElsewhere } from '../../packages/flow-compiler/test/valid-actions.ts'

/** A flow that the checker has no error against. */
export interface ValidFlow {
  readonly name: string
  readonly text: string
  readonly flowType: FlowType | undefined
}

const root = join(import.meta.dirname, '../..')

/** The examples of this repository, compiled. */
async function exampleFlows(): Promise<readonly ValidFlow[]> {
  const files = globSync('examples/*/*.flow.ts', { cwd: root }).toSorted()
  const modules: readonly object[] = await Promise.all(
    files.map((file) => import(pathToFileURL(join(root, file)).href)),
  )
  const flows = new Set(modules.flatMap((module) => Object.values(module)).filter(isFlow))
  return [...flows].map((flow) => {
    const { content, name } = compile(flow)
    return { name, text: content, flowType: flow.flowType }
  })
}

/** A small flow for each action type and form. */
function actionFlows(): readonly ValidFlow[] {
  const inbound = Object.entries<ActionSketch>(validActions).map(([name, action]): ValidFlow => ({
    name,
    text: JSON.stringify(flowWith(action)),
    flowType: 'CONTACT_FLOW',
  }))
  const elsewhere = Object.entries<{ readonly flowType: string; readonly action: ActionSketch }>(validElsewhere).map(
    ([name, { flowType, action }]): ValidFlow => ({
      name,
      text: JSON.stringify({
        ...flowWith(action, { type: null }),
        ...(flowType === 'MODULE' ? { Settings: {} } : {}),
      }),
      flowType: isFlowType(flowType) ? flowType : undefined,
    }),
  )
  return [...inbound, ...elsewhere].filter(({ text, flowType }) =>
    checkFlowJson(text, { flowType }).diagnostics.every(({ severity }) => severity !== 'error'),
  )
}

/** All flows that mistakes are planted in. */
export async function validFlows(): Promise<readonly ValidFlow[]> {
  return [...(await exampleFlows()), ...actionFlows(), ...realFlows()]
}

/** Real flows without an error, which are not part of this repository; none where they are missing. */
function realFlows(): readonly ValidFlow[] {
  const corpus = join(root, '../shared/corpus')
  const index = join(corpus, 'index.json')
  if (!existsSync(index)) return []
  const entries: readonly { readonly file: string; readonly format: string; readonly type: string | null }[] =
    JSON.parse(readFileSync(index, 'utf8'))
  return entries.flatMap(({ file, format, type }): readonly ValidFlow[] => {
    const text = readFileSync(join(corpus, file), 'utf8')
    const stated = format === 'module' ? 'MODULE' : type
    const flowType = isFlowType(stated) ? stated : undefined
    const { graph, diagnostics } = checkFlowJson(text, { flowType })
    const valid = graph !== undefined && diagnostics.every(({ severity }) => severity !== 'error')
    return valid && graph.actions.length > 0 ? [{ name: file, text, flowType }] : []
  })
}
