import { goOn } from '@aicc/flow-dsl'
import type { FlowBuilder, Handled } from '@aicc/flow-dsl'
import agentWhisper from '../agent-whisper/agent-whisper.flow.ts'
import customerHold from '../customer-hold/customer-hold.flow.ts'
import customerQueue from '../customer-queue/customer-queue.flow.ts'
import customerWhisper from '../customer-whisper/customer-whisper.flow.ts'
import satisfactionSurvey from '../satisfaction-survey/satisfaction-survey.flow.ts'
import { say } from './language.ts'

/** What every call of the center is set up with, before the first word is spoken. */
export function prepareCall(flow: FlowBuilder<'CONTACT_FLOW', Handled>): void {
  flow.setLoggingBehavior('enabled')
  // A call without its recording or its hold music is better than no call: what fails here is left out.
  flow.attempt(
    () => {
      flow.setVoiceRecordingAndAnalytics(
        {
          record: ['Agent', 'Customer'],
          analytics: { language: 'ko-KR', mode: 'after the contact', redact: 'everything' },
        },
        { on: { ChannelMismatch: goOn } },
      )
      flow.setCustomerQueueFlow(customerQueue)
      flow.setAgentWhisperFlow(agentWhisper)
      flow.setCustomerWhisperFlow(customerWhisper)
      flow.setCustomerHoldFlow(customerHold)
      flow.setDisconnectFlow(satisfactionSurvey)
    },
    { onError: goOn },
  )
}

/** The last resort of a call: apologise in the customer's language and hang up. */
export function apologise(flow: FlowBuilder<'CONTACT_FLOW'>): void {
  say(flow, {
    'ko-KR': '죄송합니다. 일시적인 오류로 통화를 이어 갈 수 없습니다. 잠시 후 다시 전화해 주시기 바랍니다.',
    'en-US': 'We are sorry. Something has gone wrong and we cannot continue this call. Please call again later.',
  })
  flow.disconnect()
}
