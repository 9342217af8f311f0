import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { flowFile, flowJson, flowc, flowcJson, folderWith } from '../../test/run-flowc.js'

const misspelt = flowFile('menu', "flow.playPrompt('$.StoredInput')\n  flow.disconnect()")
/** Reaches nothing after it has ended. */
const unreachable = flowFile('over', "flow.disconnect()\n  flow.playPrompt('too late')\n  flow.disconnect()")

describe('clean files', () => {
  it('of all kinds, many at once, are status 0', async () => {
    const folder = folderWith({
      'a.flow.ts': flowFile('a'),
      'flows/b.flow.ts': flowFile('b'),
      'c.json': flowJson(),
      'd.json': flowJson(),
    })
    expect(await flowc(folder, ['check', 'a.flow.ts', 'flows', '*.json', '--no-typecheck'])).toEqual({
      status: 0,
      out: '4 files, no problems.\n',
      error: '',
    })
  })

  it('have empty lists in the document', async () => {
    const { status, document, error } = await flowcJson(folderWith({ 'a.json': flowJson() }), ['check', 'a.json'])
    expect(document).toEqual({
      files: [{ file: 'a.json', diagnostics: [] }],
      summary: { files: 1, errors: 0, warnings: 0 },
    })
    expect(error).toBe('')
    expect(status).toBe(0)
  })

  it('may have line ends of Windows and a byte order mark', async () => {
    const folder = folderWith({
      'a.flow.ts': `\ufeff${flowFile('a').replaceAll('\n', '\r\n')}`,
      'b.json': `\ufeff${flowJson().replaceAll('\n', '\r\n')}`,
    })
    expect(await flowc(folder, ['check', 'a.flow.ts', 'b.json', '--no-typecheck'])).toMatchObject({ status: 0 })
  })

  it('may have spaces, brackets and Korean in their names', async () => {
    const folder = folderWith({ '상담 (초안)/안내 1.flow.ts': flowFile('안내'), '흐름 [2].json': flowJson() })
    expect(await flowc(folder, ['check', '상담 (초안)', '흐름 [2].json', '--no-typecheck'])).toMatchObject({
      status: 0,
      out: '2 files, no problems.\n',
    })
  })

  it('may be reached through a linked folder', async () => {
    const folder = folderWith({ 'real/a.flow.ts': flowFile('a') })
    symlinkSync('real', join(folder, 'linked'))
    expect(await flowc(folder, ['check', 'linked', '--no-typecheck'])).toMatchObject({ status: 0 })
  })

  it('are one flow when two names lead to one file', async () => {
    const folder = folderWith({ 'real.flow.ts': flowFile('a') })
    symlinkSync('real.flow.ts', join(folder, 'linked.flow.ts'))
    const run = await flowcJson(folder, ['check', '.', '--no-typecheck'])
    expect(run.document.files.map(({ file }) => file)).toEqual(['linked.flow.ts', 'real.flow.ts'])
  })
})

describe('a problem in a TypeScript flow', () => {
  it('is status 1, shown with its place and what to do', async () => {
    const { status, out, error } = await flowc(folderWith({ 'menu.flow.ts': misspelt }), [
      'check',
      'menu.flow.ts',
      '--no-typecheck',
    ])
    expect(out).toBe(
      `error FLOW1101 unknown-attribute menu.flow.ts:4:8
  3 | export default contactFlow("menu", { channels: ['VOICE'] }, (flow) => {
> 4 |   flow.playPrompt('$.StoredInput')
    |        ^^^^^^^^^^
  5 |   flow.disconnect()
  "playPrompt StoredInput": Text reads $.StoredInput, and there is no such attribute: it is always empty.
  help: Did you mean $.StoredCustomerInput?
  https://github.com/aicc-flows/aicc-flows/blob/main/docs/rules/unknown-attribute.md

1 file: 1 error, 0 warnings.
`,
    )
    expect(error).toBe('')
    expect(status).toBe(1)
  })

  it('has code, name, severity, message, place and advice in the document', async () => {
    const { document, status } = await flowcJson(folderWith({ 'menu.flow.ts': misspelt }), [
      'check',
      'menu.flow.ts',
      '--no-typecheck',
    ])
    expect(document).toEqual({
      files: [
        {
          file: 'menu.flow.ts',
          diagnostics: [
            expect.objectContaining({
              code: 'FLOW1101',
              name: 'unknown-attribute',
              severity: 'error',
              message: expect.stringContaining('$.StoredInput'),
              location: expect.objectContaining({ file: 'menu.flow.ts', line: 4, column: 8, flow: 'menu' }),
              suggestion: 'Did you mean $.StoredCustomerInput?',
            }),
          ],
        },
      ],
      summary: { files: 1, errors: 1, warnings: 0 },
    })
    expect(status).toBe(1)
  })

  it('has its place where the name of the file has brackets, spaces and Korean', async () => {
    const name = '상담 (초안)/안내 1.flow.ts'
    const { diagnostics } = await flowcJson(folderWith({ [name]: misspelt }), ['check', name, '--no-typecheck'])
    expect(diagnostics).toMatchObject([{ location: { file: name, line: 4, column: 8 } }])
  })

  it('has its place in a file with line ends of Windows', async () => {
    const folder = folderWith({ 'a.flow.ts': misspelt.replaceAll('\n', '\r\n') })
    const { out } = await flowc(folder, ['check', 'a.flow.ts', '--no-typecheck'])
    expect(out).toContain(
      `> 4 |   flow.playPrompt('$.StoredInput')\n    |        ^^^^^^^^^^\n  5 |   flow.disconnect()\n`,
    )
  })
})

describe('problems of a file', () => {
  it('come in the order of its lines, whatever flow they are of', async () => {
    // Exports are looked at in the order of their names.
    const file = `import { contactFlow } from '@aicc/flow-dsl'

const first = contactFlow('first', {}, (flow) => {
  flow.disconnect()
  flow.playPrompt('too late')
  flow.disconnect()
})
const second = contactFlow('second', {}, (flow) => {
  flow.disconnect()
  flow.playPrompt('too late')
  flow.disconnect()
})
export { first as b, second as a }
`
    const folder = folderWith({ 'a.flow.ts': file })
    const { diagnostics } = await flowcJson(folder, ['check', 'a.flow.ts', '--no-typecheck'])
    expect(diagnostics.map(({ location }) => location.line)).toEqual([5, 10])
  })

  it('are counted in full, also those that only inform', async () => {
    const args = ['check', 'a.flow.ts', '--no-typecheck', '--rule', 'unreachable-action=info']
    const { status, out } = await flowc(folderWith({ 'a.flow.ts': unreachable }), args)
    expect(out).toMatch(/^info FLOW2003 unreachable-action /)
    expect(out).toMatch(/\n1 file: 0 errors, 0 warnings, 1 info\.\n$/)
    expect(status).toBe(0)
  })
})

describe('a problem in flow JSON', () => {
  const dangling = flowJson({ StartAction: 'begin' })

  it('has line and column of the member', async () => {
    const { diagnostics, status } = await flowcJson(folderWith({ 'a.json': dangling }), ['check', 'a.json'])
    expect(diagnostics).toMatchObject([
      { name: 'missing-start', location: { file: 'a.json', line: 3, column: 18 }, severity: 'error' },
    ])
    expect(status).toBe(1)
  })

  it('is shown with its line, also where the whole flow is one line', async () => {
    const folder = folderWith({ 'a.json': JSON.stringify({ Padding: 'x'.repeat(1000), ...JSON.parse(dangling) }) })
    const { out } = await flowc(folder, ['check', 'a.json'])
    const [, shown = '', marker = ''] = out.split('\n')
    expect(shown.length).toBeLessThan(200)
    expect(shown.slice(marker.indexOf('^'))).toMatch(/^"begin"/)
  })

  it('does not hide problems of other files', async () => {
    const folder = folderWith({ 'a.json': dangling, 'b.json': flowJson(), 'c.json': dangling })
    const { document } = await flowcJson(folder, ['check', 'a.json', 'b.json', 'c.json'])
    expect(document.files.map(({ file, diagnostics }) => [file, diagnostics.length])).toEqual([
      ['a.json', 1],
      ['b.json', 0],
      ['c.json', 1],
    ])
    expect(document.summary).toEqual({ files: 3, errors: 2, warnings: 0 })
  })
})

describe('--type', () => {
  /** Legal in an inbound flow, and not in a customer queue flow. */
  const transfer = (type: string | undefined) =>
    flowJson({
      StartAction: 'transfer',
      Metadata: { type, ActionMetadata: {}, entryPointPosition: { x: 0, y: 0 } },
      Actions: [
        {
          Identifier: 'transfer',
          Type: 'DisconnectParticipant',
          Parameters: {},
          Transitions: {},
        },
      ],
    })

  it.each(['AGENT_WHISPER', 'CUSTOMER_WHISPER'])('%s is that of files that state none', async (type) => {
    const folder = folderWith({ 'a.json': transfer(undefined) })
    const { diagnostics } = await flowcJson(folder, ['check', 'a.json', '--type', type])
    expect(diagnostics.map(({ name }) => name)).toEqual(['illegal-in-flow-type'])
  })

  it('does not change that of files that state one', async () => {
    const folder = folderWith({ 'a.json': transfer('contactFlow') })
    const { status } = await flowcJson(folder, ['check', 'a.json', '--type', 'AGENT_WHISPER'])
    expect(status).toBe(0)
  })
})

describe('--max-warnings', () => {
  async function run(maximum: string) {
    return flowc(folderWith({ 'a.flow.ts': unreachable }), [
      'check',
      'a.flow.ts',
      '--no-typecheck',
      '--max-warnings',
      maximum,
    ])
  }

  it('lets as many pass as it says', async () => {
    expect(await run('1')).toMatchObject({ status: 0, error: '' })
  })

  it('makes one more a problem, with a sentence', async () => {
    expect(await run('0')).toMatchObject({ status: 1, error: 'flowc: 1 warning is more than the 0 allowed.\n' })
  })

  it('leaves warnings alone when it is not given', async () => {
    const folder = folderWith({ 'a.flow.ts': unreachable })
    const { status, document } = await flowcJson(folder, ['check', 'a.flow.ts', '--no-typecheck'])
    expect(document.summary).toEqual({ files: 1, errors: 0, warnings: 1 })
    expect(status).toBe(0)
  })
})

describe('errors of TypeScript', () => {
  const wrong = 'export const answer: number = "forty-two"\nthrow new Error("this was loaded")\n'

  it('are shown as TypeScript shows them, and stop: nothing is loaded', async () => {
    const folder = folderWith({ 'a.flow.ts': wrong })
    expect(await flowc(folder, ['check', 'a.flow.ts'])).toEqual({
      status: 1,
      out: "a.flow.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.\n\n1 file: 1 error, 0 warnings.\n",
      error: '',
    })
  })

  it('are shown with colours and the line where colours are wanted', async () => {
    const { out, status } = await flowc(folderWith({ 'a.flow.ts': wrong }), ['check', 'a.flow.ts'], { colours: true })
    expect(out).toContain('\u001b[91merror\u001b[0m')
    expect(out).toContain('1 file: 1 error, 0 warnings.')
    expect(status).toBe(1)
  })

  it('are diagnostics with their own codes in the document', async () => {
    const folder = folderWith({
      'a.flow.ts': wrong,
      'b.flow.ts': `import { answer } from './a.flow.ts'\nanswer.length\n`,
    })
    const { document, status, error } = await flowcJson(folder, ['check', '.'])
    expect(document.files).toMatchObject([
      {
        file: 'a.flow.ts',
        diagnostics: [
          {
            code: 'TS2322',
            name: 'typescript',
            severity: 'error',
            message: "Type 'string' is not assignable to type 'number'.",
            location: { file: 'a.flow.ts', line: 1, column: 14 },
            suggestion: null,
          },
        ],
      },
      { file: 'b.flow.ts', diagnostics: [{ code: 'TS2339', location: { file: 'b.flow.ts', line: 2, column: 8 } }] },
    ])
    expect(error).toBe('')
    expect(status).toBe(1)
  })

  it('in a file that a flow imports are not lost', async () => {
    const folder = folderWith({ 'a.flow.ts': `import './shared.ts'\n`, 'shared.ts': wrong })
    const { document } = await flowcJson(folder, ['check', 'a.flow.ts'])
    expect(document.files).toMatchObject([
      { file: 'a.flow.ts', diagnostics: [{ code: 'TS2322', location: { file: 'shared.ts', line: 1 } }] },
    ])
  })

  it('do not keep flow JSON from being checked', async () => {
    const folder = folderWith({ 'a.flow.ts': wrong, 'b.json': flowJson({ StartAction: 'begin' }) })
    const { diagnostics } = await flowcJson(folder, ['check', 'a.flow.ts', 'b.json'])
    expect(diagnostics.map(({ name }) => name)).toEqual(['typescript', 'missing-start'])
  })
})

describe('a TypeScript compiler that does not run', () => {
  const files = {
    'a.flow.ts': flowFile('a'),
    'node_modules/typescript/package.json': '{"name": "typescript"}',
    'node_modules/typescript/bin/tsc': "throw new Error('broken')",
  }
  const sentence = 'The TypeScript compiler could not be run: Error: broken. With --no-typecheck it is not needed.'

  it('is status 2 and one sentence', async () => {
    expect(await flowc(folderWith(files), ['check', 'a.flow.ts'])).toEqual({
      status: 2,
      out: '',
      error: `flowc: ${sentence}\n`,
    })
  })

  it('is a document too', async () => {
    const { status, document } = await flowcJson(folderWith(files), ['check', 'a.flow.ts'])
    expect(document).toMatchObject({
      files: [
        { file: 'a.flow.ts', diagnostics: [{ code: 'FLOW1017', name: 'typescript-not-run', message: sentence }] },
      ],
      summary: { files: 1, errors: 1, warnings: 0 },
    })
    expect(status).toBe(2)
  })

  it('is not needed with --no-typecheck', async () => {
    expect(await flowc(folderWith(files), ['check', 'a.flow.ts', '--no-typecheck'])).toMatchObject({ status: 0 })
  })
})

describe('progress', () => {
  const progress = '\r\u001b[K'

  it('is shown on a terminal, on stderr, and taken away again', async () => {
    const folder = folderWith({ 'a.flow.ts': flowFile('a'), 'b.flow.ts': flowFile('b') })
    const { out, error } = await flowc(folder, ['check', '.', '--no-typecheck'], { errorIsTerminal: true })
    expect(error).toBe(`${progress}Loading 1 of 2: a.flow.ts${progress}Loading 2 of 2: b.flow.ts${progress}`)
    expect(out).toBe('2 files, no problems.\n')
  })

  it('is not shown where nobody looks', async () => {
    const { error } = await flowc(folderWith({ 'a.flow.ts': flowFile('a') }), ['check', '.', '--no-typecheck'])
    expect(error).toBe('')
  })

  it('does not show control characters of a file name', async () => {
    const folder = folderWith({ 'a\u001b[31m.flow.ts': flowFile('a') })
    const { error } = await flowc(folder, ['check', '.', '--no-typecheck'], { errorIsTerminal: true })
    expect(error).toContain('a\\u001b[31m.flow.ts')
  })
})

describe('a folder of flow JSON', () => {
  /** Says something, and transfers to another flow by its name. */
  const transferring = (name: string, to: string) =>
    flowJson({
      StartAction: 'greet',
      Metadata: { entryPointPosition: { x: 0, y: 0 }, ActionMetadata: {}, type: 'contactFlow', name },
      Actions: [
        {
          Identifier: 'greet',
          Type: 'MessageParticipant',
          Parameters: { Text: '안녕하세요.' },
          Transitions: {
            NextAction: 'go',
            Errors: [{ NextAction: 'go', ErrorType: 'NoMatchingError' }],
            Conditions: [],
          },
        },
        {
          Identifier: 'go',
          Type: 'TransferToFlow',
          Parameters: { ContactFlowId: `{{flow:${to}}}` },
          Transitions: {
            NextAction: 'end',
            Errors: [{ NextAction: 'end', ErrorType: 'NoMatchingError' }],
            Conditions: [],
          },
        },
        { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
      ],
    })

  it('is checked whole, its flows against each other', async () => {
    const folder = folderWith({
      'exports/menu.json': transferring('menu', 'survey'),
      'exports/survey.json': transferring('survey', 'menu'),
      'exports/resources.json': '{"queue": {}}',
      'exports/package.json': '{}',
    })
    const { document, status } = await flowcJson(folder, ['check', 'exports'])
    expect(document.files.map(({ file, diagnostics }) => [file, diagnostics.map(({ name }) => name)])).toEqual([
      ['exports/menu.json', ['transfer-circle']],
      ['exports/survey.json', []],
    ])
    expect(status).toBe(1)
  })

  it('keeps what is named as a flow apart from other JSON', async () => {
    const folder = folderWith({
      'a.flow.ts': flowFile('a'),
      'b.flow.json': flowJson(),
      'build/a.json': flowJson({ StartAction: 'begin' }),
    })
    expect(await flowc(folder, ['check', '.', '--no-typecheck'])).toMatchObject({
      status: 0,
      out: '2 files, no problems.\n',
    })
  })

  it('without any is told what is looked for', async () => {
    const { status, error } = await flowc(folderWith({ 'exports/data.json': '{}' }), ['check', 'exports'])
    expect(error).toBe(`error FLOW1011 unreadable-file exports
  The folder has no flow in it: no *.flow.ts, no *.flow.json, and no other .json file that looks like one.
  help: Name other files, or a pattern for them: "exports/**/*.ts".
  https://github.com/aicc-flows/aicc-flows/blob/main/docs/rules/authoring.md#unreadable-file-flow1011

`)
    expect(status).toBe(2)
  })
})

describe('one file of many that cannot be read', () => {
  const files = {
    'a.json': flowJson({ StartAction: 'begin' }),
    'b.json': '{"modules": [], "version": "1", "type": "contactFlow", "start": "a", "metadata": {}}',
    'c.json': '{"Actions": [',
    'd.json': flowJson({ StartAction: 'begin' }),
    'e.flow.ts': misspelt,
  }
  const args = ['check', 'a.json', 'b.json', 'gone.json', 'c.json', 'd.json', 'e.flow.ts', '--no-typecheck']
  const found = [
    ['missing-start', 'a.json'],
    ['old-export-format', 'b.json'],
    ['unreadable-file', 'gone.json'],
    ['not-json', 'c.json'],
    ['missing-start', 'd.json'],
    ['unknown-attribute', 'e.flow.ts'],
  ]

  it('does not hide what is found in the others from people', async () => {
    const { status, out, error } = await flowc(folderWith(files), args)
    const problems = [...`${out}\n${error}`.matchAll(/^error \w+ ([\w-]+) ([\w.]+)/gm)].map(([, name, file]) => [
      name,
      file,
    ])
    expect(problems.toSorted()).toEqual(found.toSorted())
    expect(out).toContain('6 files: 6 errors, 0 warnings.\n')
    expect(status).toBe(2)
  })

  it.each(['json', 'sarif', 'github'])('does not hide it from readers of %s', async (format) => {
    const { status, out } = await flowc(folderWith(files), [...args, '--format', format])
    for (const [name = '', file = ''] of found) {
      expect(out).toContain(name)
      expect(out).toContain(file)
    }
    expect(out.trimEnd().split('\n')).toHaveLength(format === 'github' ? found.length : 1)
    expect(status).toBe(2)
  })
})

describe('flows that belong together', () => {
  const menu = `import { contactFlow, flowNamed } from '@aicc/flow-dsl'

export default contactFlow('menu', { onError: (flow) => flow.disconnect() }, (flow) => {
  flow.playPrompt('안녕하세요.')
  flow.transferToFlow(flowNamed('escalatoin'))
})
`

  it('are checked against each other', async () => {
    const folder = folderWith({ 'flows/menu.flow.ts': menu, 'flows/escalation.flow.ts': flowFile('escalation') })
    const { status, out } = await flowc(folder, ['check', 'flows', '--no-typecheck'])
    expect(out).toBe(`error FLOW7001 unknown-flow flows/menu.flow.ts:5:8
  4 |   flow.playPrompt('안녕하세요.')
> 5 |   flow.transferToFlow(flowNamed('escalatoin'))
    |        ^^^^^^^^^^^^^^
  6 | })
  "transferToFlow escalatoin" refers to the flow "escalatoin", which none of the checked files has.
  The flow "escalation" is here. flows/escalation.flow.ts:3:16
  2 |
> 3 | export default contactFlow("escalation", { channels: ['VOICE'] }, (flow) => {
    |                ^^^^^^^^^^^
  4 |   flow.playPrompt('안녕하세요.')
  help: Did you mean "escalation"?
  https://github.com/aicc-flows/aicc-flows/blob/main/docs/rules/unknown-flow.md

2 files: 1 error, 0 warnings.
`)
    expect(status).toBe(1)
  })

  it('have their problems at the file that refers to the other, in any order of the files', async () => {
    const folder = folderWith({ 'menu.flow.ts': menu, 'escalation.flow.ts': flowFile('escalation') })
    for (const files of [
      ['menu.flow.ts', 'escalation.flow.ts'],
      ['escalation.flow.ts', 'menu.flow.ts'],
    ]) {
      const { document } = await flowcJson(folder, ['check', ...files, '--no-typecheck'])
      expect(document.files.map(({ file }) => file)).toEqual(files)
      expect(document.files.find(({ file }) => file === 'menu.flow.ts')?.diagnostics).toMatchObject([
        { name: 'unknown-flow', location: { file: 'menu.flow.ts', line: 5, column: 8 } },
      ])
      expect(document.files.find(({ file }) => file !== 'menu.flow.ts')?.diagnostics).toEqual([])
    }
  })

  it('say nothing of a flow that is checked alone', async () => {
    const folder = folderWith({ 'menu.flow.ts': menu, 'escalation.flow.ts': flowFile('escalation') })
    expect(await flowc(folder, ['check', 'menu.flow.ts', '--no-typecheck'])).toMatchObject({ status: 0 })
  })

  it('may be TypeScript and JSON', async () => {
    const whisper = flowJson({ Metadata: { ActionMetadata: {}, type: 'agentWhisper', name: 'escalatoin' } })
    const folder = folderWith({ 'menu.flow.ts': menu, 'whisper.json': whisper })
    const { document } = await flowcJson(folder, ['check', '.', '*.json', '--no-typecheck'])
    const [first] = document.files
    expect(first?.diagnostics.map(({ name }) => name)).toEqual(['wrong-flow-type'])
  })

  it('know a flow that was imported, wherever its file is, and however near its name is to another', async () => {
    const transfer = (imported: string) => `import { contactFlow } from '@aicc/flow-dsl'
import target from '${imported}'

export default contactFlow('menu', { onError: (flow) => flow.disconnect() }, (flow) => {
  flow.transferToFlow(target)
})
`
    const folder = folderWith({
      'flows/menu.flow.ts': transfer('../shared/escalations.flow.ts'),
      'flows/second.flow.ts': transfer('./escalation.flow.ts').replace("'menu'", "'second'"),
      'flows/escalation.flow.ts': flowFile('escalation'),
      'shared/escalations.flow.ts': flowFile('escalations'),
    })
    const { diagnostics, status } = await flowcJson(folder, ['check', 'flows', '--no-typecheck'])
    expect(diagnostics).toEqual([])
    expect(status).toBe(0)
  })

  it('say nothing of flows that are missing when a file could not be read', async () => {
    const folder = folderWith({
      'menu.flow.ts': menu,
      'escalation.flow.ts': flowFile('escalation'),
      'broken.flow.ts': 'throw new Error("broken")\n',
    })
    const { diagnostics } = await flowcJson(folder, ['check', '.', '--no-typecheck'])
    expect(diagnostics.map(({ name }) => name)).toEqual(['file-failed'])
  })

  it('can have their rules switched off, on the command line and by a comment', async () => {
    const silenced = menu.replace(
      '  flow.transferToFlow',
      '  // flowc-disable-next-line unknown-flow\n  flow.transferToFlow',
    )
    const other = { 'escalation.flow.ts': flowFile('escalation') }
    const args = ['check', '.', '--no-typecheck']
    expect((await flowcJson(folderWith({ 'menu.flow.ts': silenced, ...other }), args)).diagnostics).toEqual([])
    const folder = folderWith({ 'menu.flow.ts': menu, ...other })
    expect((await flowcJson(folder, [...args, '--rule', 'unknown-flow=off'])).diagnostics).toEqual([])
  })

  it('do not call a comment useless that silences what only shows together', async () => {
    const silenced = menu.replace(
      '  flow.transferToFlow',
      '  // flowc-disable-next-line unknown-flow\n  flow.transferToFlow',
    )
    const { diagnostics } = await flowcJson(folderWith({ 'menu.flow.ts': silenced }), [
      'check',
      'menu.flow.ts',
      '--no-typecheck',
    ])
    expect(diagnostics).toEqual([])
  })
})
