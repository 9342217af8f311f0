import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { flowModule } from '../index.js'
import type { AttributeReference } from '../index.js'
import type { BranchOfModule } from './module-contract.js'

describe('flowModule', () => {
  const input = z.object({ number: z.string(), visits: z.number() })
  const output = z.object({ id: z.string() })

  it('carries its contract, and nothing that was not declared', () => {
    expect(flowModule('m', { input, output, branches: ['known'] }, () => {}).module).toEqual({
      input,
      output,
      branches: ['known'],
    })
    expect(flowModule('m', {}, () => {}).module).toEqual({})
  })

  it('hands references to its input to the body', () => {
    const received: string[] = []
    flowModule('m', { input }, (flow, given) => {
      expectTypeOf(given.number).toEqualTypeOf<AttributeReference>()
      expectTypeOf(given.visits).toEqualTypeOf<AttributeReference<number>>()
      received.push(String(given.number), String(given.visits))
      flow.returnFromModule()
    }).build()
    expect(received).toEqual(['$.Modules.Input.number', '$.Modules.Input.visits'])
  })

  it('keeps the names of its branches', () => {
    const module = flowModule('m', { branches: ['known', 'unknown'] }, () => {})
    expectTypeOf<BranchOfModule<typeof module.module>>().toEqualTypeOf<'known' | 'unknown'>()
    expect(module.module.branches).toEqual(['known', 'unknown'])
  })
})
