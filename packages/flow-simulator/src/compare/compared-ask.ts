import type { Ask, CapacityAsk, HoursAsk, MetricAsk, PercentageAsk } from '../machine/ask.js'
import { sortedText } from './sorted-text.js'

/** Questions that nobody notices: looking at a clock, a statistic or a die. */
export type QuietAsk = HoursAsk | MetricAsk | CapacityAsk | PercentageAsk

/** Whether nobody notices that it is asked. */
export function isQuiet(ask: Ask): ask is QuietAsk {
  return ask.kind === 'hours' || ask.kind === 'metric' || ask.kind === 'capacity' || ask.kind === 'percentage'
}

/** A question as somebody notices it: without the ways on that the flow has. */
export function askText(ask: Ask): string {
  switch (ask.kind) {
    case 'keys': {
      const { expected: _, ...noticed } = ask
      return JSON.stringify(noticed)
    }
    case 'bot': {
      const { intents: _, ...noticed } = ask
      return JSON.stringify(noticed)
    }
    case 'outcome':
      return `${ask.type} ${sortedText(ask.parameters)}`
    case 'lambda':
      return `${ask.name} ${ask.timeLimitSeconds} ${sortedText(ask.parameters)}`
    case 'wait':
      return JSON.stringify({ ...ask, events: ask.events.toSorted() })
    default:
      return JSON.stringify(ask)
  }
}

/** A question with all the ways on that two have. */
export function joinedAsk(one: Ask, other: Ask): Ask {
  const both = (...lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())]
  if (one.kind === 'keys' && other.kind === 'keys') return { ...one, expected: both(one.expected, other.expected) }
  if (one.kind === 'bot' && other.kind === 'bot') return { ...one, intents: both(one.intents, other.intents) }
  if (one.kind === 'outcome' && other.kind === 'outcome') {
    const results = both(one.results, other.results)
    const errors = both(one.errors, other.errors)
    return { ...one, results, errors, continues: one.continues || other.continues }
  }
  return one
}

/** A question for people, with everything that may differ. */
export function describeAskExactly(ask: Ask): string {
  switch (ask.kind) {
    case 'keys': {
      const ending = ask.terminator === '' ? '' : `, ended by ${ask.terminator}`
      return ask.form === 'menu'
        ? `asks for a key, ${ask.firstKeySeconds} s long`
        : `asks for up to ${ask.maximumLength} digits${ending}, ${ask.firstKeySeconds} s long, ${ask.gapSeconds} s between keys`
    }
    case 'lambda':
      return `calls ${ask.name} with ${sortedText(ask.parameters)}, ${ask.timeLimitSeconds} s long`
    case 'bot':
      return `lets the bot ${ask.name} talk`
    case 'queue':
      return `lets the contact wait in the queue ${ask.queue}${
        ask.interruptSeconds === undefined ? '' : `, and goes on after ${ask.interruptSeconds} s`
      }`
    case 'conversation':
      return 'lets customer and agent talk'
    case 'third party':
      return `calls ${ask.number}, ${ask.timeLimitSeconds} s long`
    case 'wait':
      return `waits ${ask.seconds} s${ask.events.length === 0 ? '' : ` or for ${ask.events.join(', ')}`}`
    case 'outcome':
      return `does ${ask.type} with ${sortedText(ask.parameters)}`
    default:
      return `asks for ${ask.kind}`
  }
}
