import { isJsonObject } from '@aicc/flow-dsl/language'
import { defineExecution, done, failed } from '../machine/step.js'

/**
 * Says which agents of the queue get the contact. Who that is, is up to the world; criteria without a step fail.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-routing-criteria.html
 */
export const updateContactRoutingCriteria = defineExecution({
  type: 'UpdateContactRoutingCriteria',
  unreadSetting: true,
  begin(execution, action) {
    const criteria = execution.value(action, 'RoutingCriteria')
    const steps = isJsonObject(criteria) ? criteria['Steps'] : undefined
    return Array.isArray(steps) && steps.length > 0 ? done : failed
  },
})
