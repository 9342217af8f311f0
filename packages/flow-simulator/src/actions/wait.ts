import type { Execution } from '../machine/execution.js'
import { asking, defineExecution, failed, failedWith, resultOf } from '../machine/step.js'
import type { Step } from '../machine/step.js'
import type { Instruction } from '../program/program.js'

/** What the log has of a Wait inside of what another one lets run. @see https://docs.aws.amazon.com/connect/latest/adminguide/wait.html */
const nested = "Unsupported Action In Wait Action's Continue Branch"

/**
 * Waits for a time or an event; in its keep-running form the flow goes on meanwhile, until the time is over. A call
 * waits in inbound flows only, and only for an event or in that form.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/wait.html
 */
export const wait = defineExecution({
  type: 'Wait',
  begin(execution, action) {
    const { state, run } = execution
    const seconds = execution.number(action, 'TimeLimitSeconds')
    const keepsRunning = execution.text(action, 'ContinueExecution').toLowerCase() === 'true'
    if (seconds === undefined || seconds < 0) return failed
    if (state.runs.some(({ timer }) => timer !== undefined)) return failedWith('NoMatchingError', nested)
    if (state.channel === 'VOICE' && !waitsOnCall(execution, action, keepsRunning)) return failed
    if (keepsRunning) {
      run.timer = { action: action.index, endsAt: state.clock + seconds * 1000 }
      return resultOf('Continue')
    }
    return asked(execution, eventsOf(execution, action), seconds)
  },
  resume(execution, _action, answer, ask) {
    if (answer.kind === 'failed') return failed
    if (answer.kind === 'event') {
      execution.pass(answer.afterSeconds)
      return answer.event === 'ParticipantNotFound' ? failedWith('ParticipantNotFound') : resultOf(answer.event)
    }
    if (ask.kind === 'wait') execution.pass(ask.seconds)
    if (ask.kind === 'queue') execution.pass(ask.interruptSeconds ?? 0)
    return resultOf('WaitCompleted')
  },
})

function asked({ state }: Execution, events: readonly string[], seconds: number): Step {
  // Nothing comes between in a queue but an agent.
  if (state.stage === 'queued' && events.length === 0) {
    return asking({ kind: 'queue', queue: state.queue ?? '', interruptSeconds: seconds })
  }
  return asking({ kind: 'wait', seconds, events })
}

function waitsOnCall(execution: Execution, action: Instruction, keepsRunning: boolean): boolean {
  // A module that is played on its own may be that of an inbound flow.
  const inbound = execution.flowType === 'CONTACT_FLOW' || execution.flowType === 'MODULE'
  return inbound && (keepsRunning || action.parameters.has('Events'))
}

/** The events that can end it: those of a chat. */
function eventsOf(execution: Execution, action: Instruction): readonly string[] {
  const events = execution.value(action, 'Events')
  if (execution.state.channel !== 'CHAT' || !Array.isArray(events)) return []
  return events.filter((event) => typeof event === 'string')
}
