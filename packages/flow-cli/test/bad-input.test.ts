import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { flowFile, flowJson, flowc, flowcJson, folderWith } from './run-flowc.js'

/**
 * Whatever flowc is given, it answers with sentences: never with a stack trace, with exactly one document where one is
 * wanted, and without writing anything. What Node says of files that it cannot load is tested on the built program, in
 * test/flowc: here another loader is at work.
 */

interface BadInput {
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  readonly prepare?: (folder: string) => void
  readonly args: readonly string[]
  readonly status: 1 | 2
  /** Names of the diagnostics. */
  readonly problems: readonly string[]
  /** A part of what is said of the first. */
  readonly says: string | RegExp
  /** Line and column of the first; left out, it is a problem of the whole file. */
  readonly at?: readonly [line: number, column: number]
}

const json = (text: string | Uint8Array): Pick<BadInput, 'files' | 'args'> => ({
  files: { 'bad.json': text },
  args: ['bad.json'],
})

const unreadable: Readonly<Record<string, BadInput>> = {
  'a missing file': {
    args: ['gone.json'],
    status: 2,
    problems: ['unreadable-file'],
    says: 'it does not exist',
  },
  'a folder named like a file': {
    prepare: (folder) => mkdirSync(join(folder, 'x.json')),
    args: ['x.json'],
    status: 2,
    problems: ['unreadable-file'],
    says: 'The folder has no flow in it: no *.flow.ts, no *.flow.json, and no other .json file that looks like one.',
  },
  'a link to nothing': {
    prepare: (folder) => symlinkSync('/nowhere/at/all.json', join(folder, 'x.json')),
    args: ['x.json'],
    status: 2,
    problems: ['unreadable-file'],
    says: 'it is a link to something that does not exist',
  },
  'a pattern that matches nothing': {
    args: ['flows/**/*.json'],
    status: 2,
    problems: ['unreadable-file'],
    says: 'No file matches this pattern.',
  },
  'a file of another kind': {
    files: { 'notes.txt': '' },
    args: ['notes.txt'],
    status: 2,
    problems: ['unreadable-file'],
    says: 'It is neither a TypeScript flow (.ts) nor flow JSON (.json).',
  },
  'a file whose name controls the terminal': {
    args: ['\u001b[31mred.json'],
    status: 2,
    problems: ['unreadable-file'],
    says: 'pattern',
  },
}

/** "안녕" in code page 949. */
const euckr = Buffer.from([0xbe, 0xc8, 0xb3, 0xe7])

const notFlows: Readonly<Record<string, BadInput>> = {
  'an empty file': { ...json(''), status: 2, problems: ['not-json'], says: 'The file is empty.', at: [1, 1] },
  'a file that is not JSON': {
    ...json('{\n  "Version": "2019-10-30",\n  oops\n}'),
    status: 2,
    problems: ['not-json'],
    says: 'The file is not JSON',
    at: [3, 3],
  },
  'JSON that breaks off': {
    ...json('{"Actions": ['),
    status: 2,
    problems: ['not-json'],
    says: 'The file is not JSON',
    at: [1, 14],
  },
  'a web page': { ...json('<html></html>'), status: 2, problems: ['not-json'], says: 'not JSON', at: [1, 1] },
  'JSON with comments': { ...json('{ // flow\n}'), status: 2, problems: ['not-json'], says: 'not JSON', at: [1, 3] },
  zeros: { ...json('\0\0\0'), status: 2, problems: ['not-json'], says: 'not JSON', at: [1, 1] },
  'JSON in UTF-16': {
    ...json(Buffer.from(`\ufeff${flowJson()}`, 'utf16le')),
    status: 2,
    problems: ['not-json'],
    says: 'The file is encoded as UTF-16, not as UTF-8.',
  },
  'JSON in UTF-16 of the other order': {
    ...json(Buffer.from(`\ufeff${flowJson()}`, 'utf16le').swap16()),
    status: 2,
    problems: ['not-json'],
    says: 'UTF-16',
  },
  'JSON in UTF-16 without a mark': {
    ...json(Buffer.from(flowJson(), 'utf16le')),
    status: 2,
    problems: ['not-json'],
    says: 'UTF-16',
  },
  'JSON in the Korean encoding of older programs': {
    ...json(Buffer.concat([Buffer.from('{\n  "Version": "'), euckr, Buffer.from('"}')])),
    status: 2,
    problems: ['not-json'],
    says: 'The file is not encoded as UTF-8.',
    at: [2, 15],
  },
  'a list': { ...json('[]'), status: 2, problems: ['not-a-flow'], says: 'no object' },
  null: { ...json('null'), status: 2, problems: ['not-a-flow'], says: 'no object' },
  'another JSON object': {
    ...json('{"name": "x"}'),
    status: 2,
    problems: ['not-a-flow'],
    says: 'no list of "Actions"',
  },
  'the older export format of the console': {
    ...json('{"modules": [], "version": "1", "type": "contactFlow", "start": "a", "metadata": {}}'),
    status: 2,
    problems: ['old-export-format'],
    says: 'older export format of the console',
  },
  'a file far larger than a flow': {
    ...json(Buffer.alloc(21_000_000, 0x20)),
    status: 2,
    problems: ['not-a-flow'],
    says: 'The file has 21,000,000 bytes, so it is no flow, and was not read.',
  },
  'JSON that is nested without end': {
    ...json(`${'['.repeat(200_000)}${']'.repeat(200_000)}`),
    status: 2,
    problems: ['not-a-flow'],
    says: 'nested more than 100 levels deep',
    at: [1, 101],
  },
  'objects that are nested without end': {
    ...json(`${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`),
    status: 2,
    problems: ['not-a-flow'],
    says: 'nested more than 100 levels deep',
    at: [1, 501],
  },
  'objects that are nested without end and never closed': {
    ...json('{"a":'.repeat(200_000)),
    status: 2,
    problems: ['not-a-flow'],
    says: 'nested more than 100 levels deep',
    at: [1, 501],
  },
}

const hostile = (identifier: string): string =>
  `{"Version":"2019-10-30","StartAction":${identifier},"__proto__":{"polluted":true},"Metadata":{"name":"../../evil","ActionMetadata":{"__proto__":{"position":{"x":1,"y":2}}}},
"Actions":[{"Identifier":${identifier},"Type":${identifier},"Parameters":{"__proto__":{"polluted":true},"constructor":"x"},
"Transitions":{"NextAction":${identifier},"Errors":[{"ErrorType":${identifier},"NextAction":${identifier}}],"Conditions":[{"NextAction":${identifier},"Condition":{"Operator":${identifier},"Operands":[${identifier}]}}]}}]}`

const brokenFlows: Readonly<Record<string, BadInput>> = {
  'a flow in the Korean encoding of older programs': {
    files: { 'a.flow.ts': Buffer.from(flowFile('a', "flow.playPrompt('\u00be\u00c8')"), 'latin1') },
    args: ['a.flow.ts'],
    status: 2,
    problems: ['unreadable-file'],
    says: 'The file is not encoded as UTF-8.',
    at: [4, 20],
  },
  'a flow that throws while it is built': {
    files: { 'a.flow.ts': flowFile('a', "throw new Error('no agents\\n    at all')") },
    args: ['a.flow.ts'],
    status: 1,
    problems: ['flow-threw'],
    says: 'Flow "a" failed while it was built: no agents',
    at: [4, 9],
  },
  'a flow that throws something else than an error': {
    files: { 'a.flow.ts': flowFile('a', 'throw Object.create(null)') },
    args: ['a.flow.ts'],
    status: 1,
    problems: ['flow-threw'],
    says: 'something was thrown that is not an Error',
    at: [3, 16],
  },
  'a method that is given nothing': {
    files: { 'a.flow.ts': flowFile('a', 'flow.getCustomerInput()') },
    args: ['a.flow.ts'],
    status: 1,
    problems: ['flow-threw'],
    says: 'flow.getCustomerInput(...) cannot use what it was given',
    at: [4, 8],
  },
  'a method that does not exist': {
    files: { 'a.flow.ts': flowFile('a', 'flow.playMusic()') },
    args: ['a.flow.ts'],
    status: 1,
    problems: ['flow-threw'],
    says: 'flow.playMusic is not a function',
    at: [4, 8],
  },
  'an asynchronous body': {
    files: {
      'a.flow.ts': `import { contactFlow } from '@aicc/flow-dsl'
export default contactFlow('a', {}, async (flow) => {
  await Promise.resolve()
  flow.disconnect()
})
`,
    },
    args: ['a.flow.ts'],
    status: 1,
    problems: ['asynchronous-body'],
    says: 'A body of flow "a" is asynchronous.',
    at: [2, 16],
  },
  'a flow that nests itself without end': {
    files: {
      'a.flow.ts': flowFile('a', "const deeper = () => { flow.block('b', deeper) }\n  deeper()"),
    },
    args: ['a.flow.ts'],
    status: 1,
    problems: ['flow-too-large'],
    says: 'more than 20,000 statements',
    at: [4, 31],
  },
  'a file without a flow': {
    files: { 'a.flow.ts': 'export const a = 1\nexport const b = [null, {}, () => 1]\n' },
    args: ['a.flow.ts'],
    status: 2,
    problems: ['no-flow-in-file'],
    says: 'The file exports no flow.',
  },
  'an empty TypeScript file': {
    files: { 'a.flow.ts': '' },
    args: ['a.flow.ts'],
    status: 2,
    problems: ['no-flow-in-file'],
    says: 'The file exports no flow.',
  },
  'something that only claims to be a flow': {
    files: { 'a.flow.ts': "export const a = { [Symbol.for('@aicc/flow-dsl/flow')]: true, name: 'a' }\n" },
    args: ['a.flow.ts'],
    status: 2,
    problems: ['internal-error'],
    says: 'The compiler failed at flow "a"',
  },
  'two flows of one name in a file': {
    files: {
      'a.flow.ts': `import { contactFlow } from '@aicc/flow-dsl'
export const one = contactFlow('a', {}, (flow) => flow.disconnect())
export const two = contactFlow('a', {}, (flow) => flow.disconnect())
`,
    },
    args: ['a.flow.ts'],
    status: 1,
    problems: ['duplicate-flow-name'],
    says: 'Two flows are named "a".',
    at: [3, 20],
  },
  'two flows of one name in two files': {
    files: { 'a.flow.ts': flowFile('menu'), 'b.flow.ts': flowFile('menu') },
    args: ['a.flow.ts', 'b.flow.ts'],
    status: 1,
    problems: ['duplicate-flow-name'],
    says: 'Two flows are named "menu".',
    at: [3, 16],
  },
  'two flows whose names differ in case': {
    files: { 'a.flow.ts': flowFile('menu'), 'b.flow.ts': flowFile('Menu') },
    args: ['a.flow.ts', 'b.flow.ts'],
    status: 1,
    problems: ['duplicate-flow-name'],
    says: 'The flows "Menu" and "menu" differ in case only, so they would be one file.',
    at: [3, 16],
  },
  'two flows whose names are written alike': {
    files: { 'a.flow.ts': flowFile('caf\u00e9'), 'b.flow.ts': flowFile('cafe\u0301') },
    args: ['a.flow.ts', 'b.flow.ts'],
    status: 1,
    problems: ['duplicate-flow-name'],
    says: 'would be one file',
    at: [3, 16],
  },
  'a name that is no text': {
    files: { 'a.flow.ts': flowFile('a').replace('"a"', '42') },
    args: ['a.flow.ts'],
    status: 1,
    problems: ['invalid-flow-name'],
    says: 'The name of a flow has to be text, and is of type number.',
    at: [3, 16],
  },
}

const everything: Readonly<Record<string, BadInput>> = { ...unreadable, ...notFlows, ...brokenFlows }

/** No line of a stack trace, no words of an engine that broke, nothing that controls a terminal. */
function expectSentences(text: string): void {
  expect(text).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m)
  expect(text).not.toContain('node:internal')
  // oxlint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
}

describe.each(Object.entries(everything))(
  'check, given %s,',
  (_, { files, prepare, args, status, problems, says, at }) => {
    function folder(): string {
      const made = folderWith(files)
      prepare?.(made)
      return made
    }

    it('answers people with a sentence', async () => {
      const run = await flowc(folder(), ['check', ...args, '--no-typecheck'])
      expect(run.status).toBe(status)
      const said = status === 2 ? run.error : run.out
      expect(said).toMatch(says)
      expectSentences(run.out)
      expectSentences(run.error)
    })

    it('answers machines with one document', async () => {
      const run = await flowcJson(folder(), ['check', ...args, '--no-typecheck'])
      expect(run.status).toBe(status)
      expect(run.out).toMatch(/^[^\n]+\n$/)
      expect(run.diagnostics.map(({ name }) => name)).toEqual(problems)
      const [first] = run.diagnostics
      expect(first).toMatchObject({ severity: 'error', message: expect.stringMatching(/[.:?]$/) })
      expect(first?.message).toMatch(says)
      expect([first?.location.line, first?.location.column]).toEqual(at ?? [undefined, undefined])
      expectSentences(run.error)
    })

    it('makes no secret of it when there are good files beside', async () => {
      const made = folder()
      const run = await flowcJson(made, [
        'check',
        join(folderWith({ 'good.json': flowJson() }), 'good.json'),
        ...args,
        '--no-typecheck',
      ])
      expect(run.status).toBe(status)
      expect(run.document.files[0]?.diagnostics).toEqual([])
      expect(run.diagnostics.map(({ name }) => name)).toEqual(problems)
    })
  },
)

describe.each(Object.entries(brokenFlows))('compile, given %s,', (_, { files, args, status, problems }) => {
  it('writes nothing', async () => {
    const folder = folderWith(files)
    const run = await flowcJson(folder, ['compile', ...args, '--out', 'out', '--no-typecheck'])
    expect(run.status).toBe(status)
    expect(run.diagnostics.map(({ name }) => name)).toEqual(problems)
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(files ?? {}).toSorted())
    expectSentences(run.error)
  })
})

it('a flow that never stops writing is stopped, and nothing is written', async () => {
  const folder = folderWith({ 'a.flow.ts': flowFile('a', "for (;;) flow.playPrompt('again')") })
  const run = await flowcJson(folder, ['compile', 'a.flow.ts', '--out', 'out', '--no-typecheck'])
  expect(run.diagnostics).toMatchObject([
    {
      code: 'FLOW1007',
      name: 'flow-too-large',
      message: expect.stringContaining('more than 20,000 statements'),
      location: { file: 'a.flow.ts', line: 4, column: 17 },
    },
  ])
  expect(run.status).toBe(1)
  expect(readdirSync(folder)).toEqual(['a.flow.ts'])
})

/** Settings that are no settings: what is said, and where. */
const unusableSettings: Readonly<Record<string, readonly [settings: string, says: string]>> = {
  'a promise': ["export default Promise.resolve({ files: ['.'] })", 'The file exports a promise.'],
  'a function': ['export default () => ({})', 'The file exports a function by default.'],
  'what it inherits': ["export default Object.create({ files: ['.'] })", 'something else than a plain object'],
  'a map': ['export default new Map()', 'something else than a plain object'],
  'a list': ['export default []', 'something else than a plain object'],
  nothing: ["export const files = ['.']", 'The file exports nothing by default.'],
  'a getter that throws': [
    "export default { get out() { throw new Error('no region.') } }",
    'The settings cannot be read: no region.',
  ],
  'a proxy that throws': [
    "export default new Proxy({}, { ownKeys() { throw new Error('trap') } })",
    'The settings cannot be read: trap.',
  ],
  'names of Object.prototype': ['export default { constructor: 1 }', 'There is no setting "constructor" here.'],
  'a prototype as a rule': [
    'export default { rules: JSON.parse(\'{"__proto__": "off"}\') }',
    'There is no rule "__proto__".',
  ],
}

describe.each(Object.entries(unusableSettings))('flowc.config.ts with %s', (_, [settings, says]) => {
  it('is refused, in every format', async () => {
    const folder = folderWith({ 'flowc.config.ts': settings, 'a.flow.ts': flowFile('a') })
    const run = await flowcJson(folder, ['check', 'a.flow.ts', '--no-typecheck'])
    expect(run.diagnostics).toMatchObject([{ code: 'FLOW1021', message: expect.stringContaining(says) }])
    expect(run.status).toBe(2)
    expectSentences(run.error)
    const compiled = await flowc(folder, ['compile', 'a.flow.ts', '--out', 'out', '--no-typecheck'])
    expect(compiled.error).toContain(says)
    expect(compiled.status).toBe(2)
    expect(readdirSync(folder).toSorted()).toEqual(['a.flow.ts', 'flowc.config.ts'])
  })
})

it('a file that vanishes before it is loaded is said to be gone', async () => {
  const remove = "import { rmSync } from 'node:fs'\nrmSync(new URL('b.flow.ts', import.meta.url))\n"
  const folder = folderWith({ 'a.flow.ts': `${remove}${flowFile('a')}`, 'b.flow.ts': flowFile('b') })
  const run = await flowcJson(folder, ['check', '.', '--no-typecheck'])
  expect(run.diagnostics).toMatchObject([
    {
      name: 'unreadable-file',
      message: 'The file cannot be read: it does not exist.',
      location: { file: 'b.flow.ts' },
    },
  ])
  expect(run.status).toBe(2)
})

it('a resources file in another encoding is refused', async () => {
  const folder = folderWith({ 'a.flow.ts': flowFile('a'), 'resources.json': euckr })
  const args = ['compile', 'a.flow.ts', '--out', 'out', '--no-typecheck', '--resources', 'resources.json']
  const run = await flowc(folder, args)
  expect(run.error).toMatch(/^flowc: The resources file resources\.json is not encoded as UTF-8\. [^\n]*\n$/)
  expect(run.status).toBe(2)
})

it('a folder without flows says what else can be named', async () => {
  const run = await flowc(folderWith({ 'exports/a.json': '{}' }), ['check', 'exports/'])
  expect(run.error).toContain('Name other files, or a pattern for them: "exports/**/*.ts".')
  expect(run.status).toBe(2)
})

describe('a hostile name of a flow', () => {
  it.each([
    '../evil',
    '..',
    '.',
    'a/b',
    'a\\b',
    '/etc/passwd',
    'C:\\evil',
    '',
    '   ',
    'con',
    'NUL',
    'com1.flow',
    'a\nb',
    '\u001b[31mred',
    'a\u0000b',
    '\ud800',
    'x'.repeat(128),
    'x'.repeat(100_000),
  ])('%j reaches no file', async (name) => {
    const parent = folderWith({ 'work/a.flow.ts': flowFile(name) })
    const folder = join(parent, 'work')
    const run = await flowcJson(folder, ['compile', 'a.flow.ts', '--out', 'out', '--no-typecheck'])
    expect(run.diagnostics.map((diagnostic) => diagnostic.name)).toEqual(['invalid-flow-name'])
    expect(run.diagnostics[0]?.location).toMatchObject({ file: 'a.flow.ts', line: 3 })
    expect(run.status).toBe(1)
    expect(readdirSync(parent)).toEqual(['work'])
    expect(readdirSync(folder)).toEqual(['a.flow.ts'])
    expectSentences((await flowc(folder, ['check', 'a.flow.ts', '--no-typecheck'])).out)
  })

  it.each(['__proto__', 'constructor', 'toString', '-rf', '.hidden', 'a.json', '~', '$HOME', '추첨 안내', '%2e%2e%2f'])(
    '%j is a name like others',
    async (name) => {
      const folder = folderWith({ 'a.flow.ts': flowFile(name), 'b.flow.ts': flowFile('other') })
      const run = await flowcJson(folder, ['compile', '.', '--out', 'out', '--no-typecheck'])
      expect(run.status).toBe(0)
      expect(readdirSync(join(folder, 'out')).toSorted()).toEqual([`${name}.json`, 'other.json'].toSorted())
      expect(JSON.parse(run.out)).toMatchObject({ flows: [{ name }, { name: 'other' }] })
    },
  )

  it('that no file system takes is told with the name of the file', async () => {
    const folder = folderWith({ 'a.flow.ts': flowFile('가'.repeat(100)) })
    const run = await flowc(folder, ['compile', 'a.flow.ts', '--out', 'out', '--no-typecheck'])
    expect(run.error).toBe(
      `flowc: ${join('out', `${'가'.repeat(100)}.json`)} cannot be written: its name is too long.\n`,
    )
    expect(run.status).toBe(2)
    expect(readdirSync(folder)).toEqual(['a.flow.ts'])
  })
})

describe('hostile identifiers and keys in JSON', () => {
  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '../evil',
    '\u001b[31mred',
    'a\nb',
    '',
    'x'.repeat(10_000),
  ])('%j is reported, and does nothing', async (identifier) => {
    const folder = folderWith({ 'a.json': hostile(JSON.stringify(identifier)) })
    const run = await flowcJson(folder, ['check', 'a.json'])
    expect(run.status).toBe(1)
    expect(run.diagnostics.map(({ name }) => name)).toContain('unknown-action-type')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expectSentences((await flowc(folder, ['check', 'a.json'])).out)
  })

  it('wherever another shape is expected, the place is shown', async () => {
    const actions = [
      null,
      1,
      'x',
      [],
      {},
      { Identifier: 1, Type: 'Wait' },
      { Identifier: 'a', Type: 'Wait', Parameters: [], Transitions: [] },
      { Identifier: 'b', Type: 'Compare', Transitions: { NextAction: 1, Errors: {}, Conditions: 'x' } },
      {
        Identifier: 'c',
        Type: 'Compare',
        Transitions: { Errors: [null, 1, [], {}], Conditions: [null, { Condition: 1 }] },
      },
    ]
    const folder = folderWith({ 'a.json': flowJson({ Version: 7, StartAction: [], Metadata: [], Actions: actions }) })
    const run = await flowcJson(folder, ['check', 'a.json'])
    expect(run.status).toBe(1)
    const malformed = run.diagnostics.filter(({ name }) => name === 'malformed-flow')
    expect(malformed.length).toBeGreaterThanOrEqual(actions.length)
    for (const { location } of malformed) expect(location.line).toBeGreaterThan(1)
  })
})

it('many problems are all in the document, and the first 200 are shown to people', async () => {
  const action = (index: number) => ({
    Identifier: `a${index}`,
    Type: 'DisconnectParticipant',
    Parameters: { Wrong: 'x' },
    Transitions: {},
  })
  const folder = folderWith({
    'a.json': flowJson({ StartAction: 'a0', Actions: Array.from({ length: 249 }, (_, index) => action(index)) }),
  })
  const { diagnostics } = await flowcJson(folder, ['check', 'a.json'])
  expect(diagnostics.length).toBeGreaterThan(249)
  const { out } = await flowc(folder, ['check', 'a.json'])
  expect(out.match(/^(error|warning) FLOW/gm)).toHaveLength(200)
  expect(out).toContain(`... and ${diagnostics.length - 200} more problems. --format json has all of them.`)
  expect(out).toMatch(/^Most of them are [a-z-]+ \(\d+\)(?:, [a-z-]+ \(\d+\))*\.$/m)
})
