/**
 * Characters that must not reach a terminal: those that control it, those that break a line, and those that turn the
 * direction of writing. With each of them a flow, or the name of a file, could look like something else, or like our own
 * words.
 */
// oxlint-disable-next-line no-control-regex
export const unprintableCharacters = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g

/** A text for people, with such characters as escapes. */
export function printable(text: string): string {
  return text.replace(
    unprintableCharacters,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
