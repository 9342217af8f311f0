import { contactFlow, hoursOfOperation, queue, queueTransferFlow } from '@aicc/flow-dsl'

/** Quick connects bring a contact here; the main menu goes there by name. */
export const support = queueTransferFlow('support', {}, (flow) => {
  flow.playPrompt('상담원에게 연결합니다.')
  const goodbye = flow.block('goodbye', () => flow.disconnect())
  flow.setWorkingQueue(queue('support'), { on: { NoMatchingError: goodbye } })
  flow.transferToQueue({ on: { QueueAtCapacity: goodbye, NoMatchingError: goodbye } })
})

export default contactFlow(
  'menu',
  {
    channels: ['VOICE'],
    description: 'The main menu.',
    onError: (flow) => {
      flow.playPrompt('일시적인 오류입니다. 잠시 후 다시 걸어 주세요.')
      flow.disconnect()
    },
  },
  (flow) => {
    const goodbye = flow.block('goodbye', () => {
      flow.playPrompt('감사합니다.')
      flow.disconnect()
    })

    flow.setVoice({ language: 'ko-KR', voice: 'Seoyeon', engine: 'Neural' })
    flow.checkHoursOfOperation(hoursOfOperation('weekdays'), {
      on: {
        True: () => {},
        False: () => {
          flow.playPrompt('지금은 상담 시간이 아닙니다.')
          flow.goto(goodbye)
        },
      },
    })
    const menu = flow.here('menu')
    flow.getCustomerInput({
      prompt: '상담은 1번, 배송 조회는 2번, 다시 들으시려면 별표를 눌러 주세요.',
      timeoutSeconds: 8,
      on: {
        '1': () => {
          flow.setWorkingQueue(queue('general-support'))
          flow.transferToQueue({
            on: {
              QueueAtCapacity: () => {
                flow.playPrompt('상담원이 모두 통화 중입니다.')
                flow.goto(menu)
              },
            },
          })
        },
        '2': () => flow.transferToFlow(support),
        '*': menu,
        InputTimeLimitExceeded: goodbye,
        NoMatchingCondition: menu,
      },
    })
  },
)
