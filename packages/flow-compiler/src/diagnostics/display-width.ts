/**
 * How many columns text takes in a terminal. Hangul, Chinese characters, kana and most emoji take two, marks that belong
 * to the letter before them none.
 * @see https://www.unicode.org/reports/tr11/ for what is wide
 */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += widthOf(character)
  return width
}

/** The beginning of a text that has room in so many columns. */
export function beginningOfWidth(text: string, columns: number): string {
  let width = 0
  let end = 0
  for (const character of text) {
    width += widthOf(character)
    if (width > columns) break
    end += character.length
  }
  return text.slice(0, end)
}

/** The end of a text that has room in so many columns. */
export function endOfWidth(text: string, columns: number): string {
  let width = 0
  let start = text.length
  for (const character of [...text].reverse()) {
    width += widthOf(character)
    if (width > columns) break
    start -= character.length
  }
  return text.slice(start)
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u
const ownNoColumn = /[\p{Mn}\p{Me}\u200b-\u200d\u1160-\u11ff]/u

function widthOf(character: string): number {
  if (character < '\u0300') return 1
  if (wide.test(character)) return 2
  return ownNoColumn.test(character) ? 0 : 1
}
