import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkFlowJson, compile } from '@aicc/flow-compiler'
import type { Diagnostic } from '@aicc/flow-compiler'
import { isFlow, isResource } from '@aicc/flow-dsl/language'
import type { BuildableFlow, FlowType, Resource } from '@aicc/flow-dsl/language'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.flow.ts') && !file.includes('node_modules'))
  .sort()

const flows: { readonly file: string; readonly flow: BuildableFlow }[] = []
for (const file of files) {
  const exported: object = await import(pathToFileURL(join(import.meta.dirname, file)).href)
  for (const value of Object.values(exported)) if (isFlow(value)) flows.push({ file, flow: value })
}

const resources = z
  .record(z.string(), z.record(z.string(), z.string()))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'resources.example.json'), 'utf8')))
const resolve = ({ kind, name }: Resource): string | undefined => resources[kind]?.[name]

/** Diagnostics as a reader sees them: where, what. */
function lines(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(
    ({ severity, name, message, location }) =>
      `${severity} ${name} ${relative(import.meta.dirname, location.file ?? '')}:${location.line}: ${message}`,
  )
}

/** The resources that stand anywhere in a value. */
function resourcesIn(value: unknown): readonly Resource[] {
  if (isResource(value)) return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(resourcesIn) : []
}

/** The resources that a flow refers to. */
function resourcesOf(flow: BuildableFlow): readonly Resource[] {
  return flow.build().graph.actions.flatMap(({ parameters }) => resourcesIn(parameters))
}

describe.each(flows)('$file', ({ file, flow }) => {
  test('exports the flow that its file is named after', () => {
    expect(file).toBe(join(flow.name, `${flow.name}.flow.ts`))
  })

  test('compiles without a diagnostic', () => {
    expect(lines(compile(flow).diagnostics)).toEqual([])
  })

  test('compiles without a diagnostic for the example environment', () => {
    expect(lines(compile(flow, { resources: resolve }).diagnostics)).toEqual([])
  })

  test('becomes JSON in which the checker finds nothing', () => {
    const { content } = compile(flow, { resources: resolve })
    expect(lines(checkFlowJson(content, { flowType: flow.flowType }).diagnostics)).toEqual([])
  })

  test('tells its story at the top of the file', () => {
    expect(readFileSync(join(import.meta.dirname, file), 'utf8')).toMatch(/^\/\*\*\n \* \p{Lu}/u)
  })
})

test('every file has one flow, and names are unique', () => {
  expect(flows.map(({ file }) => file)).toEqual(files)
  expect(new Set(flows.map(({ flow }) => flow.name)).size).toBe(flows.length)
})

test('flows refer only to flows and modules that are here', () => {
  const names = { flow: new Set<string>(), module: new Set<string>() }
  for (const { flow } of flows) names[flow.flowType === 'MODULE' ? 'module' : 'flow'].add(flow.name)
  const dangling = flows.flatMap(({ file, flow }) =>
    resourcesOf(flow)
      .filter(({ kind, name }) => (kind === 'flow' || kind === 'module') && !names[kind].has(name))
      .map(({ kind, name }) => `${file}: ${kind} "${name}"`),
  )
  expect(dangling).toEqual([])
})

test.each(['README.md', 'README.ko.md'])('%s lists every flow', (page) => {
  const listed = readFileSync(join(import.meta.dirname, page), 'utf8').matchAll(/^\| \[`([^`]+)`\]\(([^)]+)\)/gm)
  const rows = [...listed].map(([, name, target]) => `${name} ${target}`)
  expect(rows.toSorted()).toEqual(flows.map(({ file, flow }) => `${flow.name} ${file}`).toSorted())
})

/** Type of the flow that each event runs. */
const flowTypeOfHook: Readonly<Record<string, FlowType>> = {
  AgentHold: 'AGENT_HOLD',
  AgentWhisper: 'AGENT_WHISPER',
  CustomerHold: 'CUSTOMER_HOLD',
  CustomerQueue: 'CUSTOMER_QUEUE',
  CustomerRemaining: 'CONTACT_FLOW',
  CustomerWhisper: 'CUSTOMER_WHISPER',
}

test('events run flows of the type that fits them', () => {
  const typeOf = new Map(flows.map(({ flow }) => [flow.name, flow.flowType]))
  const hooks = flows.flatMap(({ file, flow }) =>
    flow.build().graph.actions.flatMap(({ parameters }) =>
      Object.entries(parameters.EventHooks ?? {}).map(([hook, target]) => ({
        file,
        hook,
        type: isResource(target) ? typeOf.get(target.name) : undefined,
      })),
    ),
  )
  expect(hooks.length).toBeGreaterThan(0)
  expect(hooks).toEqual(hooks.map(({ file, hook }) => ({ file, hook, type: flowTypeOfHook[hook] })))
})

test('the example environment has what the flows use and nothing else', () => {
  const used = new Set(flows.flatMap(({ flow }) => resourcesOf(flow)).map(({ kind, name }) => `${kind} ${name}`))
  // Flows that calls and quick connects start with are referred to by nobody here; an environment knows them all.
  for (const { flow } of flows) used.add(`${flow.flowType === 'MODULE' ? 'module' : 'flow'} ${flow.name}`)
  const given = Object.entries(resources).flatMap(([kind, byName]) =>
    Object.keys(byName).map((name) => `${kind} ${name}`),
  )
  expect(given.toSorted()).toEqual([...used].toSorted())
})
