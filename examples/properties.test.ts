import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compile } from '@aicc/flow-compiler'
import { isFlow } from '@aicc/flow-dsl/language'
import type { Channel } from '@aicc/flow-dsl/language'
import type { FlowWithContent } from '@aicc/flow-simulator'
import {
  assertProperty,
  encryptedInputIsNeverSpoken,
  everyCallEnds,
  everyErrorHasABranch,
  everyMenuAnswersEveryKey,
  lambdaFailureReachesAPerson,
  noEmptyValueIsSpoken,
  noEndlessLoop,
  nobodyIsHungUpOnInSilence,
  silenceIsShort,
} from '@aicc/flow-simulator/testing'
import { expect, test } from 'vitest'

interface Example extends FlowWithContent {
  readonly name: string
  readonly channels: readonly Channel[]
}

const examples: Example[] = []
for (const file of readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!file.endsWith('.flow.ts') || file.includes('node_modules')) continue
  const exported: object = await import(pathToFileURL(join(import.meta.dirname, file)).href)
  for (const flow of Object.values(exported)) {
    if (!isFlow(flow)) continue
    const { channels = ['VOICE'] } = flow.build().graph
    examples.push({ name: flow.name, content: compile(flow).content, flowType: flow.flowType, channels })
  }
}

const properties = [
  encryptedInputIsNeverSpoken,
  everyCallEnds,
  everyErrorHasABranch,
  everyMenuAnswersEveryKey,
  lambdaFailureReachesAPerson,
  noEmptyValueIsSpoken,
  noEndlessLoop(60),
  nobodyIsHungUpOnInSilence,
  silenceIsShort(10),
]

test.each(examples)('whatever happens, nothing goes wrong in calls of $name', async ({ channels, ...example }) => {
  const flows = [example, ...examples.filter(({ name }) => name !== example.name)]
  await expect(assertProperty(flows, properties, { channels, runs: 500 })).resolves.toBeUndefined()
})
