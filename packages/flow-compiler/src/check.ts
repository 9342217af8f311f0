import type { FlowGraph } from '@aicc/flow-dsl/language'
import { toCheckedFlow } from './analysis/checked-flow.js'
import { printPointer } from './analysis/parameter-walk.js'
import { compareDiagnostics } from './diagnostics/diagnostic.js'
import type { Diagnostic, DiagnosticLocation } from './diagnostics/diagnostic.js'
import { printCount } from './diagnostics/print-count.js'
import { rules } from './rules/index.js'
import type { Place, Rule } from './rules/rule.js'
import { resolveSettings } from './settings/resolve-settings.js'
import type { RuleSettings } from './settings/rule-settings.js'
import { isRefused, severityUnder } from './settings/severity.js'

/** Finds the place of a problem in the source. */
export type Locate = (place: Place) => DiagnosticLocation

/** Most problems that are kept of one flow: beyond, nobody reads them, and a hostile flow must not fill the memory. */
export const maximumDiagnostics = 1_000

/** Ends the check: wording problems that nobody will see costs more than finding them. */
class EnoughProblems extends Error {
  override readonly name = 'EnoughProblems'
}

/** Options of {@link checkGraph}. */
export interface CheckOptions {
  /**
   * Finds the place of a problem.
   * @defaultValue the author's position
   */
  readonly locate?: Locate
  /**
   * Levels of rules. What the service refuses stays an error.
   * @defaultValue the level of each rule itself
   */
  readonly rules?: RuleSettings | undefined
}

/**
 * Check a graph with all rules.
 * @param graph - With identifiers; resources may still be symbols.
 * @returns The problems in stable order, at most {@link maximumDiagnostics}, then a note that there are more.
 * @throws TypeError for settings that the types do not allow.
 */
export function checkGraph(graph: FlowGraph, options: CheckOptions = {}): readonly Diagnostic[] {
  const locate = options.locate ?? locateInGraph(graph)
  const choices = resolveSettings(options.rules)
  const flow = toCheckedFlow(graph)
  const diagnostics: Diagnostic[] = []
  const checkWith = (rule: Rule): void => {
    const { level, options: numbers } = choices(rule)
    if (level === 'off' && !rule.refusedByService) return
    rule.check(
      flow,
      (problem) => {
        const own = problem.severity ?? rule.severity
        const severity = severityUnder(level, rule, own)
        if (severity === undefined) return
        if (diagnostics.length >= maximumDiagnostics) throw new EnoughProblems()
        diagnostics.push({
          code: rule.code,
          name: rule.name,
          severity,
          ...(isRefused(rule, own) ? { refusedByService: true } : {}),
          message: problem.message,
          args: problem.args,
          location: locate(problem.at),
          related: (problem.related ?? []).map(({ message, at }) => ({ message, location: locate(at) })),
          suggestion: problem.suggestion,
        })
      },
      numbers,
    )
  }
  try {
    for (const rule of rules) checkWith(rule)
  } catch (error) {
    if (!(error instanceof EnoughProblems)) throw error
    diagnostics.push(tooManyProblems(graph, locate))
  }
  return diagnostics.toSorted(compareDiagnostics)
}

/** Says that there are more problems in a flow than {@link maximumDiagnostics}. */
export function tooManyProblems(graph: FlowGraph, locate: Locate): Diagnostic {
  return {
    code: 'FLOW9001',
    name: 'too-many-problems',
    severity: 'info',
    message: `Flow "${graph.name}" has more than ${printCount(maximumDiagnostics)} problems; the rest was not looked for.`,
    args: { flow: graph.name, maximum: maximumDiagnostics },
    location: locate({}),
    related: [],
    suggestion: 'Mend these first, and check again.',
  }
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
