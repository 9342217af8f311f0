import { isJsonObject } from '@aicc/flow-dsl/language'
import { defineExecution, done } from '../machine/step.js'

/** Takes tags off the contact. */
export const untagContact = defineExecution({
  type: 'UntagContact',
  begin(execution, action) {
    const given = execution.value(action, 'TagKeys')
    const keys = Array.isArray(given) ? given : []
    const known = execution.state.system.get('Tags')
    const tags = isJsonObject(known) ? Object.entries(known) : []
    execution.setSystem('Tags', Object.fromEntries(tags.filter(([key]) => !keys.includes(key))))
    return done
  },
})
