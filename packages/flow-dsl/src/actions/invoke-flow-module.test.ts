import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { graphOf, statedOutcomes, waysIn, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import type { ParameterValue } from '../graph/flow-graph.js'
import { contact, contactFlow, flowModule, resource } from '../index.js'
import type { AttributeReference } from '../index.js'
import { invokeFlowModule } from './invoke-flow-module.js'

const authenticate = flowModule(
  'authenticate',
  {
    input: z.object({ number: z.string(), tries: z.number() }),
    output: z.object({ customerId: z.string() }),
    branches: ['known', 'unknown'],
  },
  (flow) => flow.returnFromModule({ branch: 'known' }),
)
const greet = flowModule('greet', {}, (flow) => flow.returnFromModule())

it('sends the input and branches on what the module declares', () => {
  const returned: { readonly customerId: AttributeReference }[] = []
  const invocation = writtenBy((flow, elsewhere) => {
    const output = flow.invokeModule(
      authenticate,
      { number: contact.customerEndpoint.address, tries: 3 },
      { on: { unknown: elsewhere, known: () => {}, NoMatchingError: elsewhere } },
    )
    returned.push(output)
  })
  expect(invocation).toEqual({
    type: 'InvokeFlowModule',
    parameters: {
      FlowModuleId: { kind: 'module', name: 'authenticate' },
      // Real JSON: the service checks the values against the module's schema.
      Input: { number: '$.CustomerEndpoint.Address', tries: 3 },
    },
    ways: {
      next: 'after',
      'Equals known': 'after',
      'Equals unknown': 'elsewhere',
      NoMatchingError: 'elsewhere',
      NoMatchingCondition: 'elsewhere',
    },
  })
  expect(String(returned[0]?.customerId)).toBe('$.Modules.ResultData.customerId')
})

describe('without declared branches', () => {
  it('goes on, and has no other result', () => {
    expect(
      writtenBy((flow, elsewhere) => flow.invokeModule(greet, {}, { on: { NoMatchingError: elsewhere } })),
    ).toEqual({
      type: 'InvokeFlowModule',
      parameters: { FlowModuleId: { kind: 'module', name: 'greet' } },
      ways: { next: 'after', NoMatchingError: 'elsewhere' },
    })
  })
})

it('leaves a failure, and a result that is not declared, to onError', () => {
  const { ways } = writtenUnderHandlerBy((flow) =>
    flow.invokeModule(authenticate, { number: '1', tries: 1 }, { on: { known: () => {}, unknown: () => {} } }),
  )
  expect(ways).toMatchObject({ NoMatchingError: 'handler', NoMatchingCondition: 'handler' })
})

it('writes a failure branch once, although two outcomes lead there', () => {
  const built = contactFlow('f', {}, (flow) => {
    flow.invokeModule(
      authenticate,
      { number: '1', tries: 1 },
      { on: { known: () => {}, unknown: () => {}, NoMatchingError: () => flow.disconnect({ id: 'failed' }) } },
    )
    flow.disconnect({ id: 'after' })
  })
  expect(waysIn(built)).toMatchObject({
    InvokeFlowModule: { NoMatchingError: 'failed', NoMatchingCondition: 'failed' },
    failed: {},
    after: {},
  })
  expect(graphOf(built).actions).toHaveLength(3)
})

it('remembers the module, so that contracts and circles can be followed', () => {
  const built = contactFlow('f', {}, (flow) => {
    flow.invokeModule(greet, {}, { on: { NoMatchingError: () => {} } })
    flow.disconnect()
  })
  expect([...built.build().graph.invokedModules]).toEqual([['greet', greet]])
})

it('needs a branch for a failure; the rest is the contract', () => {
  expect(statedOutcomes(invokeFlowModule, {})).toEqual({
    form: 'only form',
    next: 'continues',
    failures: ['NoMatchingError'],
    events: [],
    optional: ['NoMatchingCondition'],
    results: [],
  })
})

it('leaves its result, and may have written any contact attribute', () => {
  expect(invokeFlowModule.sets?.({})).toEqual(['$.Modules.Result', '$.Modules.ResultData', '$.Attributes'])
})

it('replaces the result of the module before by that of its contract', () => {
  const withOutput = flowModule('with output', { output: z.object({ number: z.string() }) }, (flow) =>
    flow.returnFromModule(),
  )
  const invokedModules = new Map([['with output', withOutput]])
  const replaced = (FlowModuleId: ParameterValue) => invokeFlowModule.replaces?.({ FlowModuleId }, invokedModules)
  expect(replaced(resource('module', 'with output'))).toEqual({
    namespace: '$.Modules.ResultData',
    members: new Set(['number']),
  })
  expect(replaced(resource('module', 'elsewhere'))?.members).toBeUndefined()
  expect(replaced('m-1')?.members).toBeUndefined()
})

it('is called by the module', () => {
  expect(invokeFlowModule.label?.({ FlowModuleId: 'arn:aws:connect:x:1:instance/a/flow-module/b' })).toBe('b')
})
