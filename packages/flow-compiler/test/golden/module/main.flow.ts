import { contactFlow, flowModule } from '@aicc/flow-dsl'
import { z } from 'zod'

export const verify = flowModule(
  'verify',
  {
    input: z.object({ digits: z.number() }),
    output: z.object({ employeeNumber: z.string() }),
    branches: ['verified', 'refused'],
    onError: (flow) => flow.returnFromModule({ branch: 'refused' }),
  },
  (flow, input) => {
    flow.checkContactAttributes(input.digits, {
      conditions: [{ greaterThan: 0, branch: () => {} }],
      otherwise: () => flow.returnFromModule({ branch: 'refused' }),
    })
    const digits = flow.storeCustomerInput({ prompt: '사번을 눌러 주세요.' })
    flow.returnFromModule({ branch: 'verified', output: { employeeNumber: digits } })
  },
)

export default contactFlow('caller', {}, (flow) => {
  const goodbye = flow.block('goodbye', () => flow.disconnect())
  const { employeeNumber } = flow.invokeModule(
    verify,
    { digits: 8 },
    { on: { verified: () => {}, refused: goodbye, NoMatchingError: goodbye } },
  )
  flow.playPrompt(`${employeeNumber} 번으로 확인되었습니다.`)
  flow.goto(goodbye)
})
