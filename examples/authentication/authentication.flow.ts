/**
 * Who is calling? A caller wants something that only the customer may have: a balance, a named contact. The number
 * shown on the line says who it should be; the date of birth confirms it, in three tries. The digits stay out of the
 * flow logs. The flow that asked goes on with the customer's id, name and grade, or hears why it cannot.
 */
import { flowModule } from '@aicc/flow-dsl'
import { z } from 'zod'
import { inTheirLanguage } from '../shared/language.ts'
import type { Language } from '../shared/language.ts'
import { customerVerification } from './customer-verification.ts'

interface Words {
  readonly ask: string
  readonly mismatch: string
  readonly verified: string
}

const words: Readonly<Record<Language, Words>> = {
  'ko-KR': {
    ask: '본인 확인을 위해 생년월일 여섯 자리를 눌러 주세요.',
    mismatch: '입력하신 정보가 등록된 정보와 일치하지 않습니다.',
    verified: '본인 확인이 완료되었습니다.',
  },
  'en-US': {
    ask: 'To confirm that it is you, please enter your date of birth: two digits each for the year, month and day.',
    mismatch: 'That does not match our records.',
    verified: 'Thank you. You have been verified.',
  },
}

export default flowModule(
  'authentication',
  {
    channels: ['VOICE'],
    description: '본인 확인 모듈: 전화번호와 생년월일',
    input: z.object({ phoneNumber: z.string() }),
    output: z.object({
      customerId: z.string(),
      customerName: z.string(),
      grade: z.enum(['general', 'premium']),
    }),
    branches: ['verified', 'notVerified', 'locked'],
    onError: (flow) => {
      flow.setLoggingBehavior('enabled')
      flow.returnFromModule({ branch: 'notVerified' })
    },
  },
  (flow, input) => {
    const notVerified = flow.block('not verified', () => {
      flow.setLoggingBehavior('enabled')
      flow.returnFromModule({ branch: 'notVerified' })
    })
    const locked = flow.block('locked', () => {
      flow.setLoggingBehavior('enabled')
      flow.returnFromModule({ branch: 'locked' })
    })

    // A date of birth is personal: neither the digits nor the parameters of the Lambda call may reach the logs.
    flow.setLoggingBehavior('disabled')
    inTheirLanguage(flow, (language) => {
      const spoken = words[language]
      flow.retry(
        { times: 3 },
        (retry) => {
          const birthDate = flow.storeCustomerInput({ prompt: spoken.ask, maxDigits: 6, timeoutSeconds: 10 })
          const result = flow.invokeLambda(customerVerification, { phoneNumber: input.phoneNumber, birthDate })
          flow.match(result.verification, {
            VERIFIED: () => {
              flow.setLoggingBehavior('enabled')
              flow.playPrompt(spoken.verified)
              flow.returnFromModule({
                branch: 'verified',
                output: { customerId: result.customerId, customerName: result.customerName, grade: result.grade },
              })
            },
            MISMATCH: () => {
              flow.playPrompt(spoken.mismatch)
              flow.goto(retry.again)
            },
            UNKNOWN_CUSTOMER: notVerified,
            LOCKED: locked,
          })
        },
        { exhausted: notVerified },
      )
    })
  },
)
