import { contactFlow, queue } from '@aicc/flow-dsl'

export default contactFlow('loop-and-retry', { onError: (flow) => flow.disconnect() }, (flow) => {
  flow.loop({ times: 2 }, (round) => {
    flow.playPrompt('중요한 안내입니다.')
    flow.getCustomerInput({
      prompt: '들으셨으면 1번, 다시 들으시려면 2번을 눌러 주세요.',
      on: {
        '1': round.break,
        '2': round.continue,
        InputTimeLimitExceeded: () => {},
        NoMatchingCondition: () => flow.playPrompt('잘못 누르셨습니다.'),
      },
    })
  })
  flow.retry(
    { times: 3 },
    (retry) => {
      flow.getCustomerInput({
        prompt: '예약은 1번을 눌러 주세요.',
        on: {
          '1': () => {},
          InputTimeLimitExceeded: retry.again,
          NoMatchingCondition: () => {
            flow.playPrompt('잘못 누르셨습니다.')
            flow.goto(retry.again)
          },
        },
      })
    },
    {
      exhausted: () => {
        flow.setWorkingQueue(queue('people'))
        flow.transferToQueue({ on: { QueueAtCapacity: () => flow.disconnect() } })
      },
    },
  )
  flow.playPrompt('예약되었습니다.')
  flow.disconnect()
})
