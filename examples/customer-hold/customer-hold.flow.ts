/**
 * The agent has to ask a colleague, and the customer holds: music, and every now and then a word that nobody has
 * forgotten them.
 */
import { customerHoldFlow, prompt } from '@aicc/flow-dsl'
import { customer } from '../shared/attributes.ts'

export default customerHoldFlow(
  'customer-hold',
  { channels: ['VOICE'], description: '통화 대기 중 고객이 듣는 안내와 음악' },
  (flow) => {
    const music = prompt('hold-music')
    flow.match(customer.language, {
      'en-US': () => flow.loopPrompts([music, 'Thank you for holding. Your agent will be right back with you.']),
      otherwise: () => flow.loopPrompts([music, '상담원이 확인 중입니다. 끊지 말고 잠시만 더 기다려 주세요.']),
    })
  },
)
