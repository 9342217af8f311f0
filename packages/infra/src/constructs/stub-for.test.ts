import { flowTypes } from '@aicc/flow-dsl/language'
import { checkFlowJson } from '@aicc/flow-compiler'
import { expect, it } from 'vitest'
import { stubFor } from './stub-for.js'

it.each(flowTypes)('the stub of a %s is content that the service takes', (flowType) => {
  const { diagnostics } = checkFlowJson(stubFor(flowType), { flowType })
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
})
