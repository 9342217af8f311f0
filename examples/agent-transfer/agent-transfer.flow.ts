/**
 * An agent asks a colleague by name: an agent quick connect. The one who transfers hears whom the call goes to; the
 * colleague hears in a whisper what it is about before they answer.
 */
import { agent, agentTransferFlow, text } from '@aicc/flow-dsl'
import agentWhisper from '../agent-whisper/agent-whisper.flow.ts'
import { voices } from '../shared/language.ts'

export default agentTransferFlow(
  'agent-transfer',
  {
    channels: ['VOICE'],
    description: '상담원 빠른 연결로 동료에게 전환',
    onError: (flow) => {
      flow.playPrompt('전환하지 못했습니다. 고객과의 통화로 돌아갑니다.')
      flow.disconnect()
    },
  },
  (flow) => {
    flow.setVoice(voices['ko-KR'])
    flow.setAgentWhisperFlow(agentWhisper)
    flow.playPrompt(text`${agent.lastName} ${agent.firstName} 상담원에게 전환합니다. 잠시만 기다려 주세요.`)
    flow.transferToAgent()
  },
)
