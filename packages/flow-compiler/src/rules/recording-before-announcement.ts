import type { ContactSwitches } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import type { CheckedAction, Way } from '../analysis/checked-flow.js'
import { findLikelyPath, LikelyPaths } from '../analysis/failures.js'
import { printPath } from '../analysis/flow-path.js'
import { maySpeak, onTheLine } from '../analysis/on-the-line.js'
import { letsThrough } from '../analysis/possible-channels.js'
import { findLeading } from '../analysis/reachability.js'
import type { Rule } from './rule.js'

/**
 * A caller hears something before being recorded.
 *
 * Many countries ask that callers are told of a recording before it begins. Recording of the flow itself begins with the
 * block that switches it on; recording of the conversation begins when an agent joins, so there it is enough that
 * something is said before the contact is handed over. Whether what is said speaks of the recording, nobody can check
 * here.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/about-recording-behavior.html
 */
export const recordingBeforeAnnouncement: Rule = {
  code: 'FLOW6006',
  name: 'recording-before-announcement',
  severity: 'info',
  refusedByService: false,
  summary: 'A caller hears something before being recorded.',
  check(flow, report) {
    // Elsewhere the caller has been spoken to before, or another flow has done it.
    const { flowType, channels, expects } = flow.graph
    if (flowType !== undefined && flowType !== 'CONTACT_FLOW') return
    if (channels?.includes('VOICE') === false || expects !== undefined) return
    const recording = flow.actions.filter((action) => {
      const switches = switchesOf(action)
      const on = switches?.flowRecording === true || switches?.conversationRecording === true
      return on && flow.reachable[action.index] === true
    })
    if (recording.length === 0) return
    const speaks = flow.actions.map((action) => maySpeak(onTheLine(action)))
    const staysSilent = (index: number, way: Way): boolean => {
      const action = flow.actions[index]
      return action !== undefined && speaks[index] === false && letsThrough(action, way, 'VOICE')
    }
    const staysRecorded = (index: number, way: Way): boolean =>
      staysSilent(index, way) && switchesOf(flow.actions[index])?.conversationRecording !== false
    const handsOver = (index: number): boolean => {
      const destination = flow.actions[index]?.definition?.destination
      return destination === 'queue' || destination === 'agent'
    }
    const silentPaths = new LikelyPaths(flow, { passes: staysSilent })
    const silentToTheEnd = findLeading(
      flow,
      staysRecorded,
      flow.actions.flatMap(({ index }) => (handsOver(index) ? [index] : [])),
    )
    for (const action of recording) {
      const before = silentPaths.to(action.index)
      if (before === undefined) continue
      if (switchesOf(action)?.flowRecording === true) {
        const path = printPath(flow, before)
        report({
          message: `${nameOf(action)} (${action.node.type}) records what callers say to the flow from here on, and nothing has been said on the path ${path}.`,
          args: { action: action.node.identifier, path },
          at: { action: action.index },
          suggestion: 'Say before it that the call is recorded.',
        })
      } else if (silentToTheEnd.has(action.index)) {
        const after = findLikelyPath(flow, { from: [action.index], to: handsOver, passes: staysRecorded }) ?? []
        const path = printPath(flow, [...before, ...after.slice(1)])
        report({
          message: `${nameOf(action)} (${action.node.type}) has the conversation recorded, and callers are handed over without a word on the path ${path}.`,
          args: { action: action.node.identifier, path },
          at: { action: action.index },
          suggestion: 'Say before the transfer that the call is recorded.',
        })
      }
    }
  },
}

function switchesOf(action: CheckedAction | undefined): ContactSwitches | undefined {
  return action?.definition?.switches?.(action.node.parameters)
}
