/**
 * A number of a person as it may stand in a log: only the last two characters, and how many there were.
 * What is not a plain number is not shown at all.
 */
export function maskNumber(value: string): string {
  if (!/^\+?[0-9]{4,20}$/.test(value)) return value === '' ? '' : `(${value.length} characters)`
  return `${'*'.repeat(value.length - 2)}${value.slice(-2)}`
}

/** A text of another system, with everything in it that could be a number of a person masked. */
export function maskText(text: string): string {
  return text.slice(0, 500).replaceAll(/\d{4,}/g, maskNumber)
}
