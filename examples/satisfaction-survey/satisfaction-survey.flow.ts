/**
 * The agent has hung up and the customer is still there: one question, how it went. Who was not satisfied may talk to
 * the second line right away. The question comes once a contact: after that second conversation it is just goodbye.
 */
import { disconnectFlow, flowNamed, goOn } from '@aicc/flow-dsl'
import { customer } from '../shared/attributes.ts'
import { inTheirLanguage, say } from '../shared/language.ts'
import type { Language } from '../shared/language.ts'

interface Words {
  readonly rate: string
  readonly sorry: string
}

const words: Readonly<Record<Language, Words>> = {
  'ko-KR': {
    rate: '오늘 상담에 얼마나 만족하셨나요? 매우 만족은 5번, 만족은 4번, 보통은 3번, 불만족은 2번, 매우 불만족은 1번을 눌러 주세요.',
    sorry:
      '불편을 드려 죄송합니다. 전문 상담원과 다시 상담하시려면 1번을 눌러 주세요. 원하지 않으시면 전화를 끊으셔도 됩니다.',
  },
  'en-US': {
    rate: 'How satisfied were you with this call? Please press a key from 5, very satisfied, to 1, not at all.',
    sorry: 'We are sorry to hear that. To talk to a specialist, press 1. Otherwise you may simply hang up.',
  },
}

export default disconnectFlow(
  'satisfaction-survey',
  {
    channels: ['VOICE'],
    description: '상담 후 만족도 조사',
    onError: (flow) => {
      flow.playPrompt('이용해 주셔서 감사합니다. 안녕히 계세요.')
      flow.disconnect()
    },
  },
  (flow) => {
    const goodbye = flow.block('goodbye', () => {
      say(flow, {
        'ko-KR': '이용해 주셔서 감사합니다. 좋은 하루 보내세요.',
        'en-US': 'Thank you for calling Nuri Home. Goodbye.',
      })
      flow.disconnect()
    })

    flow.match(customer.surveyed, { true: goodbye, otherwise: goOn })
    flow.setContactAttributes(customer, { surveyed: true })
    inTheirLanguage(flow, (language) => {
      const spoken = words[language]
      const unhappy = flow.block(`unhappy ${language}`, () => {
        flow.getCustomerInput({
          prompt: spoken.sorry,
          on: {
            // By name: the flow that is meant sets up its calls with this one.
            '1': () => flow.transferToFlow(flowNamed('escalation')),
            InputTimeLimitExceeded: goodbye,
            NoMatchingCondition: goodbye,
          },
        })
      })
      flow.retry(
        { times: 2 },
        (retry) => {
          flow.getCustomerInput({
            prompt: spoken.rate,
            on: {
              '1': () => {
                flow.setContactAttributes(customer, { satisfaction: '1' })
                flow.goto(unhappy)
              },
              '2': () => {
                flow.setContactAttributes(customer, { satisfaction: '2' })
                flow.goto(unhappy)
              },
              '3': () => flow.setContactAttributes(customer, { satisfaction: '3' }),
              '4': () => flow.setContactAttributes(customer, { satisfaction: '4' }),
              '5': () => flow.setContactAttributes(customer, { satisfaction: '5' }),
              InputTimeLimitExceeded: goodbye,
              NoMatchingCondition: retry.again,
            },
          })
          flow.goto(goodbye)
        },
        { exhausted: goodbye },
      )
    })
  },
)
