import { factOf } from '@aicc/flow-dsl/language'
import { attributeReads } from '../analysis/attribute-reads.js'
import { nameOf } from '../analysis/checked-flow.js'
import { membersOfFact } from '../analysis/fact-members.js'
import type { Rule } from './rule.js'

const namespace = 'FlowAttributes'

/** Most attributes that a message names. */
const mostNamed = 6

/**
 * A flow attribute that is set is read somewhere in the flow.
 *
 * Flow attributes are gone at the end of the flow, and neither Lambda functions nor modules, agents or contact records
 * see them: one that no action of the flow reads is a leftover, or the name is misspelt where it is read. Contact
 * attributes are seen outside and are left alone.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-contact-attributes.html
 */
export const unreadFlowAttribute: Rule = {
  code: 'FLOW1107',
  name: 'unread-flow-attribute',
  severity: 'info',
  refusedByService: false,
  summary: 'A flow attribute that is set is read somewhere in the flow.',
  check(flow, report) {
    const read = new Set<string>()
    for (const { members } of attributeReads(flow)) {
      const [root, name] = members
      if (root !== namespace) continue
      // The whole map, or a name that is made at run time: any attribute may be meant.
      if (name === undefined) return
      read.add(name)
    }
    for (const action of flow.actions) {
      const names = action.sets.flatMap((fact) => {
        const [root, name] = membersOfFact(flow, fact)
        return root === namespace && name !== undefined && !read.has(name) ? name : []
      })
      if (names.length === 0) continue
      const paths = names.map((name) => factOf([namespace, name]))
      const shown =
        paths.length > mostNamed ? [...paths.slice(0, mostNamed), `${paths.length - mostNamed} more`] : paths
      report({
        message: `${nameOf(action)} sets ${shown.join(', ')}, and no action of this flow reads ${names.length === 1 ? 'it' : 'them'}.`,
        args: { action: action.node.identifier, attributes: names.join(' ') },
        at: { action: action.index },
        suggestion:
          'Remove it. If something outside is to see it, a Lambda function or the agent for instance, make it a contact attribute.',
      })
    }
  },
}
