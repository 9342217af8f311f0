import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { playTestCase } from '../../test/test-case-player.js'
import { TestCaseError, testCasesFor } from './test-cases.js'
import type { TestCases } from './test-cases.js'
import { validateTestCase } from './validate-test-case.js'

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
}

const all: readonly CorpusFlow[] = existsSync(index) ? JSON.parse(readFileSync(index, 'utf8')) : []
const flows = all.filter(
  ({ format, provenance, traits }) =>
    format !== 'legacy-export' && provenance === 'console' && !traits.includes('draft'),
)

/** Test cases of a flow; undefined where a test cannot begin in it. */
function casesOf(content: string): TestCases | undefined {
  try {
    return testCasesFor(content)
  } catch (error) {
    if (error instanceof TestCaseError) return undefined
    throw error
  }
}

describe.skipIf(flows.length === 0)('real flows', () => {
  it.each(flows)('$file has test cases that are valid and pass', ({ file }) => {
    const content = readFileSync(join(corpus, file), 'utf8')
    const problems = (casesOf(content)?.cases ?? []).flatMap((test) => [
      ...validateTestCase(test.content).filter(({ severity }) => severity === 'error'),
      ...(['one by one', 'as one'] as const).flatMap((delivery) => {
        const { reason } = playTestCase(test, [content], delivery)
        return reason === undefined ? [] : [`${test.name}, ${delivery}: ${reason}`]
      }),
    ])
    expect(problems).toEqual([])
  })
})
