import { acceptContact } from '../machine/lifecycle.js'
import { defineExecution, failed, moved } from '../machine/step.js'
import { askOutcome, takeOutcome } from './outcome.js'

/** How long an agent has to take the contact. */
const ringSeconds = 30

/** Offers a contact that waits to an agent who is busy. One who does not take it leaves it in the queue. */
export const routeContactToAgent = defineExecution({
  type: 'RouteContactToAgent',
  begin: (execution, action) => (execution.state.stage === 'queued' ? askOutcome(execution, action) : failed),
  resume(execution, action, answer) {
    if (answer.kind === 'error' && answer.seconds === undefined) execution.pass(ringSeconds)
    const failure = takeOutcome(execution, answer)
    if (failure !== undefined) return failure
    acceptContact(execution, execution.resource(action, 'AgentId'))
    return moved
  },
})
