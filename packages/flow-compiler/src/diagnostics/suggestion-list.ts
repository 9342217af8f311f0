/** Longest word that is compared: beyond, nobody misspelt a name. */
const longestWord = 100

/** Most options that are looked at: twice as many as a flow may have actions. */
const mostOptions = 500

/**
 * What somebody may have meant: the options nearest to a misspelt word, best first, five at most, none when all are far
 * off. Where an option differs in case alone, it was meant and no other. A word that has a whole piece missing or too
 * much counts as near (`StoredInput` for `StoredCustomerInput`).
 * @param options - What may have been meant; a list that stays as it is.
 */
export function suggestionList(input: string, options: readonly string[]): readonly string[] {
  if (input === '' || input.length > longestWord) return []
  const lowered = input.toLowerCase()
  // Any two words of one or two letters are near each other, so that says nothing.
  const threshold = input.length < 3 ? 0 : Math.floor(input.length * 0.4) + 1
  const rated: { readonly option: string; readonly distance: number }[] = []
  const sameLetters: string[] = []
  const letters = lettersOf(lowered)
  for (const { option, lowered: candidate, letters: its } of candidatesAmong(options)) {
    if (candidate === lowered) {
      sameLetters.push(option)
      continue
    }
    // Each change takes away one letter at most and brings one, so many words are known to be far without comparing them.
    const isFar = Math.max(countOf(letters & ~its), countOf(its & ~letters)) > threshold
    const distance = isFar ? threshold + 1 : editDistance(lowered, candidate, threshold)
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

/** An option with what it is compared by. */
interface Candidate {
  readonly option: string
  readonly lowered: string
  readonly letters: number
}

const knownCandidates = new WeakMap<readonly string[], readonly Candidate[]>()

/** The options that are looked at. One list is often compared with many words. */
function candidatesAmong(options: readonly string[]): readonly Candidate[] {
  const known = knownCandidates.get(options)
  if (known !== undefined) return known
  const candidates: Candidate[] = []
  const seen = new Set<string>()
  for (const option of options) {
    if (seen.size >= mostOptions) break
    if (seen.has(option) || option.length > 2 * longestWord) continue
    seen.add(option)
    const lowered = option.toLowerCase()
    candidates.push({ option, lowered, letters: lettersOf(lowered) })
  }
  knownCandidates.set(options, candidates)
  return candidates
}

/** The letters of a word as a set of 32 bits: of a to z each has its own, others share them. */
function lettersOf(word: string): number {
  let letters = 0
  for (let index = 0; index < word.length; index += 1) letters |= 1 << (word.charCodeAt(index) & 31)
  return letters
}

/** How many bits are set. */
function countOf(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
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
  // What both begin and end with takes no change, and of two names that are near each other it is most.
  let start = 0
  while (start < one.length && one.charCodeAt(start) === other.charCodeAt(start)) start += 1
  let oneEnd = one.length
  let otherEnd = other.length
  while (oneEnd > start && otherEnd > start && one.charCodeAt(oneEnd - 1) === other.charCodeAt(otherEnd - 1)) {
    oneEnd -= 1
    otherEnd -= 1
  }
  if (oneEnd === start || otherEnd === start) return oneEnd - start + otherEnd - start
  let beforeLast: number[] = []
  let last: number[] = []
  for (let column = 0; column <= otherEnd - start; column += 1) last.push(column)
  for (let row = start; row < oneEnd; row += 1) {
    const letter = one.charCodeAt(row)
    let smallest = row - start + 1
    const current = [smallest]
    for (let column = start; column < otherEnd; column += 1) {
      const otherLetter = other.charCodeAt(column)
      const at = column - start
      const replaced = (last[at] ?? 0) + (letter === otherLetter ? 0 : 1)
      let cost = Math.min(replaced, (last[at + 1] ?? 0) + 1, (current[at] ?? 0) + 1)
      const swapped =
        row > start &&
        column > start &&
        letter === other.charCodeAt(column - 1) &&
        one.charCodeAt(row - 1) === otherLetter
      if (swapped) cost = Math.min(cost, (beforeLast[at - 1] ?? 0) + 1)
      current.push(cost)
      if (cost < smallest) smallest = cost
    }
    if (smallest > bound) return bound + 1
    beforeLast = last
    last = current
  }
  return last[otherEnd - start] ?? bound + 1
}

/** The options as the end of a sentence: `Did you mean "a" or "b"?`; undefined when there are none. */
export function didYouMean(options: readonly string[]): string | undefined {
  if (options.length === 0) return undefined
  const quoted = options.slice(0, 3).map((option) => `"${option}"`)
  const last = quoted.pop()
  return `Did you mean ${quoted.length === 0 ? '' : `${quoted.join(', ')} or `}${last ?? ''}?`
}
