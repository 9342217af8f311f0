/**
 * An agent has taken a call of the line that knows who is calling. The customer hears that somebody is there now, and the
 * flow at the end of the call will know that they have talked: nobody has to call back.
 */
import { customerWhisperFlow, goOn } from '@aicc/flow-dsl'
import { crm } from '../crm-greeting/crm-attributes.ts'
import { inTheirLanguage, voices } from '../shared/language.ts'
import type { Language } from '../shared/language.ts'

const words: Readonly<Record<Language, string>> = {
  'ko-KR': '기다려 주셔서 감사합니다. 상담원을 연결해 드리겠습니다.',
  'en-US': 'Thank you for waiting. You are now being connected to an agent.',
}

export default customerWhisperFlow(
  'crm-answered',
  { channels: ['VOICE'], description: 'CRM 회선의 상담원 연결 안내' },
  (flow) => {
    // Without it somebody calls back who need not; the conversation goes on.
    flow.setContactAttributes(crm, { crmProgress: 'answered' }, { on: { NoMatchingError: goOn } })
    inTheirLanguage(flow, (language) => {
      // The agent whisper has spoken Korean before.
      flow.setVoice(voices[language])
      flow.playPrompt(words[language])
    })
    flow.endFlow()
  },
)
