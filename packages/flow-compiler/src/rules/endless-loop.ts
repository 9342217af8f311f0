import type { FlowType } from '@aicc/flow-dsl/language'
import type { CheckedAction, CheckedFlow } from '../analysis/checked-flow.js'
import { findCycles } from '../analysis/cycles.js'
import type { Cycle } from '../analysis/cycles.js'
import { isFailure } from '../analysis/failures.js'
import { printPath } from '../analysis/flow-path.js'
import { mayPause, maySpeak, onTheLine } from '../analysis/on-the-line.js'
import type { Rule } from './rule.js'

/** Flow types that somebody else ends: an agent accepts, or takes the contact off hold. A repeated prompt is right there. */
const endedFromOutside: ReadonlySet<FlowType> = new Set(['CUSTOMER_QUEUE', 'CUSTOMER_HOLD', 'AGENT_HOLD'])

/**
 * Actions go round in a circle only where a Loop counts the rounds, or something in it waits.
 *
 * A circle in which nothing waits runs as fast as the service can, and whoever gets into it hears silence: an error where
 * no way leads out of it or nothing in it changes what it decides on. Where a Lambda function or an attribute that it
 * sets may end it, and where it says something, it is a warning: a caller can hang up, but a chat gets one message after
 * the other.
 *
 * Circles are strongly connected components of the actions that do not wait, without the ways that a Loop counts.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/loop.html
 */
export const endlessLoop: Rule = {
  code: 'FLOW6001',
  name: 'endless-loop',
  severity: 'error',
  refusedByService: false,
  summary: 'Actions go round in a circle only where a Loop counts the rounds, or something in it waits.',
  check(flow, report) {
    const lines = flow.actions.map(onTheLine)
    const goesOn = ({ index }: CheckedAction): boolean => !mayPause(lines[index] ?? 'unknown')
    const isSilent = ({ index }: CheckedAction): boolean => !maySpeak(lines[index] ?? 'unknown')
    const { flowType, channels } = flow.graph
    const endedByOthers = flowType !== undefined && endedFromOutside.has(flowType)

    const reported = new Set<CheckedAction>()
    const say = (cycle: Cycle, what: string, severity: 'error' | 'warning', suggestion: string): void => {
      const [first] = cycle.members
      if (first === undefined) return
      for (const member of cycle.members) reported.add(member)
      const path = printPath(flow, cycle.round, '')
      report({
        message: `The circle ${path} ${what}`,
        args: { action: first.node.identifier, path },
        at: { action: first.index },
        severity,
        suggestion,
      })
    }
    const count = flow.authored
      ? 'Count the rounds with `flow.loop(...)` or `flow.retry(...)`'
      : 'Count the rounds with a Loop action'

    for (const cycle of findCycles(flow, (action) => goesOn(action) && isSilent(action))) {
      if (cycle.waysOut.length === 0) {
        const suggestion = `${count}, and lead out of the circle when they are used up.`
        const what = 'never ends: no way leads out of it, and nothing in it waits.'
        say(cycle, what, endedByOthers ? 'warning' : 'error', suggestion)
      } else if (cycle.members.every(onlyDecides)) {
        const suggestion = `Wait or say something in it; ${lowerFirst(count)} besides, and do something else when they are used up.`
        const what = 'goes round without a pause: nothing in it takes time or changes what it decides on.'
        say(cycle, what, endedByOthers ? 'warning' : 'error', suggestion)
      } else {
        const calls = cycle.members.some(({ index }) => isServiceCall(lines[index] ?? 'unknown'))
        const what = isFailing(flow, cycle)
          ? 'tries the same again at once, and without end, as long as it fails.'
          : calls
            ? 'calls a service again and again without a pause, and there is silence on the line until an answer leads out of it.'
            : 'goes round without a pause, until something that it sets leads out of it.'
        say(cycle, what, 'warning', `${count}, and say something in each.`)
      }
    }
    // A caller in a queue or on hold hears the same again and again by design; a chat is flooded.
    if (endedByOthers && channels?.includes('CHAT') !== true) return
    for (const cycle of findCycles(flow, goesOn)) {
      if (cycle.members.some((member) => reported.has(member))) continue
      const what =
        cycle.waysOut.length === 0
          ? 'says the same again and again, and ends only when a caller hangs up; a chat gets message after message.'
          : 'speaks again and again without waiting for an answer; a chat gets message after message.'
      say(cycle, what, 'warning', `${count}, or ask for an answer in it.`)
    }
  },
}

/** Whether an action only chooses a way, or tries to hand the contact over: a second time the same comes out. */
function onlyDecides({ definition, form, sets }: CheckedAction): boolean {
  if (definition?.destination !== undefined) return true
  return form?.outcomes.conditions !== undefined && sets.every((fact) => fact === 'opening check')
}

/** Whether the way round is taken only because something breaks. */
function isFailing(flow: CheckedFlow, { round }: Cycle): boolean {
  return round.every(({ way }, index) => {
    const action = flow.actions[round[index - 1]?.action ?? -1]
    return way === undefined || (action !== undefined && isFailure(action, way))
  })
}

function isServiceCall(line: ReturnType<typeof onTheLine>): boolean {
  return typeof line === 'object' && line.waitsFor === 'service'
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
