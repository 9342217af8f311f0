import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFlowType } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { checkFlowJson, checkFlowSet } from '../src/index.js'
import type { Diagnostic, FlowOfSet } from '../src/index.js'
import { toFlowSet } from '../src/set/flow-set.js'

/**
 * Real flows out of public repositories, checked together. They are not part of this repository; where the folder is
 * missing, there is nothing to test.
 */
const corpus = join(import.meta.dirname, '../../../../shared/corpus')
const index = join(corpus, 'index.json')

interface CorpusFlow {
  readonly file: string
  readonly repo: string
  readonly format: string
  readonly type: string | null
}

const files: readonly CorpusFlow[] = existsSync(index) ? JSON.parse(readFileSync(index, 'utf8')) : []

/** Flows of one repository, or of all. */
function readFlows(wanted: readonly CorpusFlow[]): readonly FlowOfSet[] {
  return wanted.flatMap(({ file, format, type }) => {
    const stated = format === 'module' ? 'MODULE' : type
    const flowType = isFlowType(stated) ? stated : undefined
    // The corpus keeps a flow under its whole path; a flow that does not say its name is called after the last part.
    const named = file.split('__').at(-1)
    return checkFlowJson(readFileSync(join(corpus, file), 'utf8'), { file: named, flowType }).flowOfSet ?? []
  })
}

function wordsOf(found: readonly (readonly Diagnostic[])[]): readonly string[] {
  return found
    .flat()
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, location, message }) => `${location.file ?? ''}: ${code} ${message}`)
}

describe.skipIf(files.length === 0)('real flows that belong together', () => {
  const repositories = [...new Set(files.map(({ repo }) => repo))].map((repo) => ({
    repo,
    flows: readFlows(files.filter((flow) => flow.repo === repo)),
  }))

  it('refer to each other by what the console noted', () => {
    const resolved = repositories.flatMap(({ flows }) =>
      toFlowSet(flows, true).references.filter(({ target }) => target !== undefined),
    )
    expect(resolved.length).toBeGreaterThan(40)
  })

  it('fit each other, repository by repository', () => {
    expect(repositories.flatMap(({ flows }) => wordsOf(checkFlowSet(flows)))).toEqual([])
  })

  it('fit each other all at once: names that only happen to be equal are no error', () => {
    expect(wordsOf(checkFlowSet(repositories.flatMap(({ flows }) => flows)))).toEqual([])
  })
})
