import { contact, contactFlow, lambda, text } from '@aicc/flow-dsl'
import { z } from 'zod'

const registration = lambda('registration', {
  input: z.object({ customerInput: z.string(), customerPhone: z.string() }),
  output: z.object({
    registrationStatus: z.enum(['SUCCESS', 'DUPLICATE', 'INPUT_ERROR', 'ERROR']),
    lotteryNumber: z.string(),
    errorMessage: z.string(),
  }),
})

export default contactFlow(
  'lottery-registration',
  {
    channels: ['VOICE'],
    onError: (flow) => {
      flow.playPrompt('일시적인 오류입니다.')
      flow.disconnect()
    },
  },
  (flow) => {
    const goodbye = flow.block('goodbye', () => {
      flow.playPrompt('감사합니다.')
      flow.disconnect()
    })

    flow.playPrompt('이벤트 등록 전화입니다.')
    const ask = flow.here('ask')
    const employeeNumber = flow.storeCustomerInput({ prompt: '사번을 누르고 우물 정자를 눌러 주세요.', maxDigits: 8 })
    const result = flow.invokeLambda(registration, {
      customerInput: employeeNumber,
      customerPhone: contact.customerEndpoint.address,
    })
    flow.match(result.registrationStatus, {
      SUCCESS: () => {
        flow.playPrompt(text`추첨 번호는 ${result.lotteryNumber} 입니다.`)
        flow.goto(goodbye)
      },
      DUPLICATE: () => {
        flow.playPrompt(result.errorMessage)
        flow.goto(goodbye)
      },
      INPUT_ERROR: ask,
      ERROR: goodbye,
    })
  },
)
