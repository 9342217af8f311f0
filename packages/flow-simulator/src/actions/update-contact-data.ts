import { defineExecution, done, failed } from '../machine/step.js'
import { findsRelatedContact } from './related-contact.js'

/** What has to be there, where it is a reference. */
const whole = ['LanguageCode', 'CustomerId', 'WisdomSessionArn']

/** Sets name, description, language, customer and assistant of the contact, all or none. */
export const updateContactData = defineExecution({
  type: 'UpdateContactData',
  begin(execution, action) {
    if (execution.isMissing(action, ...whole)) return failed
    if (execution.text(action, 'TargetContact') === 'Related') return findsRelatedContact(execution) ? done : failed
    for (const member of ['Name', 'Description', ...whole]) {
      if (action.parameters.has(member)) execution.setSystem(member, execution.text(action, member))
    }
    return done
  },
})
