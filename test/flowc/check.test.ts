import { describe, expect, it } from 'vitest'
import { diagnosticsIn, flowFile, flowc, projectWith, shell } from './installed-flowc.ts'

const settings = JSON.stringify({
  compilerOptions: {
    strict: true,
    module: 'nodenext',
    target: 'es2023',
    types: [],
    allowImportingTsExtensions: true,
    noEmit: true,
  },
})

describe('the installed flowc', () => {
  it('checks the types of flows against the library, then the flows, then compiles them to what it takes', () => {
    const folder = projectWith({
      'tsconfig.json': settings,
      'flows/menu.flow.ts': flowFile('menu', 'greet(flow)\n  flow.disconnect()').replace(
        '\n\n',
        "\nimport { greet } from '../greet.ts'\n\n",
      ),
      'greet.ts': `import type { FlowBuilder } from '@aicc/flow-dsl'
export function greet(flow: FlowBuilder<'CONTACT_FLOW'>): void {
  flow.playPrompt('안녕하세요.')
}
`,
    })
    expect(flowc(folder, ['check', 'flows'])).toMatchObject({ status: 0, stdout: '1 file, no problems.\n', stderr: '' })
    expect(flowc(folder, ['compile', 'flows', '--out', 'dist'])).toMatchObject({
      status: 0,
      stdout: 'dist/menu.json  CONTACT_FLOW, 2 actions\n\n1 file, no problems.\n',
      stderr: '',
    })
    expect(flowc(folder, ['check', 'dist/menu.json'])).toMatchObject({ status: 0, stderr: '' })
  })

  it.each([
    ['settings of the project', { 'tsconfig.json': settings }],
    ['no settings at all', {}],
    ['a package.json that says nothing of modules', { 'package.json': '{}' }],
  ])('checks types with %s', (_, files) => {
    const folder = projectWith({
      ...files,
      'right.flow.ts': flowFile('right'),
      'wrong.flow.ts': flowFile('wrong', "flow.playMusic('x')\n  flow.disconnect()"),
    })
    expect(flowc(folder, ['check', 'right.flow.ts'])).toMatchObject({ status: 0, stderr: '' })
    const { status, stdout, stderr } = flowc(folder, ['check', '.', '--format', 'json'])
    expect(diagnosticsIn(stdout)).toMatchObject([
      { code: 'TS2339', name: 'typescript', location: { file: 'wrong.flow.ts', line: 4, column: 8 } },
    ])
    expect(stderr).toBe('')
    expect(status).toBe(1)
  })

  it('finds its way where names are unusual', () => {
    const name = "상담 (초안)/100% & #1 'x' [a]?.flow.ts"
    const folder = projectWith({ [name]: flowFile('menu', "flow.playPrompt('$.StoredInput')\n  flow.disconnect()") })
    const { stdout, stderr } = flowc(folder, ['check', name, '--format', 'json'])
    expect(diagnosticsIn(stdout)).toMatchObject([
      { name: 'unknown-attribute', location: { file: name, line: 4, column: 8 } },
    ])
    expect(stderr).toBe('')
  })

  it('checks files outside of the folder where one stands', () => {
    const folder = projectWith({ 'flows/menu.flow.ts': flowFile('menu', 'flow.disconnect('), 'work/x': '' })
    const { stdout } = flowc(`${folder}/work`, ['check', '../flows', '--no-typecheck', '--format', 'json'])
    expect(diagnosticsIn(stdout)).toMatchObject([{ name: 'file-failed', location: { file: '../flows/menu.flow.ts' } }])
  })
})

describe('what flowc prints', () => {
  const wrong = flowFile('menu', "flow.playPrompt('$.StoredInput')\n  flow.disconnect()")

  it('has colours where they are forced, and none in a pipe', () => {
    const folder = projectWith({ 'a.flow.ts': wrong })
    const args = ['check', 'a.flow.ts', '--no-typecheck']
    expect(flowc(folder, args).stdout).not.toContain('\u001b')
    expect(flowc(folder, args, { FORCE_COLOR: '1' }).stdout).toContain('\u001b[31m')
    expect(flowc(folder, args, { FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).not.toContain('\u001b')
  })

  it('is whole, also when it is more than a pipe takes at once and the reader is slow', () => {
    const actions = Array.from({ length: 240 }, (_, index) => ({
      Identifier: `a${index}`,
      Type: 'MessageParticipant',
      Parameters: { Text: 'x', [`Wrong${'x'.repeat(1_000)}`]: 'x' },
      Transitions: { NextAction: 'nowhere' },
    }))
    const folder = projectWith({
      'a.json': JSON.stringify({ Version: '2019-10-30', StartAction: 'a0', Actions: actions }),
    })
    const { stdout } = shell(folder, 'flowc check a.json --format json | (sleep 0.3; cat)')
    expect(stdout.length).toBeGreaterThan(200_000)
    expect(diagnosticsIn(stdout).length).toBeGreaterThan(240)
  })

  it('may be cut off by its reader', () => {
    const folder = projectWith({ 'a.flow.ts': wrong })
    const { stdout, stderr } = shell(folder, 'flowc check a.flow.ts --no-typecheck | head -n 1')
    expect(stdout).toBe('error FLOW1101 unknown-attribute a.flow.ts:4:8\n')
    expect(stderr).toBe('')
  })

  it('keeps its exit status when nobody reads it', () => {
    const folder = projectWith({ 'a.flow.ts': wrong })
    const { status, stderr } = shell(
      folder,
      'set -o pipefail\nflowc check a.flow.ts --no-typecheck | true\nexit "${PIPESTATUS[0]}"',
    )
    expect(stderr).toBe('')
    expect(status).toBe(1)
  })

  it.runIf(process.platform === 'linux')('cannot be lost without a word', () => {
    const folder = projectWith({ 'a.flow.ts': flowFile('a') })
    for (const format of ['pretty', 'json']) {
      const { status, stderr } = shell(folder, `flowc check a.flow.ts --no-typecheck --format ${format} > /dev/full`)
      expect(stderr).toBe('flowc: The output cannot be written: the disk is full.\n')
      expect(status).toBe(2)
    }
  })
})
