import { defineCallProperty } from '../call-property.js'

/**
 * No flow hangs up on a caller without a word: none who has heard nothing at all, none who has heard nothing since they did
 * something, none who has heard nothing since something failed (and success would have led elsewhere). Callers who leave
 * themselves, and contacts on channels without a listener, do not count.
 */
export const nobodyIsHungUpOnInSilence = defineCallProperty({
  name: 'nobodyIsHungUpOnInSilence',
  expects: 'The caller hears something before the flow hangs up.',
  problemOf({ moments }) {
    let since: string | undefined = 'The caller has heard nothing at all'
    for (const moment of moments) {
      switch (moment.kind) {
        case 'heard':
          if (moment.by === 'customer') since = undefined
          break
        case 'agent':
          since = undefined
          break
        case 'input':
          since = 'The caller does something'
          break
        case 'action':
          if (moment.failed) since = `${moment.action} fails`
          break
        case 'ended':
          if (since !== undefined && moment.hungUp) return `${since}, and the flow hangs up without a word.`
      }
    }
    return undefined
  },
})
