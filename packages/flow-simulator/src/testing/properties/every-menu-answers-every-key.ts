import { defineCallProperty } from '../call-property.js'

/**
 * After no key, and after one that a menu has no branch for, the caller hears something: words, the question again, or what
 * is said in a queue or at an outside number. They are not hung up on, and not asked anew without a word.
 */
export const everyMenuAnswersEveryKey = defineCallProperty({
  name: 'everyMenuAnswersEveryKey',
  expects: 'No key and a wrong key are answered: the caller hears something before the flow hangs up or asks again.',
  problemOf({ moments }) {
    let unanswered: { readonly menu: string; readonly silent: boolean } | undefined
    for (const moment of moments) {
      switch (moment.kind) {
        case 'heard':
          if (moment.by === 'customer') unanswered = undefined
          break
        case 'queued':
        case 'agent':
        case 'third party':
          unanswered = undefined
          break
        case 'ended':
          if (unanswered !== undefined && moment.hungUp) return problem(unanswered, 'hangs up without a word')
          break
        case 'action':
          if (moment.type !== 'GetParticipantInput' || moment.faces === 'nobody') break
          // One that has failed has not asked.
          if (unanswered !== undefined && moment.outcome !== 'NoMatchingError')
            return problem(unanswered, 'asks again without a word')
          if (moment.outcome === 'NoMatchingCondition' || moment.outcome === 'InputTimeLimitExceeded')
            unanswered = { menu: moment.action, silent: moment.outcome === 'InputTimeLimitExceeded' }
      }
    }
    return undefined
  },
})

function problem({ menu, silent }: { readonly menu: string; readonly silent: boolean }, what: string): string {
  return `The caller presses ${silent ? 'no key' : 'a key that has no branch'} at ${menu}, and the flow ${what}.`
}
