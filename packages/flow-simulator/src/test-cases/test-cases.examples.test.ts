import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compile } from '@aicc/flow-compiler'
import { isFlow } from '@aicc/flow-dsl/language'
import type { FlowType } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { playTestCase } from '../../test/test-case-player.js'
import { testCasesFor } from './test-cases.js'
import type { TestCases } from './test-cases.js'
import { validateTestCase } from './validate-test-case.js'

const folder = join(import.meta.dirname, '../../../../examples')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.flow.ts') && !file.includes('node_modules'))
  .sort()

interface Example {
  readonly name: string
  readonly content: string
  readonly flowType: FlowType
  readonly channels: readonly string[]
}

const examples: Example[] = []
for (const file of files) {
  const exported: object = await import(pathToFileURL(join(folder, file)).href)
  for (const flow of Object.values(exported)) {
    if (!isFlow(flow)) continue
    const { channels = ['VOICE'] } = flow.build().graph
    examples.push({ name: flow.name, content: compile(flow).content, flowType: flow.flowType, channels })
  }
}

const begun = examples.filter(
  ({ flowType, channels }) => flowType === 'CONTACT_FLOW' && channels.some((one) => one === 'VOICE' || one === 'CHAT'),
)
const made = new Map<string, TestCases>()

/** Longest time for one test on a busy machine, in milliseconds: a line with all flows that it leads to is explored. */
const longestTest = 120_000

function casesOf(example: Example): TestCases {
  const known = made.get(example.name) ?? testCasesFor(together(example))
  made.set(example.name, known)
  return known
}

/** An example, with all others beside it. */
function together(example: Example): readonly Example[] {
  return [example, ...examples.filter((other) => other !== example)]
}

describe.each(begun)('$name', { timeout: longestTest }, (example) => {
  it('has test cases that are valid', () => {
    for (const { name, description, content } of casesOf(example).cases) {
      expect(validateTestCase(content).filter(({ severity }) => severity === 'error')).toEqual([])
      expect([name.length <= 127, description.length <= 500]).toEqual([true, true])
    }
  })

  it('has test cases that pass, whether messages arrive one by one or as one', () => {
    const failed = casesOf(example).cases.flatMap((test) =>
      (['one by one', 'as one'] as const).flatMap((delivery) => {
        const { reason } = playTestCase(test, together(example), delivery)
        return reason === undefined ? [] : [`${test.name}, ${delivery}: ${reason}`]
      }),
    )
    expect(failed).toEqual([])
  })

  it('has names that are all different', () => {
    const names = casesOf(example).cases.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
})

it('most flows of the examples can be tested', () => {
  const tested = begun.filter((example) => casesOf(example).cases.length > 0).map(({ name }) => name)
  expect(tested).toEqual(expect.arrayContaining(['chatbot', 'inbound', 'ivr', 'lottery-registration']))
})
