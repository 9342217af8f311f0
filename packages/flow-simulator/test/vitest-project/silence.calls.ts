import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '@aicc/flow-compiler'
import { simulate } from '@aicc/flow-simulator'
import { expect, it } from 'vitest'
import supportLine from '../fixtures/support-line.flow.js'

it('says goodbye to silence', async () => {
  const call = await simulate(compile(supportLine)).dial()
  await call.wait()
  expect(call).toHaveHeardInOrder(['Press 1', 'Thank you'])
  expect(call).toHaveEnded('flow')
})

it('greets', async () => {
  const file = join(import.meta.dirname, 'greeting.json')
  const call = await simulate({ content: readFileSync(file, 'utf8'), file }).dial()
  expect(call).toHaveHeard('Welcome back.')
})
