import { describe, expect, it } from 'vitest'
import { flowFile, flowJson, flowc, folderWith } from '../test/run-flowc.js'

const misspelt = flowFile('menu', "flow.playPrompt('$.StoredInput')\n  flow.disconnect()")

/** The results of a SARIF document, as far as tests look at them. */
function resultsIn(out: string) {
  const document: unknown = JSON.parse(out)
  expect(document).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'flowc' } } }] })
  const { runs }: { runs: readonly { results: readonly unknown[]; invocations: readonly unknown[] }[] } =
    JSON.parse(out)
  return { results: runs[0]?.results ?? [], invocations: runs[0]?.invocations ?? [] }
}

describe('--format sarif', () => {
  it('prints one document with every problem of every file', async () => {
    const folder = folderWith({ 'flows/a.flow.ts': misspelt, 'b.json': '{"Actions": 1}', 'c.json': flowJson() })
    const run = await flowc(folder, ['check', 'flows', 'b.json', 'c.json', '--no-typecheck', '--format', 'sarif'])
    const { results, invocations } = resultsIn(run.out)
    expect(results).toMatchObject([
      {
        ruleId: 'FLOW1101',
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'flows/a.flow.ts', uriBaseId: '%SRCROOT%' },
              region: { startLine: 4, startColumn: 8 },
            },
            logicalLocations: [{ name: 'playPrompt StoredInput' }],
          },
        ],
      },
      { ruleId: 'FLOW1013', locations: [{ physicalLocation: { artifactLocation: { uri: 'b.json' } } }] },
    ])
    expect(invocations).toEqual([{ executionSuccessful: false }])
    expect(run.error).toMatch(/^flowc: b\.json: [^\n]*\n$/)
    expect(run.status).toBe(2)
  })

  it('prints a document without results for clean files', async () => {
    const run = await flowc(folderWith({ 'c.json': flowJson() }), ['check', 'c.json', '--format', 'sarif'])
    expect(resultsIn(run.out)).toEqual({ results: [], invocations: [{ executionSuccessful: true }] })
    expect(run).toMatchObject({ status: 0, error: '' })
  })

  it('has the errors of TypeScript', async () => {
    const folder = folderWith({ 'a.flow.ts': 'export const a: string = 1\n' })
    const run = await flowc(folder, ['check', 'a.flow.ts', '--format', 'sarif'])
    expect(resultsIn(run.out).results).toMatchObject([
      {
        ruleId: 'TS2322',
        level: 'error',
        locations: [{ physicalLocation: { region: { startLine: 1, startColumn: 14 } } }],
      },
    ])
    expect(run).toMatchObject({ status: 1, error: '' })
  })

  it('has what breaks off a command', async () => {
    const folder = folderWith({ 'a.flow.ts': flowFile('a') })
    const run = await flowc(folder, [
      'compile',
      'a.flow.ts',
      '--out',
      'out',
      '--resources',
      'gone.json',
      '--format',
      'sarif',
    ])
    expect(resultsIn(run.out)).toMatchObject({
      results: [{ ruleId: 'FLOW1019', locations: [{ physicalLocation: { artifactLocation: { uri: 'gone.json' } } }] }],
      invocations: [{ executionSuccessful: false }],
    })
    expect(run.status).toBe(2)
  })

  it('prints nothing else when flows are compiled', async () => {
    const folder = folderWith({ 'a.flow.ts': flowFile('a') })
    const run = await flowc(folder, ['compile', 'a.flow.ts', '--out', 'out', '--no-typecheck', '--format', 'sarif'])
    expect(resultsIn(run.out).results).toEqual([])
    expect(run).toMatchObject({ status: 0, error: '' })
  })
})

describe('--format github', () => {
  it('prints one command for each problem, and nothing else', async () => {
    const folder = folderWith({ 'flows/a.flow.ts': misspelt, 'c.json': flowJson() })
    const run = await flowc(folder, ['check', 'flows', 'c.json', '--no-typecheck', '--format', 'github'])
    expect(run).toEqual({
      status: 1,
      out:
        '::error file=flows/a.flow.ts,line=4,col=8,title=FLOW1101 unknown-attribute::' +
        '"playPrompt StoredInput": Text reads $.StoredInput, and there is no such attribute: it is always empty.' +
        '%0ADid you mean $.StoredCustomerInput?\n',
      error: '',
    })
  })

  it('prints nothing for clean files', async () => {
    const run = await flowc(folderWith({ 'c.json': flowJson() }), ['check', 'c.json', '--format', 'github'])
    expect(run).toEqual({ status: 0, out: '', error: '' })
  })

  it('has the errors of TypeScript, and what breaks off a command', async () => {
    const folder = folderWith({ 'a.flow.ts': 'export const a: string = 1\n' })
    expect(await flowc(folder, ['check', 'a.flow.ts', '--format', 'github'])).toMatchObject({
      status: 1,
      out: "::error file=a.flow.ts,line=1,col=14,title=TS2322 typescript::Type 'number' is not assignable to type 'string'.\n",
    })
    const sentence =
      'There is no rule "". Rules are listed at https://github.com/aicc-flows/aicc-flows/blob/main/docs/rules/README.md.'
    expect(await flowc(folder, ['check', 'a.flow.ts', '--format', 'github', '--rule', '=off'])).toEqual({
      status: 2,
      out: `::error title=FLOW1022 unusable-rule-level::${sentence}\n`,
      error: `flowc: ${sentence}\n`,
    })
  })

  it('keeps the name of a file from being a command', async () => {
    const name = 'a,b:c%0A::error::.json'
    const run = await flowc(folderWith({ [name]: '{' }), ['check', name, '--format', 'github'])
    expect(run.out).toMatch(
      /^::error file=a%2Cb%3Ac%250A%3A%3Aerror%3A%3A\.json,line=1,col=\d+,title=FLOW1012 not-json::[^\n]*\n$/,
    )
  })
})
