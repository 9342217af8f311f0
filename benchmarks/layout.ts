import { checkFlowJson, compile } from '@aicc/flow-compiler'
import { blocksOf, layoutFlow, measureLayout } from '@aicc/flow-compiler/layout'
import type { LayoutMeasure } from '@aicc/flow-compiler/layout'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { milliseconds, table, warmMilliseconds } from './measure.ts'
import { sampleFlow } from './sample-flow.ts'

/**
 * The layout beside what people drew in the same flows, and how long it takes. The flows of the comparison are real ones
 * that are not part of this repository; without them only the time and the width are measured.
 */
export function measureLayouts(): string {
  const flows = drawnFlows()
  const { graph } = compile(sampleFlow(200))
  const { width } = measureLayout(blocksOf(graph), layoutFlow(graph).positions)
  const speed = table(
    ['200 actions in one flow', 'value'],
    [
      ['layout alone, warm', milliseconds(warmMilliseconds(() => layoutFlow(graph)))],
      ['width', `${width.toLocaleString('en')} px`],
    ],
  )
  return flows.length === 0 ? speed : `${compared(flows)}\n\n${speed}`
}

/** The same flow as a person drew it and as the layout places it. */
export interface DrawnFlow {
  readonly drawn: LayoutMeasure
  readonly placed: LayoutMeasure
}

function compared(flows: readonly DrawnFlow[]): string {
  const sum = (measure: (flow: DrawnFlow) => number): string =>
    flows.reduce((total, flow) => total + measure(flow), 0).toLocaleString('en')
  return table(
    [`${flows.length} flows with positions`, 'people', 'layout'],
    [
      ['pairs of blocks that overlap', sum(({ drawn }) => drawn.overlaps), sum(({ placed }) => placed.overlaps)],
      ['pairs of lines that cross', sum(({ drawn }) => drawn.crossings), sum(({ placed }) => placed.crossings)],
      ['lines that lead backward', sum(({ drawn }) => drawn.backward), sum(({ placed }) => placed.backward)],
      ['lines that run through a block', sum(({ drawn }) => drawn.covered), sum(({ placed }) => placed.covered)],
    ],
  )
}

const corpus = join(import.meta.dirname, '../../shared/corpus')

/** Flows in which every block has a place that a person gave it. Empty where the flows are missing. */
export function drawnFlows(): readonly DrawnFlow[] {
  const index = join(corpus, 'index.json')
  if (!existsSync(index)) return []
  const entries: readonly { readonly file: string }[] = JSON.parse(readFileSync(index, 'utf8'))
  return entries.flatMap(({ file }): readonly DrawnFlow[] => {
    const text = readFileSync(join(corpus, file), 'utf8')
    const { graph } = checkFlowJson(text)
    if (graph === undefined || graph.actions.length === 0) return []
    const places = positionsIn(JSON.parse(text.replace(/^\uFEFF/, '')))
    const drawn = graph.actions.flatMap(({ identifier }) => places.get(identifier) ?? [])
    // A flow that no person placed has all its blocks in one point, or no positions.
    if (drawn.length < graph.actions.length || new Set(drawn.map(({ x, y }) => `${x} ${y}`)).size === 1) return []
    const blocks = blocksOf(graph)
    return [{ drawn: measureLayout(blocks, drawn), placed: measureLayout(blocks, layoutFlow(graph).positions) }]
  })
}

function positionsIn(flow: unknown): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const places = new Map<string, { readonly x: number; readonly y: number }>()
  for (const [identifier, metadata] of Object.entries(member(member(flow, 'Metadata'), 'ActionMetadata') ?? {})) {
    const position = member(metadata, 'position')
    const x = member(position, 'x')
    const y = member(position, 'y')
    if (typeof x === 'number' && typeof y === 'number') places.set(identifier, { x, y })
  }
  return places
}

function member(value: unknown, name: string): object | number | undefined {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  return (typeof found === 'object' && found !== null) || typeof found === 'number' ? found : undefined
}
