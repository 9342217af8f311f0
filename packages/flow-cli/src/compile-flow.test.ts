import { contactFlow } from '@aicc/flow-dsl'
import { expect, it } from 'vitest'
import { compileFlow } from './compile-flow.js'

const file = { name: 'a.flow.ts', path: '/flows/a.flow.ts', kind: 'typescript' } as const

it('compiles a flow', () => {
  const goodbye = contactFlow('goodbye', {}, (flow) => flow.disconnect())
  expect(compileFlow(goodbye, file).compiled?.name).toBe('goodbye')
})

it('gives up a flow whose function never ends, and says where it is', () => {
  const endless = contactFlow('endless', {}, (flow) => {
    let spinning = true
    while (spinning) spinning = flow !== undefined
    flow.disconnect()
  })
  expect(compileFlow(endless, file, {}, 50)).toEqual({
    compiled: undefined,
    diagnostics: [
      expect.objectContaining({
        code: 'FLOW1027',
        name: 'endless-flow',
        severity: 'error',
        message: 'Flow "endless" was not built within 0.05 seconds, and was given up.',
        location: expect.objectContaining({ file: expect.stringMatching(/compile-flow\.test\.ts$/), line: 13 }),
      }),
    ],
  })
})

it('says what the compiler trips over', () => {
  const flow = contactFlow('broken', {}, (builder) => builder.disconnect())
  const broken = Object.create(flow, { build: { value: () => ({}) } })
  const [problem] = compileFlow(broken, file).diagnostics
  expect(problem).toMatchObject({ code: 'FLOW9002', name: 'internal-error', location: { file: '/flows/a.flow.ts' } })
})
