import { livesForOneRun, settersOf } from '@aicc/flow-dsl/language'
import { attributeReads } from '../analysis/attribute-reads.js'
import type { AttributeRead } from '../analysis/attribute-reads.js'
import { nameOf } from '../analysis/checked-flow.js'
import type { CheckedFlow } from '../analysis/checked-flow.js'
import { analyseFacts, failedSetterOn, maximumFacts, pathWithout } from '../analysis/flow-facts.js'
import type { FailedSetter } from '../analysis/flow-facts.js'
import { printPath, stepsFromStart } from '../analysis/flow-path.js'
import type { FlowPath } from '../analysis/flow-path.js'
import { mayBeSetOutside } from '../analysis/outside-values.js'
import { printCount } from '../diagnostics/print-count.js'
import type { Place, Report, Rule } from './rule.js'

/** Namespaces in which authors choose the names: each name is a value of its own, and asking whether it is there is usual. */
const variables: ReadonlySet<string> = new Set(['Attributes', 'FlowAttributes'])

/**
 * A value is read only after something has set it.
 *
 * `$.External.name` before the Lambda call, `$.StoredCustomerInput` before any input: read as empty text, without any
 * error. On no path set: an error, but a warning where another flow that leads here may have set it. Set on some paths
 * only: a warning that shows the path on which it is not. A contact attribute that the flow sets nowhere comes from
 * outside (an API call, an agent, an earlier flow); it is reported only where the author lists what the flow expects.
 */
export const valueReadBeforeSet: Rule = {
  code: 'FLOW1102',
  name: 'value-read-before-set',
  severity: 'error',
  refusedByService: false,
  summary: 'A value is read only after something has set it.',
  check(flow, report) {
    const facts = analyseFacts(flow)
    // One report for each action and namespace says it; variables are set one by one.
    const reported = new Set<string>()
    const outside = mayBeSetOutside(flow)
    const fromOutside = new Map<string, AttributeRead[]>()
    const onSomePaths = new Map<string, ReadOnPath[]>()
    for (const read of attributeReads(flow)) {
      const { action, members, fact } = read
      const [root] = members
      if (!isFollowed(root) || flow.reachable[action.index] === false || facts.always(action.index, fact)) continue
      const key = `${action.index} ${variables.has(root) ? fact : root}`
      if (reported.has(key)) continue
      reported.add(key)
      // A module or an unknown action may set any contact attribute: that says nothing about this one.
      const sometimes = root === 'Attributes' ? facts.sometimesByName : facts.sometimes
      if (sometimes(action.index, fact)) {
        // To ask for a variable is to ask whether it is there: first round or later one, known customer or not.
        if (variables.has(root) && action.definition?.toleratesMissing === true) continue
        const path = pathWithout(flow, action.index, fact) ?? []
        const failed = failedSetterOn(flow, path, fact)
        const cause =
          failed !== undefined
            ? `${root} ${failed.action.index} ${failed.way.outcome}`
            : outside && !variables.has(root)
              ? `${root} start`
              : `${root} read by ${action.index}`
        append(onSomePaths, cause, { read, path, failed })
      } else if (root === 'Attributes') reportUnexpected(flow, read, report)
      else if (outside) append(fromOutside, root, read)
      else reportNever(read, undefined, false, report)
    }
    // What has one cause is one problem: a branch that goes on without the answer, a flow that begins without it.
    // It is told where a contact comes to first.
    const steps = fromOutside.size + onSomePaths.size === 0 ? [] : stepsFromStart(flow)
    const nearer = (one: AttributeRead, other: AttributeRead): number =>
      (steps[one.action.index] ?? 0) - (steps[other.action.index] ?? 0)
    for (const reads of onSomePaths.values()) {
      const [first, ...others] = reads.toSorted((one, other) => nearer(one.read, other.read))
      if (first !== undefined)
        reportPath(
          flow,
          first,
          others.map(({ read }) => read),
          report,
        )
    }
    // The same other flow would have set all of a namespace: once is enough.
    for (const reads of fromOutside.values()) {
      const [first, ...others] = reads.toSorted(nearer)
      if (first !== undefined) reportNever(first, others, flow.authored, report)
    }
    if (facts.tooMany) {
      report({
        message: `Flow "${flow.graph.name}" reads and sets more than ${printCount(maximumFacts)} different values; whether the rest is set before it is read was not looked at.`,
        args: { flow: flow.graph.name, maximum: maximumFacts },
        at: {},
        severity: 'info',
      })
    }
  },
}

/** Whether a namespace begins empty and is filled by actions, or is that of contact attributes. */
function isFollowed(root: string): boolean {
  return root === 'Attributes' || (livesForOneRun(root) && settersOf(root).length > 0)
}

/** A read, with a shortest path on which the value is not set. */
interface ReadOnPath {
  readonly read: AttributeRead
  readonly path: FlowPath
  /** The action on it that sets the value when it succeeds, and has failed. */
  readonly failed: FailedSetter | undefined
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** Most further places that a report shows. */
const mostRelated = 5

/** The first of the places that one report stands for. */
function relatedTo(others: readonly AttributeRead[]): readonly { readonly message: string; readonly at: Place }[] {
  return others.slice(0, mostRelated).map(({ action, place, pointer, written }) => ({
    message: `${nameOf(action)}: ${place} reads ${written} too.`,
    at: { action: action.index, pointer },
  }))
}

/** A value that is set on some paths; other reads of the same cause are only mentioned. */
function reportPath(
  flow: CheckedFlow,
  { read, path, failed }: ReadOnPath,
  others: readonly AttributeRead[],
  report: Report,
): void {
  const { action, members, pointer, place, written } = read
  const where = `the path ${printPath(flow, path)}`
  const why =
    failed === undefined
      ? `which is not set on ${where}`
      : `which ${nameOf(failed.action)} sets only when it succeeds, and not on ${failed.way.outcome}: ${where}`
  const more =
    others.length === 0
      ? ''
      : ` The same holds for ${others.length} more ${others.length === 1 ? 'read' : 'reads'} of $.${members[0]}.`
  report({
    message: `${nameOf(action)}: ${place} reads ${written}, ${why}.${more}`,
    args: { action: action.node.identifier, attribute: written },
    at: { action: action.index, pointer },
    severity: 'warning',
    suggestion:
      failed === undefined
        ? advice(members[0])
        : `Let the branch ${failed.way.outcome} of ${nameOf(failed.action)} lead elsewhere, or do not read the value there.`,
    related: relatedTo(others),
  })
}

/**
 * A contact attribute that nothing before sets: it comes from outside, which is what contact attributes are for. Only
 * where the author lists what the flow expects can it be a slip.
 */
function reportUnexpected(flow: CheckedFlow, { action, pointer, place, written }: AttributeRead, report: Report): void {
  if (flow.graph.expects === undefined || action.definition?.toleratesMissing === true) return
  report({
    message: `${nameOf(action)}: ${place} reads ${written}, which nothing before it sets and the flow does not expect.`,
    args: { action: action.node.identifier, attribute: written },
    at: { action: action.index, pointer },
    severity: 'warning',
    suggestion: `Set it before this, or add it to the \`expects\` of the flow.`,
  })
}

/** A value that is set on no path; `others` read of the same namespace, where one report stands for all. */
function reportNever(
  { action, members, pointer, place, written }: AttributeRead,
  others: readonly AttributeRead[] | undefined,
  mayDeclare: boolean,
  report: Report,
): void {
  const [root] = members
  const outside = others !== undefined
  const more =
    others === undefined || others.length === 0
      ? ''
      : ` ${others.length} more ${others.length === 1 ? 'action reads' : 'actions read'} of $.${root}.`
  report({
    message: `${nameOf(action)}: ${place} reads ${written} before anything has set it, so it is empty${outside ? ' unless another flow that leads here has set it' : ''}.${more}`,
    args: { action: action.node.identifier, attribute: written },
    at: { action: action.index, pointer },
    severity: outside ? 'warning' : 'error',
    suggestion: `${advice(root)}${mayDeclare ? ' If another flow sets it, say so with `expects`.' : ''}`,
    related: relatedTo(others ?? []),
  })
}

/** What to do, with the blocks that set a namespace as the console calls them. */
function advice(root: string): string {
  if (root === 'Attributes') return 'Set it on every path before this.'
  const blocks = settersOf(root).flatMap(({ consoleBlocks, settingBlocks }) => settingBlocks ?? consoleBlocks)
  const quoted = [...new Set(blocks)].map((block) => `"${block}"`)
  const [last = ''] = quoted.slice(-1)
  const names = quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} or ${last}` : last
  return `It is set by the block ${names}: let one come before this on every path.`
}
