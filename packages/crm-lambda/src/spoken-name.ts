import type { Customer } from './crm.js'

/** Longest name that is spoken, in characters: what is longer is no name, and every caller would have to hear it. */
const longestName = 60

const hangul = /^\p{Script=Hangul}+$/u

/**
 * A customer's name as it is spoken, without what a voice spells out or takes for mark-up; `undefined` where no letter is
 * left, as in the `.` that people enter for a name that they do not know. A Korean name is one word, family name first,
 * in whatever order the CRM shows it.
 */
export function spokenName({
  name,
  givenName,
  familyName,
}: Pick<Customer, 'name' | 'givenName' | 'familyName'>): string | undefined {
  const family = speakable(familyName ?? '')
  const given = speakable(givenName ?? '')
  const spoken = hangul.test(family) && hangul.test(given) ? `${family}${given}` : speakable(name)
  return /\p{L}/u.test(spoken) && spoken.length <= longestName ? spoken : undefined
}

function speakable(text: string): string {
  return text
    .slice(0, 500)
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}'’.-]+/gu, ' ')
    .trim()
}
