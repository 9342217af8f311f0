/** Longest text that is compared, in characters: what stands behind does not make two texts much nearer. */
const longestText = 500

/** Most candidates that are compared, the last ones. */
const mostCandidates = 500

/** What two texts must have in common at least, as a share of the wanted one. */
const leastShare = 0.4

/**
 * The candidate that has most of a wanted text in it; undefined where all are far off. Of several that are equally near,
 * the shortest.
 */
export function nearest<Candidate>(
  wanted: string,
  candidates: readonly Candidate[],
  textOf: (candidate: Candidate) => string,
): Candidate | undefined {
  const pairs = pairsIn(wanted)
  if (pairs.size === 0) return undefined
  let best: Candidate | undefined
  let bestShare = leastShare
  let bestLength = Number.POSITIVE_INFINITY
  for (const candidate of candidates.slice(-mostCandidates)) {
    const text = textOf(candidate)
    const its = pairsIn(text)
    let common = 0
    for (const pair of pairs) if (its.has(pair)) common += 1
    const share = common / pairs.size
    if (share < bestShare || (share === bestShare && text.length >= bestLength)) continue
    best = candidate
    bestShare = share
    bestLength = text.length
  }
  return best
}

/** The words of an expression, without what makes it one. */
export function wordsOfExpression({ source }: RegExp): string {
  return source.replace(/\\[a-zA-Z]|\{[\d,]*\}|[\\^$.*+?()[\]{}|]/g, ' ')
}

/** Pairs of letters that follow each other; white space and case do not count. */
function pairsIn(text: string): ReadonlySet<string> {
  const letters = [...text.slice(0, longestText).toLowerCase().replace(/\s+/g, '')]
  const pairs = new Set<string>()
  letters.forEach((letter, index) => {
    const next = letters[index + 1]
    if (next !== undefined) pairs.add(letter + next)
  })
  return pairs
}
