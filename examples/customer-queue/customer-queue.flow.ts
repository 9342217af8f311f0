/**
 * All agents are busy, and a customer waits: music, an apology, and every minute a break in which they hear how many
 * people wait and may have an agent call them back instead. Who does nothing keeps their place.
 */
import { customerQueueFlow, goOn, prompt, text } from '@aicc/flow-dsl'
import type { AttributeReference } from '@aicc/flow-dsl'
import { offerCallback } from '../shared/callback.ts'
import { inTheirLanguage } from '../shared/language.ts'
import type { Language } from '../shared/language.ts'

interface Words {
  readonly patience: string
  readonly waiting: (customers: AttributeReference<number>) => string
}

const words: Readonly<Record<Language, Words>> = {
  'ko-KR': {
    patience: '모든 상담원이 통화 중입니다. 끊지 말고 기다려 주시면 순서대로 연결해 드리겠습니다.',
    waiting: (customers) => text`현재 고객님을 포함하여 ${customers} 명이 기다리고 있습니다.`,
  },
  'en-US': {
    patience: 'All of our agents are helping other customers. Please stay on the line, and we will be right with you.',
    waiting: (customers) => text`Customers waiting at the moment, including you: ${customers}.`,
  },
}

export default customerQueueFlow(
  'customer-queue',
  {
    channels: ['VOICE'],
    description: '대기 중 안내, 음악, 콜백 제안',
    // Whatever breaks, the customer keeps their place and hears that the line is alive.
    onError: (flow) => flow.loopPrompts([prompt('waiting-music')]),
  },
  (flow) => {
    inTheirLanguage(flow, (language) => {
      const spoken = words[language]
      flow.loopPrompts([spoken.patience, prompt('waiting-music')], {
        interrupt: {
          // Below twenty seconds an interruption can cut the hand-over to an agent.
          everySeconds: 60,
          branch: () => {
            flow.attempt(
              () => {
                const live = flow.getQueueMetrics({ channel: 'Voice' })
                flow.playPrompt(spoken.waiting(live.queue.size))
              },
              { onError: goOn },
            )
            offerCallback(flow, language)
          },
        },
      })
    })
  },
)
