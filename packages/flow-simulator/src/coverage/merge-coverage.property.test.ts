import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CoverageData } from './coverage-data.js'
import { coverageStatuses } from './coverage-data.js'
import { mergeCoverage } from './merge-coverage.js'
import { printLcov } from './print-lcov.js'
import { readCoverageData } from './read-coverage-data.js'
import { summariseCoverage } from './summarise-coverage.js'

/** Few names, so that the same flow comes more than once, also with other actions. */
const anyStatus = fc.constantFrom(...coverageStatuses)
const anyData: fc.Arbitrary<CoverageData> = fc.record({
  version: fc.constant(1),
  flows: fc.array(
    fc.record({
      flow: fc.constantFrom('main', '__proto__', 'queue\nflow'),
      actions: fc.array(
        fc.record({
          action: fc.constantFrom('a', 'b'),
          type: fc.constant('Compare'),
          location: fc.option(
            fc.record({
              file: fc.constantFrom('a.flow.ts', 'b.flow.ts'),
              line: fc.integer({ min: 1, max: 2 }),
              column: fc.constant(1),
            }),
          ),
          status: anyStatus,
          branches: fc.array(fc.record({ outcome: fc.constantFrom('Success', 'Equals 1'), status: anyStatus }), {
            maxLength: 2,
          }),
        }),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 4 },
  ),
})

describe('merging coverage', () => {
  it('does not depend on the order, nor on how often something comes', () => {
    fc.assert(
      fc.property(anyData, anyData, anyData, (one, other, third) => {
        const merged = mergeCoverage([one, other, third])
        expect(mergeCoverage([third, one, other])).toEqual(merged)
        expect(mergeCoverage([mergeCoverage([one, other]), third])).toEqual(merged)
        expect(mergeCoverage([merged, other])).toEqual(merged)
        expect(mergeCoverage([one, one])).toEqual(mergeCoverage([one]))
      }),
    )
  })

  it('never takes away', () => {
    fc.assert(
      fc.property(anyData, anyData, (one, other) => {
        const merged = summariseCoverage(mergeCoverage([one, other]))
        const before = summariseCoverage(mergeCoverage([one]))
        expect(merged.branches.reached).toBeGreaterThanOrEqual(before.branches.reached)
        expect(merged.actions.reached).toBeGreaterThanOrEqual(before.actions.reached)
      }),
    )
  })
})

describe('coverage as text', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(anyData, (data) => {
        expect(readCoverageData(JSON.parse(JSON.stringify(data)))).toEqual(data)
      }),
    )
  })

  it('adds up in lcov', () => {
    fc.assert(
      fc.property(anyData, (data) => {
        for (const record of printLcov(mergeCoverage([data])).split('end_of_record\n')) {
          const count = (pattern: RegExp): number => record.match(pattern)?.length ?? 0
          const said = (name: string): number => Number(new RegExp(`^${name}:(\\d+)$`, 'm').exec(record)?.[1] ?? 0)
          expect(said('BRF')).toBe(count(/^BRDA:/gm))
          expect(said('BRH')).toBe(count(/^BRDA:.*,1$/gm))
          expect(said('LF')).toBe(count(/^DA:/gm))
          expect(said('LH')).toBe(count(/^DA:.*,1$/gm))
          expect(count(/^SF:/gm)).toBe(record === '' ? 0 : 1)
        }
      }),
    )
  })
})
