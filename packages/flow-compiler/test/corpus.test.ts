import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFlowType } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { checkFlowJson } from '../src/index.js'

/**
 * Real flows out of public repositories. They are not part of this repository; where the folder is missing, there is
 * nothing to test.
 */
const corpus = join(import.meta.dirname, '../../../../shared/corpus')
const index = join(corpus, 'index.json')

interface CorpusFlow {
  readonly file: string
  readonly format: string
  readonly type: string | null
  readonly provenance: string
  readonly traits: readonly string[]
}

const flows: readonly CorpusFlow[] = existsSync(index) ? JSON.parse(readFileSync(index, 'utf8')) : []

function errorsOf(flow: CorpusFlow): readonly string[] {
  const stated = flow.format === 'module' ? 'MODULE' : flow.type
  const { diagnostics } = checkFlowJson(readFileSync(join(corpus, flow.file), 'utf8'), {
    file: flow.file,
    flowType: isFlowType(stated) ? stated : undefined,
  })
  return diagnostics.flatMap(({ code, message, severity }) => (severity === 'error' ? [`${code} ${message}`] : []))
}

describe.skipIf(flows.length === 0)('real flows', () => {
  it('of the console have no error, drafts aside', () => {
    const finished = flows.filter(
      ({ format, provenance, traits }) =>
        provenance === 'console' && format !== 'legacy-export' && !traits.includes('draft'),
    )
    expect(finished.length).toBeGreaterThan(100)
    expect(finished.flatMap((flow) => errorsOf(flow).map((error) => `${flow.file}: ${error}`))).toEqual([])
  })

  it('with invented action types have an error each', () => {
    const invented = flows.filter(({ provenance }) => provenance === 'invented')
    expect(invented.length).toBeGreaterThan(10)
    expect(invented.filter((flow) => errorsOf(flow).length === 0)).toEqual([])
  })

  it('in the older export format are told apart', () => {
    const legacy = flows.filter(({ format }) => format === 'legacy-export')
    expect(legacy.map((flow) => errorsOf(flow)[0]?.slice(0, 8)).filter((code) => code !== 'FLOW1014')).toEqual([])
  })

  it('never make the checker fail', () => {
    for (const flow of flows) expect(() => errorsOf(flow), flow.file).not.toThrow()
  })
})
