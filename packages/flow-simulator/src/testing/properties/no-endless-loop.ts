import { defineCallProperty } from '../call-property.js'
import type { CallProperty } from '../call-property.js'

/**
 * A flow does not go on for long without the caller doing anything: at most so many actions from the start, or from what
 * they did last, until the contact is queued or ends. A menu that asks again for ever counts, too. In a queue it may take as
 * long as it takes.
 * @param maximumActions - Most actions in a row. Whole number, at least 1.
 */
export function noEndlessLoop(maximumActions = 100): CallProperty {
  return defineCallProperty({
    name: 'noEndlessLoop',
    expects: `The flow takes at most ${maximumActions} actions without the caller doing anything.`,
    problemOf({ moments }) {
      let count = 0
      for (const moment of moments) {
        if (moment.kind === 'input' || moment.kind === 'agent') count = 0
        if (moment.kind !== 'action' || moment.stage !== 'flow') continue
        count += 1
        if (count > maximumActions) return `At ${moment.action} it has taken ${count}.`
      }
      return undefined
    },
  })
}
