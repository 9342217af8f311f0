import { asking, defineExecution, done, failed, failedWith, moved } from '../machine/step.js'

/** Connects the customer with an outside number. */
export const transferParticipantToThirdParty = defineExecution({
  type: 'TransferParticipantToThirdParty',
  begin(execution, action) {
    const number = execution.text(action, 'ThirdPartyPhoneNumber')
    if (number === '' || execution.state.channel !== 'VOICE') return failed
    const timeLimitSeconds = execution.number(action, 'ThirdPartyConnectionTimeLimitSeconds') ?? 30
    execution.tell({ kind: 'third party', number })
    return asking({ kind: 'third party', number, timeLimitSeconds })
  },
  resume(execution, action, answer, ask) {
    if (answer.kind === 'not answered' && ask.kind === 'third party') {
      execution.pass(ask.timeLimitSeconds)
      return failedWith('ConnectionTimeLimitExceeded')
    }
    if (answer.kind !== 'answered') return failedWith('CallFailed')
    if (execution.text(action, 'ContinueFlowExecution').toLowerCase() !== 'true') {
      execution.end({ reason: 'transferred', detail: ask.kind === 'third party' ? ask.number : '', action })
      return moved
    }
    execution.pass(answer.seconds)
    return done
  },
})
