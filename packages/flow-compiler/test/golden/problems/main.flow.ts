import { attribute, contactFlow, queue, storedCustomerInput } from '@aicc/flow-dsl'
import type { Label } from '@aicc/flow-dsl'

let smuggled: Label | undefined

export const other = contactFlow('other', {}, (flow) => {
  smuggled = flow.here('theirs')
  flow.disconnect()
})
other.build()

export default contactFlow('problems', { channels: ['VOICE', 'CHAT'] }, (flow) => {
  const goodbye = flow.block('goodbye', () => flow.disconnect({ id: 'bye' }))
  const never = flow.block('never')

  flow.playPrompt(`${storedCustomerInput} 번`)
  flow.playPrompt(`${attribute('$.Attributes.name')}님, ${attribute('$.CustomerName')}`, { id: 'greet' })
  flow.playPrompt('두 번', { id: 'greet' })
  flow.getCustomerInput({
    prompt: '1번을 눌러 주세요.',
    timeoutSeconds: 500,
    on: {
      '1': () => flow.playPrompt('하나'),
      '2': never,
      InputTimeLimitExceeded: goodbye,
      NoMatchingCondition: () => {
        if (smuggled !== undefined) flow.goto(smuggled)
      },
      NoMatchingError: () => {
        flow.disconnect()
        flow.playPrompt('아무도 듣지 못합니다.', { id: '들리지/않음' })
        flow.goto(goodbye)
      },
    },
  })
  flow.action({ Type: 'TransferToQueue', Parameters: { QueueId: queue('support') } })
  flow.transferToQueue({ on: { QueueAtCapacity: goodbye, NoMatchingError: goodbye } })
})
