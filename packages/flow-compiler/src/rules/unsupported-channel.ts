import { nameOf } from '../analysis/checked-flow.js'
import { analyseChannels } from '../analysis/possible-channels.js'
import type { Rule } from './rule.js'

/**
 * An action works on every channel that the flow is for.
 *
 * On another channel it takes its error branch at once: a chat that meets a menu of keys ends there.
 */
export const unsupportedChannel: Rule = {
  code: 'FLOW4002',
  name: 'unsupported-channel',
  severity: 'warning',
  refusedByService: false,
  summary: 'An action works on every channel that the flow is for.',
  check(flow, report) {
    const wanted = flow.graph.channels
    // Undeclared: the flow may be for one channel only, so nothing can be said.
    if (wanted === undefined) return
    const channelsAt = analyseChannels(flow, wanted)
    for (const action of flow.actions) {
      const { definition, node } = action
      if (definition === undefined) continue
      const missing = channelsAt(action.index).filter((channel) => !definition.channels.includes(channel))
      if (missing.length === 0) continue
      report({
        message: `${nameOf(action)}: ${node.type} does not work on ${missing.join(', ')}, and the flow is for ${wanted.join(', ')}.`,
        args: { action: node.identifier, type: node.type, channels: missing.join(', ') },
        at: { action: action.index },
        suggestion: `It works on ${definition.channels.join(', ')}. Match contact.channel before, or narrow \`channels\`.`,
      })
    }
  },
}
