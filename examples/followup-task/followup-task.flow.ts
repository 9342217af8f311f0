/**
 * A chat could not be answered in time. The task that it left behind goes to the people who answer later, with the
 * premium customers in front. Where that queue is full, the task comes back a quarter of an hour later: nothing that a
 * customer has asked is thrown away.
 */
import { contact, contactFlow, flowNamed, goOn } from '@aicc/flow-dsl'
import { customer } from '../shared/attributes.ts'
import { followupCalls } from '../shared/queues.ts'

export default contactFlow(
  'followup-task',
  {
    channels: ['TASK'],
    description: '나중에 답변할 문의 작업',
    onError: (flow) => flow.disconnect(),
  },
  (flow) => {
    const later = flow.block('later', () => {
      flow.createTask({
        name: contact.name,
        description: contact.description,
        flow: flowNamed('followup-task'),
        delaySeconds: 900,
      })
      flow.disconnect()
    })
    flow.setWorkingQueue(followupCalls)
    flow.match(customer.grade, {
      premium: () => flow.changeRoutingPriority(1),
      otherwise: goOn,
    })
    flow.transferToQueue({ on: { QueueAtCapacity: later } })
  },
)
