import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from '@typescript/typescript6'
import { compile } from '@aicc/flow-compiler'
import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { registration } from '../src/contract/index.js'

const root = join(import.meta.dirname, '../../..')
const example = join(root, 'examples/lottery-registration/lottery-registration.flow.ts')
const contract = join(root, 'packages/registration-lambda/src/contract/index.ts')

const configFile = join(root, 'examples/tsconfig.json')
const { config } = ts.readConfigFile(configFile, (path) => ts.sys.readFile(path))
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(configFile))
const host = ts.createCompilerHost(options)
const { getSourceFile } = host
const parsed = new Map<string, ts.SourceFile | undefined>()

/** What TypeScript says of the example flow when the contract reads like this. */
function problemsOfExample(contractText: string): readonly string[] {
  host.getSourceFile = (file, settings) => {
    if (file === contract) return ts.createSourceFile(file, contractText, settings)
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, settings))
    return parsed.get(file)
  }
  const program = ts.createProgram([example], options, host)
  return program
    .getSemanticDiagnostics(program.getSourceFile(example))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0] ?? '')
}

describe('the example flow', () => {
  const text = readFileSync(contract, 'utf8')

  it('type-checks with the contract', () => {
    expect(problemsOfExample(text)).toEqual([])
  })

  it.each(['customerInput', 'customerPhone', 'lotteryNumber', 'errorMessage', 'successMessage', 'registrationStatus'])(
    'does not type-check when %s is renamed in the contract',
    (member) => {
      expect(problemsOfExample(text.replaceAll(new RegExp(`\\b${member}\\b`, 'g'), 'renamed'))).not.toEqual([])
    },
  )

  it('does not type-check when a status is added that it does not handle', () => {
    expect(problemsOfExample(text.replace("'DUPLICATE', ", "'DUPLICATE', 'POSTPONED', "))).not.toEqual([])
  })
})

it('is invoked as a function that answers a map of texts', () => {
  const flow = contactFlow(
    'lottery',
    { channels: ['VOICE'], onError: (onError) => onError.disconnect() },
    (builder) => {
      builder.playPrompt('hello')
      const answer = builder.invokeLambda(registration, { customerInput: '12345' })
      builder.playPrompt(answer.errorMessage)
      builder.disconnect()
    },
  )
  expect(compile(flow).content).toContain('"ResponseType":"STRING_MAP"')
})
