import { factOf } from '@aicc/flow-dsl/language'
import { attributeReads } from '../analysis/attribute-reads.js'
import { nameOf } from '../analysis/checked-flow.js'
import type { CheckedAction } from '../analysis/checked-flow.js'
import { membersOfFact } from '../analysis/fact-members.js'
import { findLeading } from '../analysis/reachability.js'
import type { Rule } from './rule.js'

const namespace = 'Attributes'

/** Most attributes that a message names. */
const mostNamed = 6

/**
 * A contact attribute that is set is read by something: an action of the flow, or whatever gets the contact next.
 *
 * Functions, agents, queue flows and flows that follow see all contact attributes, so only those count that are set on
 * the way to hanging up. They are still kept in the contact record: what is set for a report is meant so.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-contact-attributes.html
 */
export const unreadContactAttribute: Rule = {
  code: 'FLOW1110',
  name: 'unread-contact-attribute',
  severity: 'info',
  refusedByService: false,
  summary: 'A contact attribute that is set is read by an action of the flow, or by whatever gets the contact next.',
  check(flow, report) {
    // Other flows follow a contact in a queue, on hold or in a transfer; these are not its last.
    const { flowType } = flow.graph
    if (flowType !== undefined && flowType !== 'CONTACT_FLOW') return
    const read = new Set<string>()
    for (const { members } of attributeReads(flow)) {
      const [root, name] = members
      if (root !== namespace) continue
      // The whole map, or a name that is made at run time: any attribute may be meant.
      if (name === undefined) return
      read.add(name)
    }
    const shown = findLeading(
      flow,
      () => true,
      flow.actions.filter(showsAttributes).map(({ index }) => index),
    )
    const namesSetBy = ({ sets }: CheckedAction): readonly string[] =>
      sets.flatMap((fact) => {
        const [root, name] = membersOfFact(flow, fact)
        return root === namespace && name !== undefined ? name : []
      })
    // An attribute that is seen when it is set elsewhere is meant to be seen. The rest is told where it is set first.
    const told = new Set(flow.actions.filter(({ index }) => shown.has(index)).flatMap(namesSetBy))
    for (const action of flow.actions) {
      if (shown.has(action.index) || flow.reachable[action.index] === false) continue
      const names = namesSetBy(action).filter((name) => !read.has(name) && !told.has(name))
      for (const name of names) told.add(name)
      if (names.length === 0) continue
      const paths = names.map((name) => factOf([namespace, name]))
      const listed =
        paths.length > mostNamed ? [...paths.slice(0, mostNamed), `${paths.length - mostNamed} more`] : paths
      report({
        message: `${nameOf(action)} sets ${listed.join(', ')}, and nothing reads ${names.length === 1 ? 'it' : 'them'} before the contact ends: only the contact record keeps ${names.length === 1 ? 'it' : 'them'}.`,
        args: { action: action.node.identifier, attributes: names.join(' ') },
        at: { action: action.index },
        suggestion: 'Remove it if no report needs it, or look whether its name is misspelt where it should be read.',
      })
    }
  },
}

/** Whether something outside of the flow sees the attributes from an action on. */
function showsAttributes({ definition }: CheckedAction): boolean {
  if (definition === undefined || definition.showsAttributes === true) return true
  const { destination } = definition
  return destination === 'queue' || destination === 'agent' || destination === 'flow'
}
