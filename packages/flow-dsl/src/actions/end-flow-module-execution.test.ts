import { expect, it } from 'vitest'
import { z } from 'zod'
import { startOf, statedOutcomes } from '../../test/written-action.js'
import { flowModule } from '../index.js'
import { endFlowModuleExecution } from './end-flow-module-execution.js'

it('returns from a module without a contract', () => {
  expect(startOf(flowModule('m', {}, (flow) => flow.returnFromModule()))).toEqual({
    type: 'EndFlowModuleExecution',
    parameters: {},
    ways: {},
  })
})

it('returns on a branch with data', () => {
  const module = flowModule(
    'm',
    { input: z.object({ number: z.string() }), output: z.object({ id: z.string() }), branches: ['known'] },
    (flow, input) => flow.returnFromModule({ branch: 'known', output: { id: input.number } }),
  )
  expect(startOf(module).parameters).toEqual({ Result: 'known', ResultData: { id: '$.Modules.Input.number' } })
})

it('ends the module, is legal in modules alone, and is called by its branch', () => {
  expect(statedOutcomes(endFlowModuleExecution, {})).toMatchObject({ next: 'terminal' })
  expect(endFlowModuleExecution.flowTypes).toEqual(['MODULE'])
  expect(endFlowModuleExecution.label?.({ Result: 'known' })).toBe('known')
})
