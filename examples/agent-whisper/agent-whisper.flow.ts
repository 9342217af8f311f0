/**
 * An agent has accepted a call and hears, before the customer does, what it is about: which queue, a premium customer
 * or not, English or Korean, and what was chosen in the menu. The first sentence is never "무엇을 도와드릴까요?" again.
 */
import { agentWhisperFlow, goOn, systemQueue, text } from '@aicc/flow-dsl'
import { customer } from '../shared/attributes.ts'
import { voices } from '../shared/language.ts'

export default agentWhisperFlow(
  'agent-whisper',
  { channels: ['VOICE'], description: '상담원에게만 들리는 문의 안내' },
  (flow) => {
    // Agents are Korean, whatever the customer speaks; the customer whisper sets the customer's voice again.
    flow.setVoice(voices['ko-KR'])
    flow.playPrompt(text`${systemQueue.name} 전화입니다.`)
    flow.match(customer.grade, {
      premium: () => flow.playPrompt('프리미엄 고객입니다.'),
      otherwise: goOn,
    })
    flow.match(customer.language, {
      'en-US': () => flow.playPrompt('영어 상담을 원하는 고객입니다.'),
      otherwise: goOn,
    })
    flow.match(customer.tier, {
      '2': () => flow.playPrompt('이차 상담입니다. 지난 상담 이력을 먼저 확인해 주세요.'),
      otherwise: goOn,
    })
    flow.match(customer.inquiry, {
      technical: () => flow.playPrompt('제품 고장 문의입니다.'),
      delivery: () => flow.playPrompt('주문과 배송 문의입니다.'),
      billing: () => flow.playPrompt('요금 문의입니다.'),
      lottery: () => flow.playPrompt('이벤트 등록 문의입니다.'),
      otherwise: goOn,
    })
    flow.match(customer.product, {
      refrigerator: () => flow.playPrompt('냉장고입니다.'),
      washer: () => flow.playPrompt('세탁기나 건조기입니다.'),
      'air-conditioner': () => flow.playPrompt('에어컨입니다.'),
      otherwise: goOn,
    })
    flow.endFlow()
  },
)
