import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkFlowJson, compile } from '@aicc/flow-compiler'
import { arbitraryFlow } from '@aicc/flow-dsl/testing'
import { assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareReads, withoutRareFailures } from './data-flow.js'
import type { ComparedRead } from './data-flow.js'

const corpus = join(import.meta.dirname, '../../../../../shared/corpus')
const index = join(corpus, 'index.json')

/** What the index of the corpus says of a flow. */
interface Indexed {
  readonly file: string
  readonly provenance: string
}

function explorerOnly({ checker, explorer }: ComparedRead): boolean {
  return explorer && !checker
}

function checkerOnly({ checker, explorer }: ComparedRead): boolean {
  return checker && !explorer
}

describe('values that nothing has set', () => {
  it('are found by the checker wherever a call of an arbitrary flow meets them, and the other way round', () => {
    let agreed = 0
    assert(
      property(arbitraryFlow({ maximumStatements: 25 }), (flow) => {
        const content = withoutRareFailures(compile(flow).content)
        const { graph } = checkFlowJson(content, { flowType: flow.flowType })
        if (graph === undefined) return
        const reads = compareReads(content, flow.flowType, graph, 200) ?? []
        expect(reads.filter(explorerOnly)).toEqual([])
        expect(reads.filter(checkerOnly)).toEqual([])
        agreed += reads.length
      }),
      { numRuns: 150, seed: 3, interruptAfterTimeLimit: 15_000 },
    )
    expect(agreed).toBeGreaterThan(10)
  })

  it.skipIf(!existsSync(index))('are found by the checker wherever a call of a real flow meets them', () => {
    const indexed = JSON.parse(readFileSync(index, 'utf8')) as readonly Indexed[]
    const reads = indexed
      .filter(({ provenance, file }) => provenance === 'console' && file.endsWith('.json'))
      .flatMap(({ file }): readonly ComparedRead[] => {
        const content = withoutRareFailures(readFileSync(join(corpus, file), 'utf8').replace(/^\uFEFF/, ''))
        const { graph } = checkFlowJson(content)
        return graph === undefined ? [] : (compareReads(content, undefined, graph, 3000) ?? [])
      })
    expect(reads.length).toBeGreaterThan(500)
    expect(reads.filter(explorerOnly)).toEqual([])
    // The checker looks at paths, and the explorer at values. Of these eight reads no call comes to one without the value:
    // four follow a comparison of a copy of the answer, three stand beside another missing value that fails the action
    // first, and one follows a page that is shown for a customer who was found.
    expect(reads.filter(checkerOnly).length).toBeLessThanOrEqual(8)
  })
})
