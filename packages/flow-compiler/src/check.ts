import type { FlowGraph } from '@aicc/flow-dsl/language'
import { toCheckedFlow } from './analysis/checked-flow.js'
import { printPointer } from './analysis/parameter-walk.js'
import { compareDiagnostics } from './diagnostics/diagnostic.js'
import type { Diagnostic, DiagnosticLocation } from './diagnostics/diagnostic.js'
import { rules } from './rules/index.js'
import type { Place, Rule } from './rules/rule.js'

/** Finds the place of a problem in the source. */
export type Locate = (place: Place) => DiagnosticLocation

/** Most problems that are kept of one flow: beyond, nobody reads them, and a hostile flow must not fill the memory. */
export const maximumDiagnostics = 1_000

/** Ends the check: wording problems that nobody will see costs more than finding them. */
class EnoughProblems extends Error {
  override readonly name = 'EnoughProblems'
}

/**
 * Check a graph with all rules.
 * @param graph - With identifiers; resources may still be symbols.
 * @param locate - Finds the place of a problem; by default the author's position.
 * @returns The problems in stable order, at most {@link maximumDiagnostics}, then a note that there are more.
 */
export function checkGraph(graph: FlowGraph, locate: Locate = locateInGraph(graph)): readonly Diagnostic[] {
  const flow = toCheckedFlow(graph)
  const diagnostics: Diagnostic[] = []
  const checkWith = (rule: Rule): void =>
    rule.check(flow, (problem) => {
      if (diagnostics.length >= maximumDiagnostics) throw new EnoughProblems()
      diagnostics.push({
        code: rule.code,
        name: rule.name,
        severity: problem.severity ?? rule.severity,
        message: problem.message,
        args: problem.args,
        location: locate(problem.at),
        related: (problem.related ?? []).map(({ message, at }) => ({ message, location: locate(at) })),
        suggestion: problem.suggestion,
      })
    })
  try {
    for (const rule of rules) checkWith(rule)
  } catch (error) {
    if (!(error instanceof EnoughProblems)) throw error
    diagnostics.push({
      code: 'FLOW9001',
      name: 'too-many-problems',
      severity: 'info',
      message: `Flow "${graph.name}" has more than ${maximumDiagnostics.toLocaleString('en')} problems; the rest was not looked for.`,
      args: { flow: graph.name, maximum: maximumDiagnostics },
      location: locate({}),
      related: [],
      suggestion: 'Mend these first, and check again.',
    })
  }
  return diagnostics.toSorted(compareDiagnostics)
}

/** Places by what the graph itself knows: where the author wrote the action. */
export function locateInGraph(graph: FlowGraph): Locate {
  return ({ action, pointer }) => {
    const node = action === undefined ? undefined : graph.actions[action]
    const position = node?.position ?? graph.position
    return {
      file: position?.file,
      line: position?.line,
      column: position?.column,
      flow: graph.name,
      action: node?.identifier,
      path: [graph.name, ...(node?.identifier === undefined ? [] : [node.identifier]), ...pointerPath(pointer)].join(
        ' > ',
      ),
    }
  }
}

function pointerPath(pointer: Place['pointer']): readonly string[] {
  return pointer === undefined || pointer.length === 0 ? [] : [printPointer(pointer)]
}
