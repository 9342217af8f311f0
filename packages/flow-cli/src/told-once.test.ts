import { expect, it } from 'vitest'
import { fileProblem } from './file-problem.js'
import type { LoadedFile } from './load-flows.js'
import { toldOnce } from './told-once.js'

/** A file that did not load, with the places of its problems. */
function failed(name: string, ...places: readonly (readonly [file: string, line: number])[]): LoadedFile {
  return {
    file: { name, path: `/${name}`, kind: 'typescript' },
    flows: [],
    diagnostics: places.map(([file, line]) =>
      fileProblem({ path: `/${file}` }, 'FLOW1016', 'file-failed', 'It failed.', undefined, { line, column: 1 }),
    ),
  }
}

function told(...loaded: readonly LoadedFile[]): readonly (readonly [name: string, problems: number])[] {
  return toldOnce(loaded).map(({ file, diagnostics }) => [file.name, diagnostics.length])
}

it('a problem is told of the file that it stands in', () => {
  expect(told(failed('a.ts', ['b.ts', 1]), failed('b.ts', ['b.ts', 1]), failed('c.ts', ['b.ts', 1]))).toEqual([
    ['a.ts', 0],
    ['b.ts', 1],
    ['c.ts', 0],
  ])
})

it('a problem of a file that was not asked for is told of the first that imports it', () => {
  expect(told(failed('a.ts', ['shared.ts', 1]), failed('b.ts', ['shared.ts', 1]))).toEqual([
    ['a.ts', 1],
    ['b.ts', 0],
  ])
})

it('problems at different places are all told', () => {
  expect(told(failed('a.ts', ['shared.ts', 1], ['a.ts', 1]), failed('b.ts', ['shared.ts', 2]))).toEqual([
    ['a.ts', 2],
    ['b.ts', 1],
  ])
})
