import type { FlowGraph } from '@aicc/flow-dsl/language'
import { locateInGraph, maximumDiagnostics, tooManyProblems } from '../check.js'
import type { Locate } from '../check.js'
import { compareDiagnostics } from '../diagnostics/diagnostic.js'
import type { Diagnostic, DiagnosticLocation } from '../diagnostics/diagnostic.js'
import { resolveSettings } from '../settings/resolve-settings.js'
import type { RuleSettings } from '../settings/rule-settings.js'
import { isRefused, severityUnder } from '../settings/severity.js'
import { toFlowSet } from './flow-set.js'
import type { ConsoleName } from './flow-set.js'
import { setRules } from './rules/index.js'
import type { SetPlace } from './set-rule.js'

/** A flow that is checked together with others. */
export interface FlowOfSet {
  /** With identifiers; resources may still be symbols. */
  readonly graph: FlowGraph
  /** Finds the place of a problem. @defaultValue the author's position */
  readonly locate?: Locate | undefined
  /**
   * The name that the console noted for the resource at a place: in an export, a flow is otherwise referred to by an id
   * that nothing in the other file repeats.
   */
  readonly consoleName?: ConsoleName | undefined
}

/** Options of {@link checkFlowSet}. */
export interface CheckFlowSetOptions {
  /**
   * Whether the flows are all that belong together, as far as they are asked about. With false, for instance because a
   * file could not be read, nothing is concluded from a flow that is missing.
   * @defaultValue true
   */
  readonly complete?: boolean
  /**
   * Levels of rules, as for `compile`.
   * @defaultValue the level of each rule itself
   */
  readonly rules?: RuleSettings | undefined
}

/**
 * Check flows against each other: whether they refer to flows that exist and fit, keep the contracts of their modules,
 * and do not send a contact round in circles. Each flow by itself is checked by `compile` or `checkFlowJson`.
 * @param flows - In any order. A flow by itself may be checked too.
 * @returns The problems of each flow, in the order of the flows, each list in stable order.
 * @throws TypeError for settings that the types do not allow.
 */
export function checkFlowSet(
  flows: readonly FlowOfSet[],
  { complete = true, rules }: CheckFlowSetOptions = {},
): readonly (readonly Diagnostic[])[] {
  const choices = resolveSettings(rules)
  const set = toFlowSet(flows, complete)
  const locators = flows.map(({ graph, locate }) => locate ?? locateInGraph(graph))
  const found = flows.map((): Diagnostic[] => [])
  const locateIn = ({ flow, at }: SetPlace): DiagnosticLocation =>
    (locators[flow.index] ?? locateInGraph(flow.graph))(at)
  for (const rule of setRules) {
    const { level } = choices(rule)
    rule.check(set, ({ flow, at, message, args, suggestion, related = [], severity: own = rule.severity }) => {
      const diagnostics = found[flow.index]
      const severity = severityUnder(level, rule, own)
      if (severity === undefined || diagnostics === undefined || diagnostics.length > maximumDiagnostics) return
      if (diagnostics.length === maximumDiagnostics) {
        diagnostics.push(tooManyProblems(flow.graph, (place) => locateIn({ flow, at: place })))
        return
      }
      diagnostics.push({
        code: rule.code,
        name: rule.name,
        severity,
        ...(isRefused(rule, own) ? { refusedByService: true } : {}),
        message,
        args,
        location: locateIn({ flow, at }),
        related: related.map((place) => ({ message: place.message, location: locateIn(place) })),
        suggestion,
      })
    })
  }
  return found.map((diagnostics) => diagnostics.toSorted(compareDiagnostics))
}
