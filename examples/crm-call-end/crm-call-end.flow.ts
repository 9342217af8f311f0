/**
 * A call that the CRM should know of has ended. Who has talked to an agent is thanked, and the call is noted with the
 * customer. Who hung up while waiting finds somebody calling back: a case is opened, once, whatever is repeated. Nobody
 * may be left on the line, so nothing here depends on being heard, and nothing is spoken before the CRM is told.
 */
import { disconnectFlow, goOn } from '@aicc/flow-dsl'
import { createCase, logActivity } from '@aicc/crm-lambda/contract'
import { crm } from '../crm-greeting/crm-attributes.ts'
import { say } from '../shared/language.ts'

export default disconnectFlow(
  'crm-call-end',
  {
    channels: ['VOICE'],
    description: '통화 종료 후 CRM 기록과 포기 호 케이스',
    onError: (flow) => flow.disconnect(),
  },
  (flow) => {
    const goodbye = flow.block('goodbye', () => {
      // Where the customer has gone, there is nobody to be told.
      flow.attempt(
        () => say(flow, { 'ko-KR': '이용해 주셔서 감사합니다.', 'en-US': 'Thank you for calling. Goodbye.' }),
        { onError: goOn },
      )
      flow.disconnect()
    })
    flow.match(crm.crmProgress, {
      waiting: () => {
        flow.invokeLambda(
          createCase,
          { operation: 'createCase', subject: '상담 연결 전에 끊긴 전화', customerId: crm.crmCustomerId },
          { on: { NoMatchingError: goodbye } },
        )
        flow.goto(goodbye)
      },
      otherwise: () => {
        flow.invokeLambda(
          logActivity,
          { operation: 'logActivity', subject: '고객센터 통화', customerId: crm.crmCustomerId },
          { on: { NoMatchingError: goodbye } },
        )
        flow.goto(goodbye)
      },
    })
  },
)
