import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { explore } from './explore.js'
import { replay } from './replay.js'

/**
 * Real flows out of public repositories. They are not part of this repository; where the folder is missing, there is
 * nothing to test.
 */
const corpus = join(import.meta.dirname, '../../../../../shared/corpus')
const index = join(corpus, 'index.json')

interface CorpusFlow {
  readonly file: string
  readonly format: string
  readonly provenance: string
  readonly traits: readonly string[]
  readonly actions: number
}

const all: readonly CorpusFlow[] = existsSync(index) ? JSON.parse(readFileSync(index, 'utf8')) : []
const flows = all.filter(
  ({ format, provenance, traits }) =>
    format !== 'legacy-export' && provenance === 'console' && !traits.includes('draft'),
)

/** Longest time for one flow on a busy machine, in seconds: the bound that the test is about is that of states. */
const maximumSeconds = 60

describe.skipIf(flows.length === 0)('real flows', () => {
  it.each(flows)('$file with $actions actions is explored, and its findings can be played again', ({ file }) => {
    const content = readFileSync(join(corpus, file), 'utf8')
    const { complete, findings } = explore(content, { maximumSeconds })
    expect(complete).toBe(true)
    for (const { call } of findings) expect(() => replay(content, call)).not.toThrow()
  })

  it('the states are few', () => {
    const largest = flows
      .map(({ file, actions }) => {
        const { states } = explore(readFileSync(join(corpus, file), 'utf8'), { maximumSeconds })
        return { file, actions, states }
      })
      .sort((one, other) => other.states - one.states)
    console.log(
      largest
        .slice(0, 5)
        .map(({ file, actions, states }) => `${states} states of ${actions} actions: ${file}`)
        .join('\n'),
    )
    expect(largest[0]?.states).toBeLessThan(50_000)
  })
})
