import { spokenText } from './announced-keys.js'

/**
 * The queue that a prompt announces for a key: "for billing, press 1" where one of the queues is named billing. Undefined
 * where the words about the key name no queue, or more than one.
 */
export function announcedQueue(prompt: string, key: string, queues: readonly string[]): string | undefined {
  if (queues.length < 2 || !/^[0-9*#]$/.test(key)) return undefined
  const words = clauses(spokenText(prompt)).find((clause) => clause.key === key)?.words
  if (words === undefined) return undefined
  const named = queues.filter((queue) => names(words, queue))
  return named.length === 1 ? named[0] : undefined
}

/** Whether words name a queue: `billing-support` as "billing support". */
function names(words: string, queue: string): boolean {
  const spoken = queue.replaceAll(/[-_]/g, ' ').trim().toLowerCase()
  return spoken.length > 2 && ` ${words.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${spoken} `)
}

/** What a prompt says about each key: words before it ("for sales, press 1") or behind it ("press 1 for sales"). */
function clauses(prompt: string): readonly { readonly key: string; readonly words: string }[] {
  const keys = [...prompt.matchAll(/\bpress\s+([0-9*#])(?!\d)/gi)]
  const behind = /\bpress\s+[0-9*#]\s+(?:for|to)\b/i.test(prompt)
  return keys.map((found, index) => {
    const [from, to] = behind
      ? [found.index, keys[index + 1]?.index ?? prompt.length]
      : [index === 0 ? 0 : (keys[index - 1]?.index ?? 0), found.index]
    return { key: found[1] ?? '', words: prompt.slice(from, to) }
  })
}
