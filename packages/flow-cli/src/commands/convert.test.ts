import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { flowFile, flowJson, flowc, flowcJson, folderWith } from '../../test/run-flowc.js'

const greet = {
  id: 'greet',
  type: 'PlayPrompt',
  branches: [{ condition: 'Success', transition: 'end' }],
  parameters: [
    { name: 'Text', value: '안녕하세요.', namespace: null },
    { name: 'TextToSpeechType', value: 'text' },
  ],
  metadata: { position: { x: 200, y: 20 } },
}

/** An old export without problems. */
function oldExport(change: Readonly<Record<string, unknown>> = {}): string {
  const end = { id: 'end', type: 'Disconnect', branches: [], parameters: [], metadata: { position: { x: 400, y: 20 } } }
  const source = {
    modules: [greet, end],
    version: '1',
    type: 'contactFlow',
    start: 'greet',
    metadata: { entryPointPosition: { x: 20, y: 20 }, name: 'greeting', type: 'contactFlow' },
  }
  return `${JSON.stringify({ ...source, ...change }, null, 2)}\n`
}

/** One whose prompt has a branch and a parameter that nothing in the flow language is. */
const unfinished = oldExport({
  modules: [
    {
      ...greet,
      branches: [...greet.branches, { condition: 'Lunch', transition: 'end' }],
      parameters: [...greet.parameters, { name: 'Volume', value: '11' }],
    },
    { id: 'end', type: 'Disconnect' },
  ],
})

describe('one file', () => {
  it('is printed where no folder is given, and problems go elsewhere', async () => {
    const { status, out, error } = await flowc(folderWith({ 'old.json': oldExport() }), ['convert', 'old.json'])
    expect(JSON.parse(out)).toMatchObject({
      Version: '2019-10-30',
      StartAction: 'greet',
      Metadata: { name: 'greeting', type: 'contactFlow' },
      Actions: [
        { Identifier: 'greet', Type: 'MessageParticipant', Parameters: { Text: '안녕하세요.' } },
        { Identifier: 'end', Type: 'DisconnectParticipant' },
      ],
    })
    expect(error).toBe('1 file, no problems.\n')
    expect(status).toBe(0)
  })

  it('that could not be converted whole is printed too, with status 1', async () => {
    const { status, out, error } = await flowc(folderWith({ 'old.json': unfinished }), ['convert', 'old.json'])
    expect(JSON.parse(out).Actions).toHaveLength(2)
    expect(error).toContain('error FLOW1034 unknown-module-branch old.json:11:9\n')
    expect(error).toContain('error FLOW1033 unknown-module-parameter old.json:26:9\n')
    expect(error).toContain('> 11 |         {\n')
    expect(error).toMatch(/1 file: 2 errors, 0 warnings\.\n$/)
    expect(status).toBe(1)
  })

  it('has its flow in the document of --format json', async () => {
    const { status, out, error } = await flowc(folderWith({ 'old.json': oldExport() }), [
      'convert',
      'old.json',
      '--format',
      'json',
    ])
    expect(JSON.parse(out)).toMatchObject({
      files: [{ file: 'old.json', diagnostics: [] }],
      flows: [
        {
          name: 'greeting',
          type: 'CONTACT_FLOW',
          file: 'old.json',
          actions: 2,
          output: null,
          content: { StartAction: 'greet' },
        },
      ],
    })
    expect(error).toBe('')
    expect(status).toBe(0)
  })

  it('takes the flow type of --type where it states none', async () => {
    const nameless = oldExport({ type: null, metadata: {} })
    const folder = folderWith({ 'old.json': nameless })
    const { diagnostics } = await flowcJson(folder, ['convert', 'old.json', '--type', 'CUSTOMER_WHISPER'])
    expect(diagnostics.map(({ name }) => name)).toEqual(['illegal-in-flow-type'])
  })
})

describe('--out', () => {
  it('gets each flow under the name of its file', async () => {
    const folder = folderWith({ 'old/a.json': oldExport(), 'old/b.json': oldExport() })
    const { status, out, error } = await flowc(folder, ['convert', 'old/*.json', '--out', 'new'])
    expect(out).toBe(
      'new/a.json  CONTACT_FLOW, 2 actions\nnew/b.json  CONTACT_FLOW, 2 actions\n\n2 files, no problems.\n'.replaceAll(
        'new/',
        join('new', '/'),
      ),
    )
    expect(error).toBe('')
    expect(status).toBe(0)
    expect(readdirSync(join(folder, 'new')).toSorted()).toEqual(['a.json', 'b.json'])
    expect(await flowc(folder, ['check', 'new/*.json'])).toMatchObject({ status: 0 })
  })

  it('gets flows that are not whole too, and flowc check finds what is missing', async () => {
    const unknown = oldExport({
      modules: [
        { ...greet, type: 'Sing' },
        { id: 'end', type: 'Disconnect' },
      ],
    })
    const folder = folderWith({ 'old.json': unknown })
    expect(await flowc(folder, ['convert', 'old.json', '--out', 'new'])).toMatchObject({ status: 1 })
    const { diagnostics } = await flowcJson(folder, ['check', 'new/old.json'])
    expect(diagnostics.map(({ name }) => name)).toContain('unknown-action-type')
  })

  it('gets the old exports of a folder', async () => {
    const folder = folderWith({ 'old/a.json': oldExport(), 'old/b.json': flowJson(), 'old/c.flow.ts': flowFile('c') })
    expect(await flowc(folder, ['convert', 'old', '--out', 'new'])).toMatchObject({ status: 0, error: '' })
    expect(readdirSync(join(folder, 'new'))).toEqual(['a.json'])
  })

  it('does not get what is no old export, and gets the rest', async () => {
    const folder = folderWith({ 'old/a.json': oldExport(), 'old/b.json': flowJson(), 'old/c.json': '{' })
    const { status, error } = await flowc(folder, ['convert', 'old/*.json', '--out', 'new'])
    expect(readdirSync(join(folder, 'new'))).toEqual(['a.json'])
    expect(error).toContain('FLOW1037 not-an-old-export')
    expect(error).toContain('FLOW1012 not-json')
    expect(status).toBe(2)
  })

  it('is not made where there is nothing to write', async () => {
    const folder = folderWith({ 'a.json': flowJson() })
    expect(await flowc(folder, ['convert', 'a.json', '--out', 'new'])).toMatchObject({ status: 2 })
    expect(existsSync(join(folder, 'new'))).toBe(false)
  })

  it('may not be the folder of the old export', async () => {
    const folder = folderWith({ 'old.json': oldExport() })
    const { status, error } = await flowc(folder, ['convert', 'old.json', '--out', '.'])
    expect(error).toBe('flowc: The flow would be written over the old export old.json: choose another folder.\n')
    expect(status).toBe(2)
    expect(readFileSync(join(folder, 'old.json'), 'utf8')).toBe(oldExport())
  })

  it('may not be needed for two flows of one name', async () => {
    const folder = folderWith({ 'one/a.json': oldExport(), 'two/a.json': oldExport() })
    const { status, error } = await flowc(folder, ['convert', '*/a.json', '--out', 'new'])
    expect(error).toContain('two flows would be it')
    expect(status).toBe(2)
  })

  it('may not be empty', async () => {
    const { status, error } = await flowc(folderWith({ 'old.json': oldExport() }), ['convert', 'old.json', '--out', ''])
    expect(error).toBe('flowc: The name of the output folder is empty.\n')
    expect(status).toBe(2)
  })

  it('that cannot be written is said', async () => {
    const folder = folderWith({ 'old.json': oldExport() })
    writeFileSync(join(folder, 'new'), '')
    const { status, error } = await flowc(folder, ['convert', 'old.json', '--out', 'new'])
    expect(error).toContain('The output folder new cannot be made')
    expect(status).toBe(2)
  })
})

describe('files that cannot be converted', () => {
  it('are several without a folder', async () => {
    const folder = folderWith({ 'a.json': oldExport(), 'b.json': oldExport() })
    const { status, out, error } = await flowc(folder, ['convert', 'a.json', 'b.json'])
    expect(error).toBe('flowc: 2 files need a folder to be written to: --out FOLDER.\n')
    expect(out).toBe('')
    expect(status).toBe(2)
  })

  it('are those of TypeScript', async () => {
    const { status, error } = await flowc(folderWith({ 'a.flow.ts': flowFile('a') }), ['convert', 'a.flow.ts'])
    expect(error).toContain('The file is TypeScript: flowc convert takes exports of the console (.json).')
    expect(status).toBe(2)
  })

  it('are those that do not exist', async () => {
    expect(await flowc(folderWith(), ['convert', 'a.json'])).toMatchObject({ status: 2 })
  })
})

describe('flowc check', () => {
  it('says of an old export that it can be converted', async () => {
    const { status, error } = await flowc(folderWith({ 'old.json': oldExport() }), ['check', 'old.json'])
    expect(error).toContain('help: Convert it: flowc convert FILE --out FOLDER.')
    expect(status).toBe(2)
  })
})
