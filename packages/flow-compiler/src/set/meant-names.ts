import { editDistance } from '../diagnostics/suggestion-list.js'

/** Shortest word in which another letter is a slip: `main` and `mail` are two flows, `survey` and `surwey` are not. */
const shortestWord = 5

/** Shortest word in which two slips are likely. */
const longWord = 8

/** Longest name that is compared: that of a flow has 127 characters at most. */
const longestName = 127

/** Most names that are compared with one that is missing. */
const mostNames = 1_000

/** Finds the name that was meant by one that nothing has. */
export type FindMeantName = (name: string) => string | undefined

/**
 * Find the name that was meant by one that nothing has, where that is nearly sure: another case, other separators, or a
 * slip in one longer word. Much stricter than a suggestion, since it turns a remark into an error: flows are called
 * `inbound-1` and `inbound-2`, `greeting-en` and `greeting-es`.
 * @param names - The names that there are.
 */
export function meantNames(names: Iterable<string>): FindMeantName {
  const options: { readonly name: string; readonly words: readonly string[] }[] = []
  for (const name of names) {
    if (options.length >= mostNames) break
    if (name.length <= longestName) options.push({ name, words: wordsIn(name) })
  }
  return (name) => {
    if (name.length > longestName) return undefined
    const words = wordsIn(name)
    let best: { readonly name: string; readonly distance: number } | undefined
    for (const option of options) {
      const distance = option.name === name ? undefined : slipsBetween(words, option.words)
      if (distance === undefined) continue
      if (best === undefined || distance < best.distance || (distance === best.distance && option.name < best.name)) {
        best = { name: option.name, distance }
      }
    }
    return best?.name
  }
}

/** The words of a name in lower case: `mainMenu_KR` has `main`, `menu` and `kr`. */
function wordsIn(name: string): readonly string[] {
  return name
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}

/** How many slips make one name of the other; undefined where they are more likely two names. */
function slipsBetween(one: readonly string[], other: readonly string[]): number | undefined {
  if (one.length === 0 || other.length === 0) return undefined
  if (one.length !== other.length) return one.join('') === other.join('') ? 0 : undefined
  const index = one.findIndex((word, place) => word !== other[place])
  const word = one[index]
  const meant = other[index]
  if (word === undefined || meant === undefined) return 0
  for (let place = index + 1; place < one.length; place += 1) {
    if (one[place] !== other[place]) return one.join('') === other.join('') ? 0 : undefined
  }
  const shorter = Math.min(word.length, meant.length)
  if (shorter < shortestWord || digitsIn(word) !== digitsIn(meant)) return undefined
  const most = shorter < longWord ? 1 : 2
  const distance = editDistance(word, meant, most)
  return distance <= most ? distance : undefined
}

function digitsIn(word: string): string {
  return word.replace(/\P{N}+/gu, ' ').trim()
}
