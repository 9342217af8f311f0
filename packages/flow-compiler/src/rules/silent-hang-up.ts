import type { Channel } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import type { CheckedAction, Way } from '../analysis/checked-flow.js'
import { isFailure, LikelyPaths } from '../analysis/failures.js'
import { printPath } from '../analysis/flow-path.js'
import type { FlowPath } from '../analysis/flow-path.js'
import { hasListeners, maySpeak, onTheLine } from '../analysis/on-the-line.js'
import { letsThrough } from '../analysis/possible-channels.js'
import type { Rule } from './rule.js'

/** Channels on which somebody listens or reads while the flow runs. */
const attended: readonly Channel[] = ['VOICE', 'CHAT']

/**
 * A caller hears something before the call ends, and a chat reads something.
 *
 * A call that is answered and dropped without a word looks like a fault of the line: people call again, and again. It is
 * mostly the branch of a Lambda function that failed, or of a queue that is full, tied to the nearest Disconnect.
 *
 * Looked at are inbound flows: elsewhere somebody has been spoken to before. Failures of blocks that only set something
 * are left out, since they hardly ever happen.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/disconnect-hang-up.html
 */
export const silentHangUp: Rule = {
  code: 'FLOW6002',
  name: 'silent-hang-up',
  severity: 'warning',
  refusedByService: false,
  summary: 'A caller hears something before the call ends, and a chat reads something.',
  check(flow, report) {
    const { flowType, channels = attended, expects } = flow.graph
    if (flowType !== undefined && flowType !== 'CONTACT_FLOW') return
    // The author says that another flow leads here, and that one has spoken.
    if (expects !== undefined || !hasListeners(flow)) return
    const lines = flow.actions.map(onTheLine)
    const speaks = lines.map(maySpeak)

    const staysSilent = (action: CheckedAction, way: Way): boolean => {
      if (speaks[action.index] === true || isUnlikely(action, way)) return false
      const line = lines[action.index]
      // Somebody else was on the line, unless nobody could be reached.
      if (typeof line === 'object' && line.waitsFor === 'party') return way.kind === 'error'
      return action.form?.outcomes.conditions?.nobodyListens?.includes(way.outcome) !== true
    }
    const reported = new Set<number>()
    for (const channel of attended.filter((one) => channels.includes(one))) {
      const paths = new LikelyPaths(flow, {
        passes: (index, way) => {
          const action = flow.actions[index]
          return action !== undefined && staysSilent(action, way) && letsThrough(action, way, channel)
        },
      })
      const next = (): FlowPath | undefined =>
        paths.first((index) => flow.actions[index]?.definition?.destination === 'hang-up' && !reported.has(index))
      for (let path = next(); path !== undefined; path = next()) {
        const action = flow.actions[path.at(-1)?.action ?? -1]
        if (action === undefined) break
        reported.add(action.index)
        const printed = printPath(flow, path)
        report({
          message: `${nameOf(action)} (${action.node.type}) ends the contact on the path ${printed}, and nothing has been said on it.`,
          args: { action: action.node.identifier, path: printed },
          at: { action: action.index },
          suggestion: flow.authored
            ? 'Say before it what is wrong and what the caller can do, with `flow.playPrompt(...)`.'
            : 'Say before it what is wrong and what the caller can do, with a MessageParticipant.',
        })
      }
    }
  },
}

/**
 * Whether a way is the failure of something that hardly ever fails: a value, a hook or a queue is set. What calls out,
 * and what hands the contact over, fails on ordinary days.
 */
function isUnlikely(action: CheckedAction, way: Way): boolean {
  const { definition } = action
  return (
    isFailure(action, way) &&
    definition !== undefined &&
    definition.destination === undefined &&
    definition.onTheLine === undefined
  )
}
