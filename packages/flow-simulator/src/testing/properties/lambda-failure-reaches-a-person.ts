import { defineCallProperty } from '../call-property.js'

/** Words of a goodbye that say what a caller can do next, in English and Korean, and telephone numbers. */
const nextStep =
  /\b(again|call|later|try|visit|write|e-?mail|website|reach|between|from|open)\b|다시|나중|전화|문의|방문|홈페이지|평일|콜백|연락|\d{3,4}-?\d{4}/i

/** Actions that ask the caller. */
const asking: ReadonlySet<string> = new Set(['GetParticipantInput', 'ConnectParticipantWithLexBot', 'ShowView'])

/**
 * A caller whose call a function fails in is not left alone. From the failure on, one of these comes before the flow hangs
 * up: they are put into a queue, an agent accepts, an outside number is called, a callback is made; they are asked something
 * and can go on themselves; another call of a function works; or they hear words, the last of which say what to do next: a
 * telephone number, when to call, to try again. Such words are known in English and Korean; use
 * {@link lambdaFailureReachesAPersonOr} for others. A failure whose branch leads where success leads does not count, nor do
 * callers who leave themselves.
 */
export const lambdaFailureReachesAPerson = lambdaFailureReachesAPersonOr(nextStep)

/**
 * Like {@link lambdaFailureReachesAPerson}, with words of your own.
 * @param goodbye - Matches what is said last where the caller is told what to do next.
 */
export function lambdaFailureReachesAPersonOr(goodbye: RegExp) {
  return defineCallProperty({
    name: 'lambdaFailureReachesAPerson',
    expects: 'When a function fails, the caller gets to a person or a callback, can go on, or hears what to do next.',
    problemOf({ moments }) {
      let failed: string | undefined
      let words: string | undefined
      for (const moment of moments) {
        switch (moment.kind) {
          case 'heard':
            if (moment.by === 'customer') words = moment.text
            break
          case 'queued':
          case 'agent':
          case 'callback':
          case 'third party':
          case 'input':
            failed = undefined
            break
          case 'action':
            if (moment.type === 'InvokeLambdaFunction') {
              failed = moment.failed ? moment.action : undefined
              words = undefined
            } else if (asking.has(moment.type) && moment.faces === 'customer') failed = undefined
            break
          case 'ended':
            if (failed === undefined || !moment.hungUp || (words !== undefined && goodbye.test(words))) break
            return words === undefined
              ? `The function of ${failed} fails, and the flow hangs up without a word.`
              : `The function of ${failed} fails, and the last that the caller hears is “${words}”.`
        }
      }
      return undefined
    },
  })
}
