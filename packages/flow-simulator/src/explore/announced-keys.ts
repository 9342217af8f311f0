/** The words of a prompt, without mark-up. */
export function spokenText(prompt: string): string {
  return prompt
    .slice(0, 6_000)
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

const words: Readonly<Record<string, string>> = {
  zero: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  star: '*',
  pound: '#',
  hash: '#',
}

const key = String.raw`(?:[0-9](?!\d|[.:]\d|\s*(?:times|minutes|seconds|digits|hours))|[*#]|(?:${Object.keys(words).join('|')})\b)`
const told = new RegExp(
  String.raw`\bpress(?:\s+(?:the|number|key|digit))*\s+(${key}(?:(?:\s*,\s*|\s+or\s+|\s+and\s+)${key})*)`,
  'gi',
)
const single = new RegExp(key, 'gi')
/** "1번을 눌러", "0번을 누르시면": the number of a key, in a sentence that says to press. */
const toldInKorean = /(?<![\d.])([0-9])\s*번(?!\s*(?:이상|더|까지|째))/gu

/**
 * Keys that a prompt surely tells the caller to press, in English and Korean. Only plain wordings are read: a key that is
 * not found here is not said to be missing.
 */
export function announcedKeys(prompt: string): ReadonlySet<string> {
  let keys = remembered.get(prompt)
  if (keys === undefined) {
    if (remembered.size >= mostRemembered) remembered.clear()
    keys = readKeys(prompt)
    remembered.set(prompt, keys)
  }
  return keys
}

/** Prompts are asked about in every state again. */
const remembered = new Map<string, ReadonlySet<string>>()
const mostRemembered = 1_000

function readKeys(prompt: string): ReadonlySet<string> {
  const text = spokenText(prompt)
  const found = new Set<string>()
  for (const [, list = ''] of text.matchAll(told)) {
    for (const [name] of list.matchAll(single)) found.add(words[name.toLowerCase()] ?? name)
  }
  for (const sentence of text.split(/[.!?]/)) {
    if (/누르|눌러/u.test(sentence)) for (const [, digit = ''] of sentence.matchAll(toldInKorean)) found.add(digit)
  }
  return found
}
