import { flowModule } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { flowWith } from '../../test/flow-json.js'
import { compile } from '../compile.js'
import { kindOfSchema, membersOfSchema } from '@aicc/flow-dsl/language'
import type { JsonObject } from '@aicc/flow-dsl/language'
import { checkFlowJson } from './read-flow.js'
import { contractInContent, readModuleContract } from './read-module-contract.js'

const verify = flowModule(
  'verify',
  {
    input: z.object({ employeeNumber: z.string(), attempts: z.int() }),
    output: z.object({ name: z.string() }),
    branches: ['known', 'unknown'],
  },
  (module) => module.returnFromModule({ branch: 'known', output: { name: '홍길동' } }),
)

/** Module content whose only action returns. */
function returning(parameters: JsonObject, settings: JsonObject = {}): string {
  const action = { type: 'EndFlowModuleExecution', parameters, transitions: {} }
  return JSON.stringify({ ...flowWith(action, { type: null }), Settings: settings })
}

function problemsOf(text: string, moduleSettings?: string): readonly string[] {
  return checkFlowJson(text, { moduleSettings }).diagnostics.map(
    ({ name, location, suggestion }) => `${name} at ${location.path}: ${suggestion ?? ''}`,
  )
}

describe('the contract of a module', () => {
  it('is read from the settings that the compiler writes', () => {
    const { moduleSettings = {} } = compile(verify)
    const contract = readModuleContract(moduleSettings)
    const kinds = [...membersOfSchema(contract.input)].map(([name, member]) => [name, kindOfSchema(member)])
    expect(kinds).toEqual([
      ['employeeNumber', 'string'],
      ['attempts', 'number'],
    ])
    expect([...membersOfSchema(contract.output).keys()]).toEqual(['name'])
    expect(contract.branches).toEqual(['known', 'unknown'])
  })

  it('has no branches and takes nothing where the settings are empty', () => {
    expect(readModuleContract({})).toEqual({ input: undefined, output: undefined, branches: [] })
  })

  it('is unknown in content as the console writes it', () => {
    const written = [{ DisplayName: 'Success', ReferenceName: 'Success', Description: '' }]
    expect(contractInContent({ InputParameters: [], OutputParameters: [], Transitions: written })).toBeUndefined()
    expect(contractInContent({})).toBeUndefined()
  })

  it('may have a member __proto__', () => {
    const properties: unknown = JSON.parse('{"__proto__": {"type": "string"}}')
    const { input } = readModuleContract({ input: { schema: { properties } } })
    expect([...membersOfSchema(input).keys()]).toEqual(['__proto__'])
  })

  it.each([
    { input: null, resultData: [], transitions: 'none' },
    { input: { schema: 5 }, resultData: { schema: { properties: [] } }, transitions: { results: [1, { name: 2 }] } },
  ])('is empty where the settings have another shape: %j', (settings) => {
    expect(readModuleContract(settings)).toEqual({ input: undefined, output: undefined, branches: [] })
  })
})

describe('a module that is read from JSON', () => {
  const settings = JSON.stringify(compile(verify).moduleSettings)

  it('keeps its contract, as compiled', () => {
    expect(problemsOf(JSON.stringify(compile(verify).document), settings)).toEqual([])
  })

  it('is told of a branch that the settings do not declare', () => {
    expect(problemsOf(returning({ Result: 'unknwon' }), settings)).toEqual([
      'module-contract at base > subject > Parameters.Result: Did you mean "unknown" or "known"?',
    ])
  })

  it('is told where a branch is declared, in words of the settings', () => {
    expect(problemsOf(returning({ Result: 'known' }), '{}')).toEqual([
      'module-contract at base > subject > Parameters.Result: Declare it in "transitions.results" of its Settings.',
    ])
  })

  it('is told of data that is not in the schema, also where the settings stand in the content', () => {
    const contract: JsonObject = { resultData: { schema: { type: 'object', properties: {} } } }
    expect(problemsOf(returning({ ResultData: { name: '홍길동' } }, contract))).toEqual([
      'module-contract at base > subject > Parameters.ResultData.name: Declare it in "resultData.schema" of its Settings.',
    ])
  })

  it('says nothing of branches where it has no settings', () => {
    expect(problemsOf(returning({ Result: 'anything' }))).toEqual([])
  })

  it('says that settings cannot be read, and checks the rest', () => {
    const { graph, diagnostics } = checkFlowJson(returning({}), { moduleSettings: '{' })
    expect(graph?.module).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'FLOW1038', name: 'unusable-settings', severity: 'error' }])
  })

  it('is not looked for in a flow that is no module', () => {
    expect(
      checkFlowJson(JSON.stringify(flowWith({ type: 'DisconnectParticipant', transitions: {} })), {
        moduleSettings: '{}',
      }).graph?.module,
    ).toBeUndefined()
  })
})
