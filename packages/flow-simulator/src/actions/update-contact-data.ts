import { defineExecution, done } from '../machine/step.js'

/** Sets name, description, language and customer of the contact. */
export const updateContactData = defineExecution({
  type: 'UpdateContactData',
  begin(execution, action) {
    if (execution.text(action, 'TargetContact') === 'Related') return done
    for (const member of ['Name', 'Description', 'LanguageCode', 'CustomerId']) {
      const value = execution.value(action, member)
      if (value !== undefined) execution.setSystem(member, value)
    }
    return done
  },
})
