import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from '@typescript/typescript6'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const examples = ['crm-greeting', 'crm-call-end'].map((name) => join(root, 'examples', name, `${name}.flow.ts`))
const contract = join(root, 'packages/crm-lambda/src/contract/index.ts')

const configFile = join(root, 'examples/tsconfig.json')
const { config } = ts.readConfigFile(configFile, (path) => ts.sys.readFile(path))
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(configFile))
const host = ts.createCompilerHost(options)
const { getSourceFile } = host
const parsed = new Map<string, ts.SourceFile | undefined>()

/** What TypeScript says of the example flows when the contract reads like this. */
function problemsOfExamples(contractText: string): readonly string[] {
  host.getSourceFile = (file, settings) => {
    if (file === contract) return ts.createSourceFile(file, contractText, settings)
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, settings))
    return parsed.get(file)
  }
  const program = ts.createProgram(examples, options, host)
  return examples.flatMap((example) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(example))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0] ?? ''),
  )
}

describe('the example flows', () => {
  const text = readFileSync(contract, 'utf8')

  it('type-check with the contract', () => {
    expect(problemsOfExamples(text)).toEqual([])
  })

  it.each([
    'operation',
    'phoneNumber',
    'subject',
    'customerId',
    'customerName',
    'screenPopUrl',
    'lookupStatus',
    'FOUND',
    'createCase',
  ])('do not type-check when %s is renamed in the contract', (member) => {
    expect(problemsOfExamples(text.replaceAll(new RegExp(`\\b${member}\\b`, 'g'), 'renamed'))).not.toEqual([])
  })
})
