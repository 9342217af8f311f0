import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { diagnosticsIn, flowFile, flowc, projectWith } from './installed-flowc.ts'

/** Flow files are programs, and Node runs them: these are its own words for what it cannot load, and what we make of them. */
const failing: Readonly<
  Record<
    string,
    {
      readonly files: Readonly<Record<string, string>>
      readonly says: string | RegExp
      /** File, line and column. @defaultValue the file as a whole */
      readonly at?: readonly [file: string, line: number, column: number]
    }
  >
> = {
  'wrong syntax': {
    files: { 'a.flow.ts': 'const a = 1\nconst = 2\n' },
    says: /^The file cannot be loaded: .*\.$/,
    at: ['a.flow.ts', 2, 7],
  },
  'an enum': {
    files: { 'a.flow.ts': 'const a = 1\nenum Answer { Yes }\n' },
    says: 'The file cannot be loaded: TypeScript enum is not supported in strip-only mode.',
    at: ['a.flow.ts', 2, 1],
  },
  'a parameter property': {
    files: { 'a.flow.ts': 'class A { constructor(private x: number) {} }\n' },
    says: /parameter property is not supported/,
    at: ['a.flow.ts', 1, 31],
  },
  'a namespace': {
    files: { 'a.flow.ts': 'namespace A { export const b = 1 }\n' },
    says: /namespace/,
    at: ['a.flow.ts', 1, 1],
  },
  'an import of a file that is missing': {
    files: { 'a.flow.ts': "import '@aicc/flow-dsl'\nimport { b } from './gone.ts'\n" },
    says: /^The file imports something that is not there: Cannot find module '.*gone\.ts'\.$/,
    at: ['a.flow.ts', 2, 19],
  },
  'an import without the ending of the file': {
    files: { 'a.flow.ts': "import { b } from './shared'\n", 'shared.ts': 'export const b = 1\n' },
    says: /not there/,
    at: ['a.flow.ts', 1, 19],
  },
  'an import of a package that is missing': {
    files: { 'a.flow.ts': "import { b } from 'no-such-package'\n" },
    says: "The file imports something that is not there: Cannot find package 'no-such-package'.",
    at: ['a.flow.ts', 1, 19],
  },
  'a missing import in a file that it imports': {
    files: { 'a.flow.ts': "import './shared.ts'\n", 'shared.ts': "\nimport './gone.ts'\n" },
    says: /not there/,
    at: ['shared.ts', 2, 8],
  },
  'an import of a name that is not there': {
    files: { 'a.flow.ts': "import { contactFlows } from '@aicc/flow-dsl'\n" },
    says: "The file failed while it was loaded: The requested module '@aicc/flow-dsl' does not provide an export named 'contactFlows'.",
    at: ['a.flow.ts', 1, 10],
  },
  'an import of what the package does not offer': {
    files: { 'a.flow.ts': "import { defineConfig } from '@aicc/flow-cli'\n" },
    says: 'The file imports "@aicc/flow-cli", which that package does not offer.',
    at: ['a.flow.ts', 1, 30],
  },
  'an import of JSX': {
    files: { 'a.flow.ts': "import './a.tsx'\n", 'a.tsx': '' },
    says: /^The file cannot be loaded: Unknown file extension "\.tsx"/,
    at: ['a.flow.ts', 1, 8],
  },
  'an import of JSON without the attribute': {
    files: { 'a.flow.ts': "import a from './a.json'\n", 'a.json': '{}' },
    says: /^The file cannot be loaded: .* needs an import attribute of "type: json"\.$/,
    at: ['a.flow.ts', 1, 15],
  },
  'ES modules where CommonJS was declared': {
    files: { 'package.json': '{"type": "commonjs"}', 'a.flow.ts': flowFile('a') },
    says: 'The file cannot be loaded: it uses `import`, and the nearest package.json says that files are CommonJS.',
    at: ['a.flow.ts', 1, 1],
  },
  'an error while it is loaded': {
    files: { 'a.flow.ts': "\nfunction load(): never {\n  throw new Error('no such region.')\n}\nload()\n" },
    says: 'The file failed while it was loaded: no such region.',
    at: ['a.flow.ts', 3, 9],
  },
  'a call of the library without arguments': {
    files: {
      'a.flow.ts':
        "import { contactFlow } from '@aicc/flow-dsl'\n// @ts-expect-error wrong on purpose\nexport default contactFlow('a')\n",
    },
    says: /^The file failed while it was loaded: /,
    at: ['a.flow.ts', 3, 16],
  },
  'an end of the process': {
    files: { 'a.flow.ts': '\nprocess.exit(0)\n' },
    says: 'The file failed while it was loaded: it calls process.exit, which a flow file cannot do.',
    at: ['a.flow.ts', 2, 9],
  },
}

describe.each(Object.entries(failing))('a flow file with %s', (_, { files, says, at }) => {
  const args = ['a.flow.ts', '--no-typecheck', '--format', 'json']

  it('is told in a sentence, with its place', () => {
    const { status, stdout, stderr } = flowc(projectWith(files), ['check', ...args])
    const [problem, ...others] = diagnosticsIn(stdout)
    expect(others).toEqual([])
    expect(problem).toMatchObject({ code: 'FLOW1016', name: 'file-failed' })
    expect(problem?.message).toMatch(says)
    const { file, line, column } = problem?.location ?? {}
    expect([file, line, column]).toEqual(at ?? ['a.flow.ts', undefined, undefined])
    expect(stderr).toBe('')
    expect(status).toBe(1)
  })

  it('is told to people without a stack trace', () => {
    const { status, stdout, stderr } = flowc(projectWith(files), ['check', 'a.flow.ts', '--no-typecheck'])
    expect(stdout).toMatch(/^error FLOW1016 file-failed /)
    expect(stdout).toContain('1 file: 1 error, 0 warnings.\n')
    expect(stdout + stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m)
    expect(stderr).toBe('')
    expect(status).toBe(1)
  })
})

/** A file that is never loaded is given up; what keeps the program busy is shown. */
const endless: Readonly<
  Record<
    string,
    {
      readonly file: string
      readonly says: string
      /** @defaultValue the file as a whole */
      readonly line?: number
    }
  >
> = {
  'a wait for something that never happens': {
    file: 'await new Promise(() => {})\nexport {}\n',
    says: 'The file waits for something that never happens, so it is never loaded.',
  },
  'a wait beside something that goes on': {
    file: 'setInterval(() => {}, 1_000)\nawait new Promise(() => {})\nexport {}\n',
    says: 'The file was not loaded within 0.4 seconds, and was given up.',
  },
  'a loop that never ends': {
    file: 'export const a = 1\nwhile (true) {}\n',
    says: 'The file was not loaded within 0.4 seconds, and was given up.',
    line: 2,
  },
  'a loop that waits each time': {
    file: 'export {}\nfor (;;) await null\n',
    says: 'The file was not loaded within 0.4 seconds, and was given up.',
    line: 2,
  },
  'a loop in a timer': {
    file: 'setTimeout(() => {\n  while (true) {}\n})\nawait new Promise(() => {})\nexport {}\n',
    says: 'The file was not loaded within 0.4 seconds, and was given up.',
    line: 2,
  },
  'a regular expression that backtracks for ever': {
    file: "\nexport const a = /^(a+)+$/.test('a'.repeat(60) + 'b')\n",
    says: 'The file was not loaded within 0.4 seconds, and was given up.',
    line: 2,
  },
}

describe.each(Object.entries(endless))('a flow file with %s', (_, { file, says, line }) => {
  // What is seen at once must not depend on how fast the machine is.
  const limit = says.includes('0.4 seconds') ? { FLOWC_IMPORT_LIMIT: '400' } : {}

  it('ends flowc with one document', () => {
    const folder = projectWith({ 'a.flow.ts': file })
    const args = ['check', 'a.flow.ts', '--no-typecheck', '--format', 'json']
    const { status, stdout, stderr } = flowc(folder, args, limit)
    expect(diagnosticsIn(stdout)).toMatchObject([{ code: 'FLOW1028', name: 'endless-file', message: says }])
    expect(diagnosticsIn(stdout)[0]?.location).toMatchObject({ file: 'a.flow.ts', ...(line && { line }) })
    expect(stderr).toBe(`flowc: a.flow.ts: ${says}\n`)
    expect(status).toBe(2)
  })

  it('ends flowc with a sentence for people, and writes nothing', () => {
    const folder = projectWith({ 'a.flow.ts': file })
    const before = readdirSync(folder)
    const args = ['compile', 'a.flow.ts', '--out', 'out', '--no-typecheck']
    const { status, stdout, stderr } = flowc(folder, args, limit)
    expect(stderr).toContain(says)
    expect(stdout).toBe('1 file: 1 error, 0 warnings.\n')
    expect(status).toBe(2)
    expect(readdirSync(folder)).toEqual(before)
  })

  it('is no settings either', () => {
    const folder = projectWith({ 'a.flow.ts': flowFile('a'), 'flowc.config.ts': file })
    const { status, stdout } = flowc(folder, ['check', 'a.flow.ts', '--no-typecheck', '--format', 'json'], limit)
    expect(diagnosticsIn(stdout)).toMatchObject([
      { code: 'FLOW1028', message: says, location: { file: 'flowc.config.ts' } },
    ])
    expect(status).toBe(2)
  })
})

it.each(['sarif', 'github'])('a flow file that is never loaded is told in the format %s', (format) => {
  const folder = projectWith({ 'a.flow.ts': 'while (true) {}\n' })
  const { status, stdout } = flowc(folder, ['check', 'a.flow.ts', '--format', format], { FLOWC_IMPORT_LIMIT: '400' })
  expect(stdout).toContain('The file was not loaded within 0.4 seconds, and was given up.')
  expect(status).toBe(2)
})

describe('a flow file that fails beside others', () => {
  it('keeps none of them from being checked, and all of them from being compiled', () => {
    const folder = projectWith({
      'a.flow.ts': "throw new Error('no')\n",
      'b.flow.ts': flowFile('b', "flow.playPrompt('$.StoredInput')\n  flow.disconnect()"),
      'c.flow.ts': flowFile('c'),
    })
    const checked = flowc(folder, ['check', '.', '--no-typecheck', '--format', 'json'])
    expect(diagnosticsIn(checked.stdout).map(({ name }) => name)).toEqual(['file-failed', 'unknown-attribute'])
    const compiled = flowc(folder, ['compile', '.', '--out', 'out', '--no-typecheck'])
    expect(compiled.status).toBe(1)
    expect(compiled.stderr).toBe('flowc: nothing was written.\n')
    expect(readdirSync(folder)).not.toContain('out')
  })
})

it('a file that keeps others from being loaded is told once', () => {
  const folder = projectWith({
    'a.flow.ts': "import './b.flow.ts'\n",
    'b.flow.ts': "import './shared.ts'\nthrow new Error('no')\n",
    'c.flow.ts': "import './broken.ts'\n",
    'd.flow.ts': "import './broken.ts'\n",
    'shared.ts': '',
    'broken.ts': 'const = 2\n',
  })
  const { status, stdout } = flowc(folder, ['check', '.', '--no-typecheck', '--format', 'json'])
  expect(diagnosticsIn(stdout).map(({ location }) => location.file)).toEqual(['b.flow.ts', 'broken.ts'])
  expect(status).toBe(1)
})

describe('a flow file that does more than export flows', () => {
  it('prints to stderr, so that the document stays whole', () => {
    const talking = `console.log('to the console')\nprocess.stdout.write('to the stream\\n')\n${flowFile('a', "console.log('from the body')\n  flow.disconnect()")}`
    const folder = projectWith({ 'a.flow.ts': talking })
    const { status, stdout, stderr } = flowc(folder, ['check', 'a.flow.ts', '--no-typecheck', '--format', 'json'])
    expect(diagnosticsIn(stdout)).toEqual([])
    expect(stderr).toBe('to the console\nto the stream\nfrom the body\n')
    expect(status).toBe(0)
  })

  it('cannot end the process from a body of a flow', () => {
    const folder = projectWith({ 'a.flow.ts': flowFile('a', 'process.exit(0)') })
    const { status, stdout } = flowc(folder, ['check', 'a.flow.ts', '--no-typecheck', '--format', 'json'])
    expect(diagnosticsIn(stdout)).toMatchObject([
      { name: 'flow-threw', location: { file: 'a.flow.ts', line: 4, column: 11 } },
    ])
    expect(status).toBe(1)
  })

  it('does not keep flowc from ending', () => {
    const folder = projectWith({ 'a.flow.ts': `setInterval(() => {}, 1_000)\n${flowFile('a')}` })
    expect(flowc(folder, ['check', 'a.flow.ts', '--no-typecheck'])).toMatchObject({
      status: 0,
      stdout: '1 file, no problems.\n',
      stderr: '',
    })
  })

  it.each([
    ['a promise that nobody waits for', "Promise.reject(new Error('too late'))"],
    ['a timer', "setImmediate(() => { throw new Error('too late') })"],
  ])('and fails in %s is no success, and no crash', (_, line) => {
    const folder = projectWith({ 'a.flow.ts': `${line}\n${flowFile('a')}` })
    const { status, stdout, stderr } = flowc(folder, ['check', 'a.flow.ts', '--no-typecheck', '--format', 'json'])
    expect(diagnosticsIn(stdout)).toEqual([])
    expect(stderr).toBe('flowc: a flow file failed after it was loaded: too late.\n')
    expect(status).toBe(2)
  })

  it('is loaded without warnings of Node', () => {
    const folder = projectWith({ 'package.json': '{}', 'a.flow.ts': flowFile('a') })
    expect(flowc(folder, ['check', 'a.flow.ts', '--no-typecheck'])).toMatchObject({ status: 0, stderr: '' })
  })
})
