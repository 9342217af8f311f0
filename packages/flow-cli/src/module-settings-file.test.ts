import { describe, expect, it } from 'vitest'
import { flowFile, flowJson, flowc, flowcJson, folderWith } from '../test/run-flowc.js'

const settings = JSON.stringify({
  input: { schema: { type: 'object', properties: {} } },
  resultData: { schema: { type: 'object', properties: {} } },
  transitions: { results: [{ name: 'known', description: '' }] },
})

/** Module content that returns on a branch. */
function returning(branch: string): string {
  return flowJson({
    Metadata: { entryPointPosition: { x: 0, y: 0 }, ActionMetadata: {}, name: 'verify' },
    Actions: [{ Identifier: 'end', Type: 'EndFlowModuleExecution', Parameters: { Result: branch }, Transitions: {} }],
    Settings: { InputParameters: [], OutputParameters: [], Transitions: [] },
  })
}

describe('settings beside module content', () => {
  it('are its contract', async () => {
    const folder = folderWith({ 'verify.json': returning('unknown'), 'verify.settings.json': settings })
    const { diagnostics } = await flowcJson(folder, ['check', 'verify.json'])
    expect(diagnostics.map(({ name }) => name)).toEqual(['module-contract'])
  })

  it('are no flow of their own where a pattern finds both', async () => {
    const folder = folderWith({ 'verify.json': returning('known'), 'verify.settings.json': settings })
    const { document, status } = await flowcJson(folder, ['check', '*.json'])
    expect(document.files).toEqual([{ file: 'verify.json', diagnostics: [] }])
    expect(status).toBe(0)
  })

  it('are told to be no flow where they are named alone', async () => {
    const folder = folderWith({ 'verify.settings.json': settings })
    const { diagnostics } = await flowcJson(folder, ['check', 'verify.settings.json'])
    expect(diagnostics.map(({ name }) => name)).toEqual(['not-a-flow'])
  })

  it('that cannot be read are a problem', async () => {
    const folder = folderWith({ 'verify.json': returning('known'), 'verify.settings.json': '{' })
    const { diagnostics } = await flowcJson(folder, ['check', 'verify.json'])
    expect(diagnostics.map(({ name }) => name)).toEqual(['unusable-settings'])
  })

  it('are not looked at for a flow that is no module', async () => {
    const folder = folderWith({ 'a.json': flowJson(), 'a.settings.json': '{' })
    expect(await flowc(folder, ['check', 'a.json'])).toMatchObject({ status: 0 })
  })

  it('are what flowc compile writes', async () => {
    const module = flowFile('verify', "flow.returnFromModule({ branch: 'known' })")
      .replaceAll('contactFlow', 'flowModule')
      .replace("channels: ['VOICE']", "branches: ['known']")
    const folder = folderWith({ 'verify.flow.ts': module })
    const options = ['--out', 'out', '--settings', '--no-typecheck']
    expect(await flowc(folder, ['compile', 'verify.flow.ts', ...options])).toMatchObject({ status: 0 })
    expect(await flowc(folder, ['check', 'out/*.json'])).toMatchObject({ status: 0, out: '1 file, no problems.\n' })
  })
})
