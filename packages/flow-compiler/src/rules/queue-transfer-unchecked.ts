import type { Channel } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import type { CheckedAction, Way } from '../analysis/checked-flow.js'
import { withoutFailures } from '../analysis/failures.js'
import { succeedsOn } from '../analysis/flow-facts.js'
import { printPath, ShortestPaths } from '../analysis/flow-path.js'
import { hasListeners, onTheLine } from '../analysis/on-the-line.js'
import { letsThrough } from '../analysis/possible-channels.js'
import type { Rule } from './rule.js'

/** Channels on which somebody waits while the contact is in a queue. */
const attended: readonly Channel[] = ['VOICE', 'CHAT']

/**
 * Hours or staffing are looked at before somebody is put into a queue.
 *
 * A queue takes contacts at night too: the caller waits for agents who have gone home, until they give up.
 *
 * Looked at are inbound flows, along paths on which nothing breaks: where a check itself fails, letting the contact
 * through is a fair choice.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-queue.html
 */
export const queueTransferUnchecked: Rule = {
  code: 'FLOW6007',
  name: 'queue-transfer-unchecked',
  severity: 'info',
  refusedByService: false,
  summary: 'Hours or staffing are looked at before somebody is put into a queue.',
  check(flow, report) {
    const { flowType, channels = attended, expects } = flow.graph
    if (flowType !== undefined && flowType !== 'CONTACT_FLOW') return
    // The author says that another flow leads here: that one may have looked.
    if (expects !== undefined || !hasListeners(flow)) return
    const possible = attended.filter((channel) => channels.includes(channel))
    const leavesUnchecked = (index: number, way: Way): boolean => {
      const action = flow.actions[index]
      return (
        action !== undefined && !checks(action, way) && possible.some((channel) => letsThrough(action, way, channel))
      )
    }
    const paths = new ShortestPaths(flow, { passes: withoutFailures(flow, leavesUnchecked) })
    for (const action of flow.actions) {
      if (action.definition?.destination !== 'queue') continue
      const path = paths.to(action.index)
      if (path === undefined) continue
      const printed = printPath(flow, path)
      report({
        message: `${nameOf(action)} (${action.node.type}) puts contacts into a queue at any hour: neither hours nor staffing are checked on the path ${printed}.`,
        args: { action: action.node.identifier, path: printed },
        at: { action: action.index },
        suggestion: flow.authored
          ? 'Check before it with `flow.checkHoursOfOperation(...)` or `flow.checkStaffing(...)`, and say what to do when nobody is there.'
          : 'Check before it with CheckHoursOfOperation or CheckMetricData, and say what to do when nobody is there.',
      })
    }
  },
}

/** Whether hours or staffing have been looked at when an action is left on a way, or may have been. */
function checks(action: CheckedAction, way: Way): boolean {
  if (onTheLine(action) === 'unknown') return true
  return succeedsOn(action, way) && action.sets.includes('opening check')
}
