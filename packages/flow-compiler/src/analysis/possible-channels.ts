import { channels as everyChannel } from '@aicc/flow-dsl/language'
import type { Channel } from '@aicc/flow-dsl/language'
import type { CheckedAction, CheckedFlow, Way } from './checked-flow.js'

/**
 * On which channels a contact can be when it comes to each action, given those that the flow is for.
 *
 * A forward analysis over sets of channels: a check of `$.Channel` lets through the channels it names on each branch.
 * Sets only grow, so each action is visited at most once a channel and transition: linear in the flow.
 */
export function analyseChannels(flow: CheckedFlow, wanted: readonly Channel[]): (action: number) => readonly Channel[] {
  const possible = flow.actions.map(() => new Set<Channel>())
  const { start } = flow.graph
  const pending: number[] = []
  if (typeof start === 'number') {
    possible[start] = new Set(wanted)
    pending.push(start)
  }
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    const action = flow.actions[index]
    const here = possible[index]
    if (action === undefined || here === undefined) continue
    for (const way of action.ways) {
      const target = typeof way.target === 'number' ? possible[way.target] : undefined
      if (!way.taken || target === undefined || typeof way.target !== 'number') continue
      const before = target.size
      for (const channel of here) if (letsThrough(action, way, channel)) target.add(channel)
      if (target.size > before) pending.push(way.target)
    }
  }
  return (action) => everyChannel.filter((channel) => possible[action]?.has(channel) === true)
}

/** Whether a contact of a channel can leave an action on a way. */
export function letsThrough({ definition, node }: CheckedAction, way: Way, channel: Channel): boolean {
  if (definition?.type !== 'Compare' || node.parameters.ComparisonValue !== '$.Channel') return true
  // Other operators than Equals are not understood: everything may pass.
  if (node.conditions.some(({ operator }) => operator !== 'Equals')) return true
  if (way.kind === 'condition') return way.outcome === channel
  return !node.conditions.some(({ operands }) => operands[0] === channel)
}
