import type { FlowBranch } from '../explore/coverage.js'
import type { UnverifiedForm } from './unverified-forms.js'

/** What a choice looks at. */
export interface Choosable {
  readonly driven: readonly FlowBranch[]
  /** The queue that the contact comes to, where it does. */
  readonly queue: string | undefined
  readonly unverified: readonly UnverifiedForm[]
  readonly steps: readonly unknown[]
}

/** A branch as one text. */
export function nameOfBranch({ flow, action, outcome }: FlowBranch): string {
  return [flow, action, outcome].join('\n')
}

/**
 * Choose few that together take every branch which any of them takes, and come to every queue. First of those with verified
 * forms only, then of all: again and again the one that adds the most, then the one with the fewest forms that nobody has
 * verified, then the shortest, then the first.
 */
export function chooseCalls<Test extends Choosable>(tests: readonly Test[], most: number): readonly Test[] {
  const candidates = tests.map((test) => ({ test, adds: new Set(placesOf(test)) }))
  const verified = candidates.filter(({ test }) => test.unverified.length === 0)
  const chosen: Test[] = []
  for (const some of [verified, candidates]) {
    while (chosen.length < most) {
      let best: (typeof candidates)[number] | undefined
      for (const one of some) {
        if (one.adds.size > 0 && (best === undefined || isBetter(one, best))) best = one
      }
      if (best === undefined) break
      chosen.push(best.test)
      const taken = [...best.adds]
      for (const { adds } of candidates) for (const name of taken) adds.delete(name)
    }
  }
  return chosen
}

function placesOf({ driven, queue }: Choosable): readonly string[] {
  const places = driven.map(nameOfBranch)
  return queue === undefined ? places : [...places, queue]
}

interface Candidate {
  readonly test: Choosable
  readonly adds: ReadonlySet<string>
}

function isBetter(one: Candidate, other: Candidate): boolean {
  const [a, b] = [one.test, other.test]
  const difference =
    other.adds.size - one.adds.size || a.unverified.length - b.unverified.length || a.steps.length - b.steps.length
  return difference < 0
}
