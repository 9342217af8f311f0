/**
 * An agent passes a customer on to another team with a queue quick connect. The agent hears whether that team is open
 * and has people, before the customer is let go; otherwise the customer comes back to the agent, not into silence.
 */
import { goOn, queueTransferFlow, systemQueue, text } from '@aicc/flow-dsl'
import agentWhisper from '../agent-whisper/agent-whisper.flow.ts'
import customerQueue from '../customer-queue/customer-queue.flow.ts'
import customerWhisper from '../customer-whisper/customer-whisper.flow.ts'
import { voices } from '../shared/language.ts'

export default queueTransferFlow(
  'queue-transfer',
  {
    channels: ['VOICE'],
    description: '대기열 빠른 연결로 다른 팀에 전환',
    onError: (flow) => {
      flow.playPrompt('전환하지 못했습니다. 고객과의 통화로 돌아갑니다.')
      flow.disconnect()
    },
  },
  (flow) => {
    flow.setVoice(voices['ko-KR'])
    // The transfer is a contact of its own: what the first one had set up does not come along.
    flow.setCustomerQueueFlow(customerQueue)
    flow.setAgentWhisperFlow(agentWhisper)
    flow.setCustomerWhisperFlow(customerWhisper)

    const closed = flow.block('closed', () => {
      flow.playPrompt(text`${systemQueue.name} 팀은 지금 상담 시간이 아닙니다. 고객에게 콜백을 제안해 주세요.`)
      flow.disconnect()
    })
    const nobody = flow.block('nobody there', () => {
      flow.playPrompt(text`${systemQueue.name} 팀에 근무 중인 상담원이 없습니다. 고객과의 통화로 돌아갑니다.`)
      flow.disconnect()
    })
    const full = flow.block('full', () => {
      flow.playPrompt(text`${systemQueue.name} 대기열이 가득 찼습니다. 고객과의 통화로 돌아갑니다.`)
      flow.disconnect()
    })
    flow.checkHoursOfOperation('working queue', { on: { True: goOn, False: closed } })
    flow.checkStaffing('staffed', { on: { True: goOn, False: nobody } })
    flow.checkQueueStatus('contactsInQueue', {
      conditions: [
        {
          greaterOrEqual: 10,
          branch: () => flow.playPrompt('대기 고객이 많습니다. 연결까지 시간이 걸린다고 고객에게 안내해 주세요.'),
        },
      ],
      on: { NoMatchingCondition: goOn },
    })
    flow.playPrompt(text`${systemQueue.name} 팀으로 전환합니다.`)
    flow.transferToQueue({ on: { QueueAtCapacity: full } })
  },
)
