import { enterHook } from '../machine/lifecycle.js'
import type { Execution } from '../machine/execution.js'
import { asking, defineExecution, done, failed, failedWith, moved } from '../machine/step.js'

/** Most contacts in a chain. @see https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html */
const longestChain = 12

/**
 * Moves a contact that waits into another queue, as a new contact of the same chain.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/queue-to-queue-transfer.html
 */
export const dequeueContactAndTransferToQueue = defineExecution({
  type: 'DequeueContactAndTransferToQueue',
  begin(execution, action) {
    const { state } = execution
    const queue = execution.resource(action, 'QueueId') ?? execution.resource(action, 'AgentId')
    const refused = queue === undefined || state.stage !== 'queued' || state.segments >= longestChain
    return refused ? failed : asking({ kind: 'capacity', queue })
  },
  resume(execution, action, answer, ask) {
    if (answer.kind === 'full') return failedWith('QueueAtCapacity')
    if (answer.kind !== 'queued' || ask.kind !== 'capacity') return failed
    const { state, environment } = execution
    beginSegment(execution)
    state.queue = ask.queue
    state.queuedAt = state.clock
    state.agentQueue = action.parameters.has('AgentId')
    execution.setSystem('Queue', { Name: ask.queue })
    execution.tell({ kind: 'queued', queue: ask.queue })
    if (environment.assumptions.queueFlowAfterTransfer === 'goes on') return done
    state.runs = []
    enterHook(execution, 'CustomerQueue')
    return moved
  },
})

/** What a new contact of the chain does not take over. */
function beginSegment(execution: Execution): void {
  const { state, environment } = execution
  const system = new Map(state.system)
  const before = system.get('ContactId') ?? ''
  state.segments += 1
  const first = String(system.get('InitialContactId') ?? before)
  system.set('PreviousContactId', before)
  // The same ids in the same course of a contact.
  system.set('ContactId', first.slice(0, -2) + String(state.segments).padStart(2, '0'))
  system.set('InitiationMethod', 'QUEUE_TRANSFER')
  for (const namespace of ['Tags', 'SegmentAttributes']) system.delete(namespace)
  if (!environment.assumptions.queueTransferKeepsSettings) {
    state.hooks = new Map()
    system.set('TextToSpeechVoiceId', 'Joanna')
    system.set('LanguageCode', 'en-US')
    for (const namespace of ['CustomerId', 'MediaStreams']) system.delete(namespace)
  }
  state.system = system
}
