import type { CallMoment } from '../call-moment.js'
import { defineCallProperty } from '../call-property.js'

/**
 * Every call comes to an end, or waits in a queue, when the caller does nothing any more. It does not where the caller would
 * be asked again for an hour or 200 times, and where actions go round without end. Rounds that wait for a time to come, and
 * those in which the caller talks to outside numbers, are none of these.
 */
export const everyCallEnds = defineCallProperty({
  name: 'everyCallEnds',
  expects: 'A caller who does nothing any more is let go, or put into a queue.',
  problemOf({ call, moments, givenUp }) {
    if (moments.slice(-longestRound).some(isWaiting)) return undefined
    if (call.end?.reason === 'endless') return `The flow goes round without end. ${call.end.detail ?? ''}`.trim()
    return givenUp ? 'The caller does nothing any more, and the flow goes on and on.' : undefined
  },
})

/** Most moments of a round that is looked at. */
const longestRound = 500

function isWaiting(moment: CallMoment): boolean {
  return moment.kind === 'third party' || (moment.kind === 'action' && moment.type === 'Wait')
}
