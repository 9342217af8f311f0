import { compile } from '@aicc/flow-compiler'
import { simulate } from '@aicc/flow-simulator'
import { expect, it } from 'vitest'
import supportLine from '../fixtures/support-line.flow.js'

it('puts callers into the queue', async () => {
  const call = await simulate(compile(supportLine)).dial()
  await call.press('1')
  expect(call).toBeQueuedIn('support')
})
