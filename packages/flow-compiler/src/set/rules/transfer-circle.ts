import type { CheckedAction, Way } from '../../analysis/checked-flow.js'
import { findPath, printPath } from '../../analysis/flow-path.js'
import { mayPause, onTheLine } from '../../analysis/on-the-line.js'
import type { SetFlow } from '../flow-set.js'
import { furtherPlaces, printChain, toReferenceGraph } from '../reference-graph.js'
import type { ReferenceStep } from '../reference-graph.js'
import type { SetRule } from '../set-rule.js'

/** Most flows of a circle of which the path is printed. */
const mostPaths = 3

/**
 * Flows do not transfer a contact to each other for ever.
 *
 * A round on which nobody is asked, nothing is waited for and nothing is decided is run through again and again, until
 * the caller gives up; on a chat or a task nobody ends it. A transfer to an error flow that leads back to the beginning
 * is the usual case.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-flow.html
 */
export const transferCircle: SetRule = {
  code: 'FLOW7006',
  name: 'transfer-circle',
  severity: 'warning',
  refusedByService: false,
  summary: 'Flows do not transfer a contact to each other for ever.',
  check(set, report) {
    const passed = set.flows.map((flow) => actionsReached(flow, passesByItself))
    const certain = set.flows.map((flow) => actionsReached(flow, passesAlways))
    const { circles } = toReferenceGraph(set, ({ reference: { from, action } }) => {
      return action.definition?.destination === 'flow' && passed[from.index]?.has(action.index) === true
    })
    for (const circle of circles) {
      const [first] = circle
      if (first === undefined) continue
      const { from, action, pointer } = first.reference
      const chain = printChain(circle)
      const always = circle.every(
        ({ reference }) => certain[reference.from.index]?.has(reference.action.index) === true,
      )
      report({
        flow: from,
        at: { action: action.index, pointer },
        // Every contact that comes in suffers from it.
        severity: always && circle.every(({ reference }) => reference.stated) ? 'error' : 'warning',
        message:
          (circle.length === 1
            ? `The flow "${from.graph.name}" transfers the contact to itself for ever`
            : `The flows ${chain} transfer the contact to each other for ever`) +
          (always ? '' : ', as long as what fails on the way goes on failing') +
          `: nothing asks, waits or decides on ${pathsOf(circle)}.`,
        args: { circle: chain },
        suggestion:
          'End one of the flows, for instance with a prompt and a hang-up, or ask the contact whether to go on.',
        related: furtherPlaces(circle, 'goes on to'),
      })
    }
  },
}

/** Whether a contact can leave an action on a way without anybody or anything having decided so. */
function passesByItself(action: CheckedAction, way: Way): boolean {
  if (mayPause(onTheLine(action))) return false
  // Where results are told apart, the other round may have another one. Errors are apt to last.
  const decides = action.node.conditions.length > 0
  return way.kind === 'error' ? way.outcome !== 'NoMatchingCondition' : way.kind === 'next' && !decides
}

/** Whether every contact that comes to an action leaves it on a way, unless something fails. */
function passesAlways(action: CheckedAction, way: Way): boolean {
  return way.kind === 'next' && passesByItself(action, way)
}

/** The actions that a contact can come to from the start, along ways that pass. Linear in actions and transitions. */
function actionsReached(flow: SetFlow, passes: (action: CheckedAction, way: Way) => boolean): ReadonlySet<number> {
  const { start } = flow.graph
  const reached = new Set<number>(typeof start === 'number' ? [start] : [])
  for (const index of reached) {
    const action = flow.actions[index]
    for (const way of action?.ways ?? []) {
      const { target, taken } = way
      // A set may grow while it is walked, and what is added is visited too.
      if (action !== undefined && taken && typeof target === 'number' && passes(action, way)) reached.add(target)
    }
  }
  return reached
}

/** The paths through the flows of a circle, for people. */
function pathsOf(circle: readonly ReferenceStep[]): string {
  const shown = circle.slice(0, mostPaths)
  return shown
    .map(({ reference: { from, action } }) => {
      const path = findPath(from, {
        to: (index) => index === action.index,
        passes: (index, way) => {
          const passed = from.actions[index]
          return passed !== undefined && passesByItself(passed, way)
        },
      })
      return `"${printPath(from, path)}"`
    })
    .join(' and ')
}
