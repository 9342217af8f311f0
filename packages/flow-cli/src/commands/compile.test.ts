import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkFlowJson } from '@aicc/flow-compiler'
import { describe, expect, it } from 'vitest'
import { flowFile, flowJson, flowc, flowcJson, folderWith } from '../../test/run-flowc.js'

/** Two flows in one file; the first needs a queue and a prompt. */
const twoFlows = `import { contactFlow, prompt, queue } from '@aicc/flow-dsl'

export const support = contactFlow('support', { channels: ['VOICE'] }, (flow) => {
  flow.playPrompt(prompt('welcome'))
  flow.setWorkingQueue(queue('general'), { on: { NoMatchingError: () => {} } })
  flow.disconnect()
})
export const goodbye = contactFlow('goodbye', {}, (flow) => flow.disconnect())
`
const instance = 'arn:aws:connect:ap-northeast-2:123456789012:instance/11111111-1111-1111-1111-111111111111'
const welcome = `${instance}/prompt/22222222-2222-2222-2222-222222222222`
const general = `${instance}/queue/33333333-3333-3333-3333-333333333333`
const resources = JSON.stringify({ prompt: { welcome }, queue: { general } })

async function compile(folder: string, args: readonly string[]) {
  return flowc(folder, ['compile', ...args, '--no-typecheck'])
}

describe('compile', () => {
  it('writes one file for each flow, with the name of the flow', async () => {
    const folder = folderWith({ 'main.flow.ts': twoFlows, 'flows/b.flow.ts': flowFile('추첨 안내') })
    const { status, out, error } = await compile(folder, ['main.flow.ts', 'flows', '--out', 'out/json'])
    expect(readdirSync(join(folder, 'out/json')).toSorted()).toEqual(['goodbye.json', 'support.json', '추첨 안내.json'])
    expect(out).toContain('out/json/support.json  CONTACT_FLOW, 3 actions\n')
    expect(error).toBe('')
    expect(status).toBe(0)
  })

  it('writes what check takes', async () => {
    const folder = folderWith({ 'main.flow.ts': twoFlows, 'resources.json': resources })
    await compile(folder, ['main.flow.ts', '--out', 'dist', '--resources', 'resources.json'])
    const text = readFileSync(join(folder, 'dist/support.json'), 'utf8')
    expect(checkFlowJson(text).diagnostics).toEqual([])
    expect(await flowc(folder, ['check', 'dist/*.json'])).toMatchObject({ status: 0, out: '2 files, no problems.\n' })
  })

  it('writes the same bytes every time', async () => {
    const folder = folderWith({ 'main.flow.ts': twoFlows })
    await compile(folder, ['main.flow.ts', '--out', 'one'])
    await compile(folder, ['main.flow.ts', '--out', 'two'])
    expect(readFileSync(join(folder, 'two/support.json'))).toEqual(readFileSync(join(folder, 'one/support.json')))
  })

  it('compiles a flow once that is exported twice', async () => {
    const folder = folderWith({
      'main.flow.ts': `${twoFlows}export default goodbye\nexport const all = [support, goodbye]\n`,
    })
    expect(await compile(folder, ['main.flow.ts', '--out', 'out'])).toMatchObject({ status: 0 })
    expect(readdirSync(join(folder, 'out'))).toHaveLength(2)
  })

  it('takes an output folder with a slash behind, with spaces, and outside', async () => {
    const folder = folderWith({ 'work/a.flow.ts': flowFile('a') })
    const { out } = await compile(join(folder, 'work'), ['a.flow.ts', '--out', '../출력 폴더/'])
    expect(out).toContain('../출력 폴더/a.json  CONTACT_FLOW, 2 actions\n')
    expect(readdirSync(join(folder, '출력 폴더'))).toEqual(['a.json'])
  })

  it('tells of its flows in the document', async () => {
    const folder = folderWith({ 'main.flow.ts': twoFlows })
    const { out, status } = await flowcJson(folder, ['compile', 'main.flow.ts', '--out', 'out', '--no-typecheck'])
    expect(JSON.parse(out)).toMatchObject({
      files: [{ file: 'main.flow.ts', diagnostics: [] }],
      summary: { files: 1, errors: 0, warnings: 0 },
      flows: [
        { name: 'support', type: 'CONTACT_FLOW', file: 'main.flow.ts', actions: 3, output: 'out/support.json' },
        { name: 'goodbye', type: 'CONTACT_FLOW', file: 'main.flow.ts', actions: 1, output: 'out/goodbye.json' },
      ],
      placeholders: ['{{prompt:welcome}}', '{{queue:general}}'],
    })
    expect(status).toBe(0)
  })
})

describe('resources', () => {
  it('that are not given become placeholders, and that is said', async () => {
    const folder = folderWith({ 'main.flow.ts': twoFlows })
    const { out } = await compile(folder, ['main.flow.ts', '--out', 'out'])
    expect(out).toContain(
      'No resources were given, so 2 symbols stand as placeholders such as {{prompt:welcome}}. Pass --resources FILE.json to fill them in.\n',
    )
    expect(readFileSync(join(folder, 'out/support.json'), 'utf8')).toContain('"PromptId": "{{prompt:welcome}}"')
  })

  it('that no flow needs are not spoken of', async () => {
    const { out } = await compile(folderWith({ 'a.flow.ts': flowFile('a') }), ['a.flow.ts', '--out', 'out'])
    expect(out).not.toContain('placeholder')
  })

  it('that are given are filled in', async () => {
    const folder = folderWith({ 'main.flow.ts': twoFlows, 'resources.json': resources })
    const { out } = await compile(folder, ['main.flow.ts', '--out', 'out', '--resources', 'resources.json'])
    expect(readFileSync(join(folder, 'out/support.json'), 'utf8')).toContain(`"PromptId": "${welcome}"`)
    expect(out).not.toContain('placeholder')
  })

  it('that are missing are shown where the author asks for them, and nothing is written', async () => {
    const folder = folderWith({ 'main.flow.ts': twoFlows, 'resources.json': JSON.stringify({ prompt: { welcome } }) })
    const args = ['compile', 'main.flow.ts', '--out', 'out', '--resources', 'resources.json', '--no-typecheck']
    const { diagnostics, status } = await flowcJson(folder, args)
    expect(diagnostics).toMatchObject([
      {
        code: 'FLOW1008',
        name: 'missing-resource',
        message: 'The environment has no queue "general".',
        location: { file: 'main.flow.ts', line: 5, column: 8 },
        suggestion: 'Add "general" under "queue" in the resources.',
      },
    ])
    expect(status).toBe(1)
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })

  it.each([
    ['gone', undefined, 'it does not exist'],
    ['not JSON', '{', 'is not JSON'],
    ['of another shape', '[]', 'has to hold an object'],
  ])('in a file that is %s are status 2, before any flow is loaded', async (_, text, reason) => {
    const folder = folderWith({
      'main.flow.ts': "throw new Error('this was loaded')",
      ...(text === undefined ? {} : { 'resources.json': text }),
    })
    const args = ['compile', 'main.flow.ts', '--out', 'out', '--resources', 'resources.json', '--no-typecheck']
    const { status, error, document } = await flowcJson(folder, args)
    expect(error).toMatch(/^flowc: [^\n]*resources\.json[^\n]*\.\n$/)
    expect(error).toContain(reason)
    expect(document).toMatchObject({
      files: [{ file: 'resources.json', diagnostics: [{ code: 'FLOW1019', name: 'unusable-resources' }] }],
      summary: { files: 1, errors: 1, warnings: 0 },
    })
    expect(status).toBe(2)
  })
})

describe('nothing is written', () => {
  const broken = flowFile('broken', "flow.playPrompt('$.StoredInput')\n  flow.disconnect()")

  it('when any flow has an error, and that is said', async () => {
    const folder = folderWith({ 'a.flow.ts': flowFile('a'), 'b.flow.ts': broken })
    const { status, out, error } = await compile(folder, ['.', '--out', 'out'])
    expect(error).toBe('flowc: nothing was written.\n')
    expect(out).toContain('error FLOW1101 unknown-attribute b.flow.ts:4:8')
    expect(status).toBe(1)
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })

  it('over older output either', async () => {
    const folder = folderWith({ 'a.flow.ts': flowFile('a'), 'b.flow.ts': broken, 'out/a.json': 'older' })
    await compile(folder, ['.', '--out', 'out'])
    expect(readFileSync(join(folder, 'out/a.json'), 'utf8')).toBe('older')
    expect(readdirSync(join(folder, 'out'))).toEqual(['a.json'])
  })

  it('when the types are wrong', async () => {
    const folder = folderWith({ 'a.flow.ts': 'export const answer: number = "forty-two"\n' })
    const { status, document } = await flowcJson(folder, ['compile', 'a.flow.ts', '--out', 'out'])
    expect(document).toMatchObject({ files: [{ diagnostics: [{ code: 'TS2322' }] }] })
    expect(status).toBe(1)
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })

  it.each([
    [['gone.flow.ts', 'a.flow.ts'], 'The file cannot be read: it does not exist.'],
    [['a.flow.ts', 'flow.json'], 'The file is JSON already: flowc compile takes TypeScript flows.'],
    [['a.flow.ts', '*.txt'], 'It is neither a TypeScript flow (.ts) nor flow JSON (.json).'],
    [['empty', 'a.flow.ts'], 'The folder has no *.flow.ts file in it.'],
  ])('when one of the inputs cannot be used: %j', async (args, message) => {
    const folder = folderWith({ 'a.flow.ts': flowFile('a'), 'flow.json': flowJson(), 'a.txt': '', 'empty/x': '' })
    const { status, diagnostics, error } = await flowcJson(folder, [
      'compile',
      ...args,
      '--out',
      'out',
      '--no-typecheck',
    ])
    expect(diagnostics).toMatchObject([{ code: 'FLOW1011', name: 'unreadable-file', message }])
    expect(error).toContain(message)
    expect(status).toBe(2)
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })
})

describe('an output folder that cannot be written', () => {
  it.each([
    ['a.flow.ts/out', 'The output folder a.flow.ts/out cannot be made: a part of its path is a file, not a folder.'],
    ['a.flow.ts', 'The output folder a.flow.ts cannot be made: something else is there already.'],
    ['', 'The name of the output folder is empty.'],
    ['taken', `${join('taken', 'a.json')} cannot be written: a folder has that name.`],
  ])('%j is status 2 with one sentence, in both formats', async (out, message) => {
    const folder = folderWith({ 'a.flow.ts': flowFile('a'), 'taken/old.json': 'old' })
    mkdirSync(join(folder, 'taken/a.json'))
    const args = ['compile', 'a.flow.ts', '--out', out, '--no-typecheck']
    expect(await flowc(folder, args)).toEqual({ status: 2, out: '', error: `flowc: ${message}\n` })
    const { status, diagnostics, error } = await flowcJson(folder, args)
    expect(diagnostics).toMatchObject([{ code: 'FLOW1018', name: 'unwritable-output', message }])
    expect(error).toBe(`flowc: ${message}\n`)
    expect(status).toBe(2)
    expect(readdirSync(join(folder, 'taken')).toSorted()).toEqual(['a.json', 'old.json'])
  })
})

describe('--settings', () => {
  const module = `import { flowModule } from '@aicc/flow-dsl'
import { z } from 'zod'
export default flowModule('greeting', { input: z.object({ name: z.string() }), output: z.object({}), branches: [] }, (flow) => {
  flow.returnFromModule()
})
`

  it('writes the contract of a module beside it', async () => {
    const folder = folderWith({ 'module.flow.ts': module })
    const { out } = await compile(folder, ['module.flow.ts', '--out', 'out', '--settings'])
    expect(out).toContain('greeting.json')
    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual(['greeting.json', 'greeting.settings.json'])
    expect(() => JSON.parse(readFileSync(join(folder, 'out/greeting.settings.json'), 'utf8'))).not.toThrow()
  })

  it('writes no file twice', async () => {
    const folder = folderWith({ 'module.flow.ts': module, 'a.flow.ts': flowFile('greeting.settings') })
    const { status, error } = await compile(folder, ['.', '--out', 'out', '--settings'])
    expect(error).toBe(`flowc: ${join('out', 'greeting.settings.json')} cannot be written: two flows would be it.\n`)
    expect(status).toBe(2)
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })
})

it('flows that are gone leave their old files to the author', async () => {
  const folder = folderWith({ 'a.flow.ts': flowFile('a') })
  mkdirSync(join(folder, 'out'))
  writeFileSync(join(folder, 'out/removed.json'), 'older')
  await compile(folder, ['a.flow.ts', '--out', 'out'])
  expect(readdirSync(join(folder, 'out')).toSorted()).toEqual(['a.json', 'removed.json'])
})

describe('flows that belong together', () => {
  const menu = `import { contactFlow, flowNamed } from '@aicc/flow-dsl'

export default contactFlow('menu', { onError: (flow) => flow.disconnect() }, (flow) => {
  flow.playPrompt('안녕하세요.')
  flow.transferToFlow(flowNamed('escalatoin'))
})
`

  it('are not written when one refers to another that does not exist', async () => {
    const folder = folderWith({ 'menu.flow.ts': menu, 'escalation.flow.ts': flowFile('escalation') })
    const { status, diagnostics } = await flowcJson(folder, ['compile', '.', '--out', 'out', '--no-typecheck'])
    expect(diagnostics).toMatchObject([{ name: 'unknown-flow', location: { file: 'menu.flow.ts', line: 5 } }])
    expect(status).toBe(1)
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })

  it('still fit each other when their JSON is checked', async () => {
    const folder = folderWith({
      'menu.flow.ts': menu.replace('escalatoin', 'escalation'),
      'escalation.flow.ts': flowFile('escalation'),
      'resources.json': JSON.stringify({ flow: { escalation: 'arn:aws:connect:x:1:instance/i/contact-flow/f' } }),
    })
    await compile(folder, ['.', '--out', 'out', '--resources', 'resources.json'])
    expect((await flowcJson(folder, ['check', 'out/*.json'])).diagnostics).toEqual([])
  })
})
