/** The calling code of numbers that are written without one. */
const korea = '82'

/** An extension behind a number, as people write it into a CRM. */
const extension = /(?:x|ext\.?|내선|#|;ext=)\s*\d{1,6}\s*$/i

/** What stands between digits. */
const separators = /[\s().\-‐-―·/]/g

/** A number has 15 digits at most with its calling code (E.164, 6.2.1); 7 is shorter than any that can be called from abroad. */
const international = /^\+[1-9][0-9]{6,14}$/

/** Numbers of Korea without the leading 0: an area, mobile or service prefix and a subscriber number. */
const areaNumber = /^[1-9][0-9]{7,9}$/

/** Nationwide numbers such as 1588-1234: they have no leading 0. */
const nationwideNumber = /^1[568][0-9]{6}$/

/**
 * A telephone number in E.164, `+821012345678`, from any of the ways in which people and systems write it; `undefined`
 * where it is none, as for a withheld number. Without a calling code it is Korean.
 * @see https://www.itu.int/rec/T-REC-E.164
 */
export function readPhoneNumber(written: string): string | undefined {
  if (written.length > 60) return undefined
  const compact = written
    .normalize('NFKC')
    .trim()
    .replace(/^tel:/i, '')
    .replace(extension, '')
    .replaceAll(separators, '')
  if (!/^\+?[0-9]+$/.test(compact)) return undefined
  const number = compact.startsWith('+') ? compact : withCallingCode(compact)
  // `+82 (0)10-1234-5678`: the 0 is dialled inside of Korea only.
  const dialled = number?.replace(/^\+820/, '+82')
  return dialled !== undefined && international.test(dialled) ? dialled : undefined
}

function withCallingCode(digits: string): string | undefined {
  if (digits.startsWith(`00${korea}`)) return `+${digits.slice(2)}`
  if (digits.startsWith('0')) return areaNumber.test(digits.slice(1)) ? `+${korea}${digits.slice(1)}` : undefined
  if (nationwideNumber.test(digits)) return `+${korea}${digits}`
  // `82-10-1234-5678`, where somebody has left out the plus.
  const rest = digits.slice(korea.length).replace(/^0/, '')
  return digits.startsWith(korea) && areaNumber.test(rest) ? `+${korea}${rest}` : undefined
}

/**
 * The digits under which a number may stand in a CRM, each once: with its calling code, as it is dialled inside of Korea,
 * and without any prefix.
 * @param phoneNumber - In E.164.
 */
export function writtenForms(phoneNumber: string): readonly string[] {
  const digits = phoneNumber.slice(1)
  if (!digits.startsWith(korea)) return [digits]
  const significant = digits.slice(korea.length)
  return nationwideNumber.test(significant) ? [significant, digits] : [`0${significant}`, significant, digits]
}
