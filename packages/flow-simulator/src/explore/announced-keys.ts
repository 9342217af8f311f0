import { spokenKeys } from '@aicc/flow-dsl/language'
import { wordsOfSsml } from '../machine/speech.js'

/** Longest prompt that is looked at, in characters: the longest that the service speaks. */
const longestPrompt = 6_000

/** The words of a prompt, without mark-up. */
export function spokenText(prompt: string): string {
  return wordsOfSsml(prompt.slice(0, longestPrompt))
}

/** Keys that a prompt surely tells the caller to press. Only plain wordings are read, see `spokenKeys`. */
export function announcedKeys(prompt: string): ReadonlySet<string> {
  let keys = remembered.get(prompt)
  if (keys === undefined) {
    if (remembered.size >= mostRemembered) remembered.clear()
    keys = new Set(spokenKeys(spokenText(prompt)).told.keys())
    remembered.set(prompt, keys)
  }
  return keys
}

/** Prompts are asked about in every state again. */
const remembered = new Map<string, ReadonlySet<string>>()
const mostRemembered = 1_000
