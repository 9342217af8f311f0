import { isJsonObject } from '@aicc/flow-dsl/language'
import { textOf } from '../machine/execution.js'
import { defineExecution, done, failed } from '../machine/step.js'
import { findsRelatedContact } from './related-contact.js'

/** Most bytes of all attributes together. @see https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html */
const maximumBytes = 32 * 1024

/**
 * Sets contact attributes, all or none. All references are read before anything is written.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/what-is-a-contact-attribute.html
 */
export const updateContactAttributes = defineExecution({
  type: 'UpdateContactAttributes',
  begin(execution, action) {
    const values = execution.value(action, 'Attributes')
    if (!isJsonObject(values)) return failed
    // The other contact is not simulated: what is written there cannot be read here.
    if (execution.text(action, 'TargetContact') === 'Related') return findsRelatedContact(execution) ? done : failed
    const { attributeFromNothing } = execution.environment.assumptions
    const attributes = new Map(execution.state.attributes)
    for (const [name, value] of Object.entries(values)) {
      const text = textOf(value)
      if (text === '' && attributeFromNothing === 'removed') attributes.delete(name)
      else attributes.set(name, text)
    }
    let bytes = 0
    for (const [name, value] of attributes) bytes += Buffer.byteLength(name) + Buffer.byteLength(textOf(value))
    if (bytes > maximumBytes) return failed
    execution.state.attributes = attributes
    return done
  },
})
