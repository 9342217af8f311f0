import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { folderWith } from '../test/run-flowc.js'
import { importProblem } from './import-problem.js'

/** An error as Node gives it when a file cannot be imported; the words are those of Node 24. */
function nodeError(message: string, code: string | undefined, stack?: string): Error {
  const error = Object.assign(new Error(message), code === undefined ? {} : { code })
  error.stack = stack ?? `Error: ${message}\n    at finalizeResolution (node:internal/modules/esm/resolve:275:11)`
  return error
}

function problemIn(files: Readonly<Record<string, string>>, error: (folder: string) => unknown) {
  const folder = folderWith(files)
  const path = join(folder, 'main.flow.ts')
  const { message, suggestion, location } = importProblem({ path }, error(folder))
  return {
    message: message.replaceAll(folder, '.'),
    suggestion,
    at: [location.file?.replace(`${folder}/`, ''), location.line, location.column],
  }
}

describe('a missing import', () => {
  it.each([
    [`import './gone.ts'`, 8],
    [`import { a } from "./gone.ts"`, 19],
    [`  export * from '../x/gone.ts'`, 17],
    [`await import('./gone.ts')`, 14],
  ])('of a file is shown at %s', (line, column) => {
    const problem = problemIn({ 'main.flow.ts': `// './going.ts'\n${line}\n` }, (folder) =>
      nodeError(`Cannot find module '${folder}/gone.ts' imported from ${folder}/main.flow.ts`, 'ERR_MODULE_NOT_FOUND'),
    )
    expect(problem).toEqual({
      message: "The file imports something that is not there: Cannot find module './gone.ts'.",
      suggestion: 'Install the package, or mend the path; imports of other files need their ending (.ts).',
      at: ['main.flow.ts', 2, column],
    })
  })

  it.each([`import x from 'some-package'`, `import x from 'some-package/sub/path'`])(
    'of a package is shown at %s',
    (line) => {
      const problem = problemIn({ 'main.flow.ts': `${line}\r\n` }, (folder) =>
        nodeError(`Cannot find package 'some-package' imported from ${folder}/main.flow.ts`, 'ERR_MODULE_NOT_FOUND'),
      )
      expect(problem.message).toBe("The file imports something that is not there: Cannot find package 'some-package'.")
      expect(problem.at).toEqual(['main.flow.ts', 1, 15])
    },
  )

  it.each([
    ['@some/tool', `No "exports" main defined in`],
    ['@some/tool/gone', `Package subpath './gone' is not defined by "exports" in`],
  ])('of %s, which the package does not offer, says what it does offer', (name, words) => {
    const manifest = JSON.stringify({
      exports: { './config': {}, './rules/*': {}, './package.json': './package.json' },
    })
    const files = { 'node_modules/@some/tool/package.json': manifest, 'main.flow.ts': `\nimport x from '${name}'` }
    const problem = problemIn(files, (folder) =>
      nodeError(
        `${words} ${folder}/node_modules/@some/tool/package.json imported from ${folder}/main.flow.ts`,
        'ERR_PACKAGE_PATH_NOT_EXPORTED',
      ),
    )
    expect(problem).toEqual({
      message: `The file imports "${name}", which that package does not offer.`,
      suggestion: 'It offers "@some/tool/config".',
      at: ['main.flow.ts', 2, 15],
    })
  })

  it('is shown in the file that imports it, also when that is another one', () => {
    const files = { 'main.flow.ts': `import './shared.ts'`, 'shared.ts': `\n\nimport './gone.ts'` }
    const problem = problemIn(files, (folder) =>
      nodeError(`Cannot find module '${folder}/gone.ts' imported from ${folder}/shared.ts`, 'ERR_MODULE_NOT_FOUND'),
    )
    expect(problem.at).toEqual(['shared.ts', 3, 8])
  })

  it('of a folder is one too', () => {
    const problem = problemIn({ 'main.flow.ts': `import './shared'` }, (folder) =>
      nodeError(
        `Directory import '${folder}/shared' is not supported resolving ES modules imported from ${folder}/main.flow.ts`,
        'ERR_UNSUPPORTED_DIR_IMPORT',
      ),
    )
    expect(problem.message).toContain("Directory import './shared' is not supported.")
    expect(problem.at).toEqual(['main.flow.ts', 1, 8])
  })

  it('whose line is not found is shown in the file', () => {
    const problem = problemIn({ 'main.flow.ts': 'await import(`./${name}`)' }, (folder) =>
      nodeError(`Cannot find module '${folder}/gone.ts' imported from ${folder}/main.flow.ts`, 'ERR_MODULE_NOT_FOUND'),
    )
    expect(problem.at).toEqual(['main.flow.ts', undefined, undefined])
  })
})

describe('an import that Node cannot load', () => {
  it.each([
    ['ERR_UNKNOWN_FILE_EXTENSION', (folder: string) => `Unknown file extension ".tsx" for ${folder}/part.tsx`, 'tsx'],
    [
      'ERR_IMPORT_ATTRIBUTE_MISSING',
      (folder: string) => `Module "${pathToFileURL(folder).href}/part.json" needs an import attribute of "type: json"`,
      'json',
    ],
  ])('(%s) is shown at its line', (code, message, ending) => {
    const problem = problemIn({ 'main.flow.ts': `\nimport part from './part.${ending}'` }, (folder) =>
      nodeError(message(folder), code),
    )
    expect(problem.message).toMatch(/^The file cannot be loaded: .*\.$/)
    expect(problem.at).toEqual(['main.flow.ts', 2, 18])
  })
})

describe('wrong syntax', () => {
  const stack = (folder: string) =>
    `${folder}/main.flow.ts:3\n  enum Answer { Yes }\n  ^^^^^^^^^^^^^^^^^^^\n\nSyntaxError [ERR]: no\n    at parseTypeScript (node:internal/modules/typescript:66:11)`

  it('that cannot be stripped says what else is not possible', () => {
    const problem = problemIn({}, (folder) =>
      nodeError(
        'TypeScript enum is not supported in strip-only mode',
        'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
        stack(folder),
      ),
    )
    expect(problem).toEqual({
      message: 'The file cannot be loaded: TypeScript enum is not supported in strip-only mode.',
      suggestion: expect.stringContaining('enums, namespaces and parameter properties are not possible'),
      at: ['main.flow.ts', 3, 3],
    })
  })

  it('is shown at its place, without advice', () => {
    const problem = problemIn({}, (folder) =>
      nodeError('Expected ident', 'ERR_INVALID_TYPESCRIPT_SYNTAX', stack(folder)),
    )
    expect(problem).toEqual({
      message: 'The file cannot be loaded: Expected ident.',
      suggestion: undefined,
      at: ['main.flow.ts', 3, 3],
    })
  })

  it('without a marker is shown at the beginning of its line', () => {
    const problem = problemIn({}, (folder) =>
      nodeError(
        'Expression expected',
        'ERR_INVALID_TYPESCRIPT_SYNTAX',
        `${folder}/main.flow.ts:1\nexport const a: number = \n\nSyntaxError [ERR]: Expression expected`,
      ),
    )
    expect(problem.at).toEqual(['main.flow.ts', 1, 1])
  })

  it('that is none, but of ES modules in a project of CommonJS, says what to change', () => {
    const problem = problemIn({}, (folder) =>
      nodeError('Cannot use import statement outside a module', undefined, stack(folder)),
    )
    expect(problem.message).toContain('the nearest package.json says that files are CommonJS')
    expect(problem.suggestion).toContain('"type": "module"')
  })
})

describe('a file that throws', () => {
  it('is shown where it throws', () => {
    const problem = problemIn({}, (folder) =>
      nodeError('boom', undefined, `Error: boom\n    at ${pathToFileURL(folder).href}/main.flow.ts:7:9`),
    )
    expect(problem).toEqual({
      message: 'The file failed while it was loaded: boom.',
      suggestion: undefined,
      at: ['main.flow.ts', 7, 9],
    })
  })

  it('by way of a library is shown where it calls that', () => {
    const problem = problemIn({}, (folder) =>
      nodeError(
        'boom',
        undefined,
        [
          'Error: boom',
          '    at check (node:internal/errors:1:1)',
          `    at parse (${pathToFileURL(folder).href}/node_modules/library/index.js:1:1)`,
          `    at Object.<anonymous> (${pathToFileURL(folder).href}/my%20(flows)/shared.ts:2:3)`,
          `    at async ${pathToFileURL(folder).href}/main.flow.ts:1:1`,
        ].join('\n'),
      ),
    )
    expect(problem.at).toEqual(['my (flows)/shared.ts', 2, 3])
  })

  it.each([['text'], [null], [undefined], [42], [Object.create(null)], [Symbol('why')]])(
    'something else than an error (%o) is a problem of the file',
    (thrown) => {
      const problem = problemIn({}, () => thrown)
      expect(problem.message).toMatch(/^The file failed while it was loaded: .+\.$/)
      expect(problem.at).toEqual(['main.flow.ts', undefined, undefined])
    },
  )

  it('with a message of many lines is told in one', () => {
    const problem = problemIn({}, () => new Error('first.\nsecond\n    at somewhere'))
    expect(problem.message).toBe('The file failed while it was loaded: first.')
  })
})
