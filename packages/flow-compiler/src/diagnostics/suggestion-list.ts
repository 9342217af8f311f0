/** Longest word that is compared: beyond, nobody misspelt a name. */
const longestWord = 100

/** Most options that are looked at: twice as many as a flow may have actions. */
const mostOptions = 500

/**
 * What somebody may have meant: the options nearest to a misspelt word, best first, five at most, none when all are far
 * off. Where an option differs in case alone, it was meant and no other. A word that has a whole piece missing or too
 * much counts as near (`StoredInput` for `StoredCustomerInput`).
 */
export function suggestionList(input: string, options: Iterable<string>): readonly string[] {
  if (input === '' || input.length > longestWord) return []
  const lowered = input.toLowerCase()
  // Any two words of one or two letters are near each other, so that says nothing.
  const threshold = input.length < 3 ? 0 : Math.floor(input.length * 0.4) + 1
  const rated: { readonly option: string; readonly distance: number }[] = []
  const sameLetters: string[] = []
  const seen = new Set<string>()
  for (const option of options) {
    if (seen.size >= mostOptions) break
    if (seen.has(option) || option.length > 2 * longestWord) continue
    seen.add(option)
    const candidate = option.toLowerCase()
    if (candidate === lowered) {
      sameLetters.push(option)
      continue
    }
    const distance = editDistance(lowered, candidate, threshold)
    if (distance <= threshold) rated.push({ option, distance })
    else if (isPieceMissing(lowered, candidate) || isPieceMissing(candidate, lowered)) {
      rated.push({ option, distance: threshold + Math.abs(candidate.length - lowered.length) / 100 })
    }
  }
  if (sameLetters.length > 0) return sameLetters.slice(0, 5)
  return rated
    .toSorted((one, other) => one.distance - other.distance || (one.option < other.option ? -1 : 1))
    .slice(0, 5)
    .map(({ option }) => option)
}

/** Whether a word is another one with a single slip: a letter more, less or other, two swapped, or the case. */
export function isMisspelt(word: string, meant: string): boolean {
  if (word === meant || Math.min(word.length, meant.length) < 5 || word.length > longestWord) return false
  return editDistance(word.toLowerCase(), meant.toLowerCase(), 1) <= 1
}

/** Whether the longer word is the shorter one with one piece put in, where the shorter is long enough to tell. */
function isPieceMissing(shorter: string, longer: string): boolean {
  if (shorter.length < 5 || longer.length <= shorter.length || longer.length > shorter.length * 3) return false
  let prefix = 0
  while (prefix < shorter.length && shorter[prefix] === longer[prefix]) prefix += 1
  let suffix = 0
  while (suffix < shorter.length - prefix && shorter.at(-1 - suffix) === longer.at(-1 - suffix)) suffix += 1
  return prefix + suffix >= shorter.length
}

/** Edit distance with transpositions; gives up beyond a bound and returns more than it. */
export function editDistance(one: string, other: string, bound: number): number {
  if (Math.abs(one.length - other.length) > bound) return bound + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    let smallest = row
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1]
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1)
      current.push(cost)
      smallest = Math.min(smallest, cost)
    }
    if (smallest > bound) return bound + 1
    beforeLast = last
    last = current
  }
  return last[other.length] ?? bound + 1
}

/** The options as the end of a sentence: `Did you mean "a" or "b"?`; undefined when there are none. */
export function didYouMean(options: readonly string[]): string | undefined {
  if (options.length === 0) return undefined
  const quoted = options.slice(0, 3).map((option) => `"${option}"`)
  const last = quoted.pop()
  return `Did you mean ${quoted.length === 0 ? '' : `${quoted.join(', ')} or `}${last ?? ''}?`
}
