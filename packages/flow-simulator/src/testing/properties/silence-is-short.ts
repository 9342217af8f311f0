import type { Stage } from '../../machine/contact-state.js'
import { defineCallProperty } from '../call-property.js'
import type { CallProperty } from '../call-property.js'

/**
 * The caller never hears nothing for longer while it is not their turn: functions and waiting make silence. Time in which
 * they are asked, wait in a queue, talk or are held does not count.
 * @param maximumSeconds - Longest silence that is good, in seconds.
 */
export function silenceIsShort(maximumSeconds = 10): CallProperty {
  return defineCallProperty({
    name: 'silenceIsShort',
    expects: `The caller hears nothing for ${maximumSeconds} seconds at most.`,
    problemOf({ moments }) {
      // Since when the caller has heard nothing and it was not their turn; undefined while nothing counts.
      let quietSince: number | undefined = 0
      let longest: { readonly from: number; readonly seconds: number } | undefined
      const measure = (until: number): void => {
        if (quietSince === undefined || until - quietSince <= (longest?.seconds ?? maximumSeconds)) return
        longest = { from: quietSince, seconds: until - quietSince }
      }
      for (const moment of moments) {
        switch (moment.kind) {
          case 'heard':
            if (moment.by === 'agent') break
            measure(moment.seconds)
            quietSince = counts(moment.stage) && !moment.loops ? moment.seconds + moment.lasts : undefined
            break
          case 'action':
            if (!moment.listening || !counts(moment.stage)) {
              quietSince = undefined
              break
            }
            measure(moment.faces === 'customer' ? moment.beganAt : moment.seconds)
            quietSince = moment.faces === 'customer' ? moment.seconds : (quietSince ?? moment.beganAt)
            break
          case 'input':
          case 'third party':
            quietSince = moment.seconds
            break
          case 'queued':
            measure(moment.seconds)
            quietSince = undefined
            break
          case 'agent':
            quietSince = undefined
            break
          case 'ended':
            if (moment.hungUp) measure(moment.seconds)
        }
      }
      if (longest === undefined) return undefined
      return `From ${round(longest.from)} s on they hear nothing for ${round(longest.seconds)} s.`
    },
  })
}

/** Whether the caller listens to a flow, or waits for somebody. */
function counts(stage: Stage): boolean {
  return stage === 'flow' || stage === 'queued'
}

function round(time: number): number {
  return Math.round(time * 10) / 10
}
