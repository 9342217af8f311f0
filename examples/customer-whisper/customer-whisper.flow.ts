/**
 * The waiting is over: right before the agent's voice, the customer hears that somebody is there now, in the language
 * that they chose, and by name where the center knows it.
 */
import { customerWhisperFlow, text } from '@aicc/flow-dsl'
import { customer } from '../shared/attributes.ts'
import { voices } from '../shared/language.ts'

export default customerWhisperFlow(
  'customer-whisper',
  { channels: ['VOICE'], description: '상담원 연결 직전 고객 안내' },
  (flow) => {
    flow.match(customer.language, {
      'en-US': () => {
        // The agent whisper has spoken Korean before.
        flow.setVoice(voices['en-US'])
        flow.playPrompt('Thank you for waiting. You are now being connected to an agent.')
      },
      otherwise: () => {
        flow.setVoice(voices['ko-KR'])
        flow.match(customer.verified, {
          true: () => flow.playPrompt(text`${customer.customerName} 고객님, 기다려 주셔서 감사합니다.`),
          otherwise: () => flow.playPrompt('기다려 주셔서 감사합니다.'),
        })
        flow.playPrompt('상담원을 연결해 드리겠습니다.')
      },
    })
    flow.endFlow()
  },
)
