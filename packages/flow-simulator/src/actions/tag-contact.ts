import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject } from '@aicc/flow-dsl/language'
import { textOf } from '../machine/execution.js'
import { defineExecution, done, failed } from '../machine/step.js'

/** Most tags of a flow's own. @see https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html */
const mostTags = 6

/** Sets tags of the contact. */
export const tagContact = defineExecution({
  type: 'TagContact',
  begin(execution, action) {
    const given = execution.value(action, 'Tags')
    if (!isJsonObject(given)) return failed
    const known = execution.state.system.get('Tags')
    const set = Object.entries(given).map(([key, value]) => [key, textOf(value)] as const)
    const tags: JsonObject = { ...(isJsonObject(known) && known), ...Object.fromEntries(set) }
    if (Object.keys(tags).filter((key) => !key.startsWith('aws:')).length > mostTags) return failed
    execution.setSystem('Tags', tags)
    return done
  },
})
