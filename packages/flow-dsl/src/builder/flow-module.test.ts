import { expect, test } from 'vitest'
import { z } from 'zod'
import { flowModule } from '../index.js'
import { startOf } from '../../test/written-action.js'

test('lets `onError` return on a branch of the contract, and on no other', () => {
  const module = flowModule(
    'verify',
    {
      branches: ['verified', 'notVerified'],
      output: z.object({ customerId: z.string() }),
      onError: (flow) => {
        flow.returnFromModule({ branch: 'notVerified', id: 'failed' })
        // @ts-expect-error the contract has no such branch
        flow.returnFromModule({ branch: 'notVerifed' })
      },
    },
    (flow) => {
      flow.setContactProperties({ customerId: 'C-1' })
      flow.returnFromModule({ branch: 'verified', output: { customerId: 'C-1' } })
    },
  )
  expect(startOf(module).ways).toMatchObject({ NoMatchingError: 'failed' })
})

test('knows the input of a contract that has `onError`', () => {
  const module = flowModule(
    'verify',
    { input: z.object({ phoneNumber: z.string() }), onError: (flow) => flow.returnFromModule() },
    (flow, input) => {
      flow.setContactProperties({ customerId: input.phoneNumber })
      // @ts-expect-error the contract has no such input
      expect(input.phone).toBeUndefined()
      flow.returnFromModule()
    },
  )
  expect(startOf(module).parameters).toMatchObject({ CustomerId: '$.Modules.Input.phoneNumber' })
})
