import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDiagnostics, countBySeverity } from './diagnostic.js'
import type { Diagnostic } from './diagnostic.js'

interface Sketch {
  readonly file?: string | undefined
  readonly line?: number | undefined
  readonly column?: number | undefined
  readonly code?: Diagnostic['code']
  readonly path?: string
  readonly message?: string
  readonly severity?: Diagnostic['severity']
}

function problem({
  file,
  line,
  column,
  code = 'FLOW2001',
  path = '',
  message = '',
  severity = 'error',
}: Sketch): Diagnostic {
  return {
    code,
    name: 'dangling-transition',
    severity,
    message,
    args: {},
    location: { file, line, column, flow: undefined, action: undefined, path },
    related: [],
    suggestion: undefined,
  }
}

describe('the order of problems', () => {
  it.each<readonly [string, Sketch, Sketch]>([
    ['file', { file: 'a.ts', line: 9 }, { file: 'b.ts', line: 1 }],
    ['line, as a number', { line: 9, column: 9 }, { line: 10, column: 1 }],
    ['column, as a number', { line: 1, column: 9, code: 'FLOW9999' }, { line: 1, column: 10, code: 'FLOW1001' }],
    ['code', { line: 1, code: 'FLOW1101', path: 'z' }, { line: 1, code: 'FLOW2001', path: 'a' }],
    ['place in the flow', { path: 'a', message: 'z' }, { path: 'b', message: 'a' }],
    ['words', { message: 'a' }, { message: 'b' }],
    ['file, where one is unknown', {}, { file: 'a.ts' }],
    ['code points, on every machine', { file: 'Z.ts' }, { file: 'a.ts' }],
  ])('goes by %s', (_title, first, second) => {
    expect(compareDiagnostics(problem(first), problem(second))).toBeLessThan(0)
    expect(compareDiagnostics(problem(second), problem(first))).toBeGreaterThan(0)
  })

  it('does not depend on the order in which they were found', () => {
    const sketch = fc.record({
      file: fc.constantFrom(undefined, 'a.ts', 'b.ts'),
      line: fc.constantFrom(undefined, 1, 2, 10),
      column: fc.constantFrom(undefined, 1, 2, 10),
      code: fc.constantFrom<Diagnostic['code'][]>('FLOW1101', 'FLOW2001'),
      path: fc.constantFrom('', 'a', 'b'),
    })
    fc.assert(
      fc.property(fc.array(sketch), (sketches) => {
        const problems = sketches.map(problem)
        expect(problems.toReversed().toSorted(compareDiagnostics)).toEqual(problems.toSorted(compareDiagnostics))
      }),
      { seed: 20_261_123, numRuns: 100 },
    )
  })
})

it('counts each severity', () => {
  const problems = (['error', 'info', 'error', 'warning'] as const).map((severity) => problem({ severity }))
  expect(countBySeverity(problems)).toEqual({ error: 2, warning: 1, info: 1 })
})
