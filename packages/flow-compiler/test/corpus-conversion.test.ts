import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { convertLegacyExport } from '../src/index.js'
import type { ConvertedFlow } from '../src/index.js'

/**
 * Real exports in the older format, out of public repositories. They are not part of this repository; where the folder
 * is missing, there is nothing to test.
 */
const corpus = join(import.meta.dirname, '../../../../shared/corpus')
const index = join(corpus, 'index.json')

interface CorpusFlow {
  readonly file: string
  readonly format: string
}

const flows: readonly CorpusFlow[] = existsSync(index) ? JSON.parse(readFileSync(index, 'utf8')) : []
const exported = flows.filter(({ format }) => format === 'legacy-export').map(({ file }) => file)

function convert(file: string): ConvertedFlow {
  return convertLegacyExport(readFileSync(join(corpus, file), 'utf8'), { file })
}

/** What an old export can lack: ARNs, a region, a branch that the block had no place for, values of a template. */
const unfinished: ReadonlySet<string> = new Set([
  'resource-without-arn',
  'missing-parameter',
  'invalid-parameter-value',
  'missing-outcome',
  'unknown-module-parameter',
])

/** Module types whose blocks have another branch by now: older exports cannot have it. */
const withNewBranches: ReadonlySet<string> = new Set(['SetContactFlow'])

describe.skipIf(exported.length === 0)('real exports in the older format', () => {
  it('are converted, each with all of its modules', () => {
    for (const file of exported) {
      const { modules } = JSON.parse(readFileSync(join(corpus, file), 'utf8').replace(/^\ufeff/, ''))
      const { document } = convert(file)
      expect(document?.Actions, file).toHaveLength(modules.length)
    }
  })

  it('have no module, branch or attribute that is not known', () => {
    const found = exported.flatMap((file) =>
      convert(file).diagnostics.filter(({ code }) => ['FLOW1031', 'FLOW1032', 'FLOW1034', 'FLOW1035'].includes(code)),
    )
    expect(found).toEqual([])
  })

  it('have no error but what they lack themselves', () => {
    const found = exported.flatMap((file) =>
      convert(file).diagnostics.filter(({ name, severity }) => severity === 'error' && !unfinished.has(name)),
    )
    expect(found).toEqual([])
  })

  it('lack no branch but of blocks that had fewer', () => {
    const found = exported.flatMap((file) =>
      convert(file).diagnostics.flatMap(({ name, message }) =>
        name === 'missing-outcome' ? [/from the module (\w+)/.exec(message)?.[1] ?? message] : [],
      ),
    )
    expect(found.filter((type) => !withNewBranches.has(type))).toEqual([])
  })

  it('are mostly clean', () => {
    const clean = exported.filter((file) => !convert(file).diagnostics.some(({ severity }) => severity === 'error'))
    expect(clean.length / exported.length).toBeGreaterThan(2 / 3)
  })

  it('show every problem at a place in the export', () => {
    for (const file of exported) {
      const lines = readFileSync(join(corpus, file), 'utf8').split('\n')
      for (const { location } of convert(file).diagnostics) {
        const line = lines[(location.line ?? 0) - 1]
        expect(line, file).toBeDefined()
        expect(location.column ?? 0, file).toBeLessThanOrEqual((line ?? '').length)
      }
    }
  })
})
