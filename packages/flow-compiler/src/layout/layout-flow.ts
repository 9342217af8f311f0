import { findActionDefinition, formOf } from '@aicc/flow-dsl/language'
import type { FlowGraph } from '@aicc/flow-dsl/language'
import { blockSize } from './block-size.js'
import type { LayoutBlock, LayoutResult, LayoutTransition } from './layout-block.js'
import { layoutBlocks } from './layout.js'

/** Place the actions of a flow as blocks of the console's designer. */
export function layoutFlow(graph: FlowGraph): LayoutResult {
  return layoutBlocks(blocksOf(graph), typeof graph.start === 'number' ? graph.start : -1)
}

/** The blocks that the console's designer draws for the actions of a flow, in their order. */
export function blocksOf(graph: FlowGraph): readonly LayoutBlock[] {
  return graph.actions.map((node): LayoutBlock => {
    const definition = findActionDefinition(node.type)
    const next = definition === undefined ? undefined : formOf(definition, node.parameters).outcomes.next.kind
    const transitions: LayoutTransition[] = []
    const add = (target: unknown, kind: LayoutTransition['kind']): void => {
      if (typeof target === 'number') transitions.push({ target, kind })
    }
    // A NextAction that is never taken repeats another branch; drawn again it would only pull at the picture.
    if (next === undefined || next === 'continues') add(node.next, 'next')
    for (const { target } of node.conditions) add(target, 'condition')
    for (const { target, errorType } of node.errors)
      add(target, errorType === 'NoMatchingCondition' ? 'condition' : 'error')
    const { width, height } = blockSize(transitions.length)
    return { transitions, width, height }
  })
}
