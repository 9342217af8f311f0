import type { OnTheLine } from '@aicc/flow-dsl/language'
import type { CheckedAction, CheckedFlow } from './checked-flow.js'

/** What the person on the line notices while an action runs; an action of a type that nothing describes may do anything. */
export function onTheLine({ definition, node }: CheckedAction): OnTheLine {
  return definition === undefined ? 'unknown' : (definition.onTheLine?.(node.parameters) ?? 'nothing')
}

/** Whether the person hears or reads something in it, or may. */
export function maySpeak(line: OnTheLine): boolean {
  return line === 'unknown' || (line !== 'nothing' && line.speaks)
}

/**
 * Whether a flow says anything to anybody, or may. One that never does has no listeners: it runs for tasks or events, or
 * after the conversation.
 */
export function hasListeners(flow: CheckedFlow): boolean {
  return flow.actions.some((action) => flow.reachable[action.index] === true && maySpeak(onTheLine(action)))
}

/**
 * Whether the flow stands still in it until somebody acts or a time is over, or may. A message and a service call do
 * not count: they end by themselves as fast as they can.
 */
export function mayPause(line: OnTheLine): boolean {
  if (line === 'unknown') return true
  return line !== 'nothing' && line.waitsFor !== 'speech' && line.waitsFor !== 'service'
}
