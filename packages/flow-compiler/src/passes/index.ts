import type { FlowGraph } from '@aicc/flow-dsl/language'
import { assignIdentifiers } from './assign-identifiers.js'
import { completeNextActions } from './complete-next-actions.js'

/** One step from the graph as it was written to the graph as it is emitted. */
export interface Pass {
  readonly name: string
  readonly run: (graph: FlowGraph) => FlowGraph
}

/**
 * The passes, in order. Around them: `flow.build()` makes the graph, the rules check it, `resolveResources` fills in an
 * environment, `layoutFlow` places the actions, `emitFlow` writes the document.
 */
export const passes: readonly Pass[] = [
  { name: 'complete-next-actions', run: completeNextActions },
  { name: 'assign-identifiers', run: assignIdentifiers },
]
