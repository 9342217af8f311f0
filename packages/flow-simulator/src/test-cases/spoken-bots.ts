import type { ExploredStep } from '../explore/explored-call.js'
import type { World } from '../world/world.js'
import type { Moment } from './record-call.js'

/**
 * Names of the bots that are talked to whenever they listen. An override is used up by the next invocation, so that a bot is
 * either never replaced or always.
 */
export function botsToSpeakTo(moments: readonly Moment[], bots: World['bots']): ReadonlySet<string> {
  const names = new Set<string>()
  const replaced = new Set<string>()
  for (const { what } of moments) {
    if (what.kind !== 'answered' || what.ask.kind !== 'bot') continue
    names.add(what.ask.name)
    const speaks = 'silence' in what.step || 'leaves' in what.step || wordsFor(what.step, bots) !== undefined
    if (!speaks) replaced.add(what.ask.name)
  }
  return new Set([...names].filter((name) => !replaced.has(name)))
}

/** Words that a bot understands so; undefined where none are known, or more than the intent matters. */
export function wordsFor(step: ExploredStep, bots: World['bots']): string | undefined {
  if (!('bot' in step) || 'fails' in step || step.slots !== undefined || step.sessionAttributes !== undefined)
    return undefined
  const bot = bots !== undefined && Object.hasOwn(bots, step.bot) ? bots[step.bot] : undefined
  if (typeof bot !== 'object' || !Object.hasOwn(bot.intents, step.understands)) return undefined
  return bot.intents[step.understands]?.utterances.find((one) => typeof one === 'string')
}
