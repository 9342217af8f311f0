import { defineServiceCall, madeId } from './service-call.js'

/**
 * Makes a task, a contact of its own that runs its own flow. What becomes of it is not simulated.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/create-task-block.html
 */
export const createTask = defineServiceCall({
  type: 'CreateTask',
  needs: ['Name', 'ContactFlowId', 'TaskTemplateId', 'ScheduledTime'],
  fills: 'Task',
  answers: (execution) => ({ ContactId: madeId(execution, 'task') }),
})
