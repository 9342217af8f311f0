/**
 * A callback is due. The agent has accepted it; now the customer is called with the number of the center, so that they
 * know who it is, and hears why before the agent speaks.
 */
import { outboundWhisperFlow, phoneNumber } from '@aicc/flow-dsl'
import { customer } from '../shared/attributes.ts'
import { voices } from '../shared/language.ts'

export default outboundWhisperFlow(
  'outbound-whisper',
  { channels: ['VOICE'], description: '예약 콜백과 발신 통화의 고객 안내' },
  (flow) => {
    flow.setRecordingBehavior({ record: ['Agent', 'Customer'] })
    flow.callPhoneNumber({ callerId: phoneNumber('main-number') })
    flow.match(customer.language, {
      'en-US': () => {
        flow.setVoice(voices['en-US'])
        flow.playPrompt('Hello, this is Nuri Home with the callback you asked for. This call is recorded.')
      },
      otherwise: () => {
        flow.setVoice(voices['ko-KR'])
        flow.playPrompt('안녕하세요. 누리홈 고객센터에서 전화드렸습니다. 통화 내용은 녹음됩니다.')
      },
    })
    flow.endFlow()
  },
)
