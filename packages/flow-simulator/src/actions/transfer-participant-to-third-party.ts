import { asking, defineExecution, done, failed, failedWith, moved } from '../machine/step.js'

/** What a comma among the digits after the answer waits, in seconds. */
const commaSeconds = 0.75

/**
 * Connects the customer with an outside number. A contact that waits leaves its queue for it.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-phone-number.html
 */
export const transferParticipantToThirdParty = defineExecution({
  type: 'TransferParticipantToThirdParty',
  begin(execution, action) {
    const { state } = execution
    const number = execution.text(action, 'ThirdPartyPhoneNumber')
    const timeLimitSeconds = execution.number(action, 'ThirdPartyConnectionTimeLimitSeconds')
    if (number === '' || timeLimitSeconds === undefined || state.channel !== 'VOICE') return failed
    if (state.stage === 'queued') state.stage = 'flow'
    execution.turnToParticipant()
    execution.tell({ kind: 'third party', number })
    return asking({ kind: 'third party', number, timeLimitSeconds })
  },
  resume(execution, action, answer, ask) {
    if (answer.kind === 'not answered' && ask.kind === 'third party') {
      execution.pass(ask.timeLimitSeconds)
      return failedWith('ConnectionTimeLimitExceeded')
    }
    if (answer.kind !== 'answered') {
      // Measured: after a call that could not be made the looping prompts of its queue go on.
      // https://blog.ilearnaws.com/2020/05/13/dive-deep-to-contact-block-loop-prompts
      if (execution.flowType === 'CUSTOMER_QUEUE') execution.state.stage = 'queued'
      return failedWith('CallFailed')
    }
    const digits = execution.text(action, 'ThirdPartyDTMFDigits')
    execution.pass([...digits].filter((digit) => digit === ',').length * commaSeconds)
    if (execution.text(action, 'ContinueFlowExecution').toLowerCase() !== 'true') {
      execution.end({ reason: 'transferred', detail: ask.kind === 'third party' ? ask.number : '', action })
      return moved
    }
    execution.pass(answer.seconds)
    return done
  },
})
