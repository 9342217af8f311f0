import type { Template } from '../program/template.js'

/** What ends a stretch of words: a transcript has no punctuation, and pauses may cut a message there. */
const pause = /[.!?…。！？、,，;；:：()[\]{}"“”„«»\n\r\t/|–—]+/u

/** Words of letters alone: numbers may be spelled, and signs left out. */
const plainWord = /^[\p{L}\p{M}]+$/u

/** Most words that are taken: the longer, the more can be heard wrong. */
const mostWords = 8

/** Stands where a tag was, or a value. */
const gap = ' . '

/**
 * The parts of a text that are the same in every call, without mark-up. A word that a value is joined to is no part.
 * @param resolved - What the text is in this call; taken where nothing of it is fixed.
 */
export function fixedParts(template: Template | undefined, resolved: string, isSsml: boolean): readonly string[] {
  if (template?.kind !== 'mixed') return [isSsml ? withoutTags(resolved) : resolved]
  const parts = template.parts.map((part, index) => {
    if (typeof part !== 'string') return gap
    let text = isSsml ? withoutTags(part) : part
    if (index > 0) text = text.replace(/^[\p{L}\p{M}\d]+/u, gap)
    if (index < template.parts.length - 1) text = text.replace(/[\p{L}\p{M}\d]+$/u, gap)
    return text
  })
  return [parts.join('')]
}

/** A tag may be cut in two by a value in it. */
function withoutTags(ssml: string): string {
  return ssml
    .replaceAll(/<[^<>]*>/g, gap)
    .replace(/<[^<>]*$/, gap)
    .replace(/^[^<>]*>/, gap)
}

/**
 * Words to recognise a message by: the longest stretch inside one sentence, without digits and punctuation.
 * @param parts - Texts of the message that are fixed.
 * @param other - A message that the words must not stand in, if that can be.
 * @returns undefined where the message has none.
 */
export function plainWords(parts: readonly string[], other: string): string | undefined {
  const stretches = parts.flatMap((part) => part.split(pause)).flatMap(stretchesOf)
  const longest = (some: readonly string[]): string | undefined =>
    some.reduce<string | undefined>(
      (best, one) => (best === undefined || one.length > best.length ? one : best),
      undefined,
    )
  const elsewhere = asHeard(other)
  return longest(stretches.filter((one) => !elsewhere.includes(asHeard(one)))) ?? longest(stretches)
}

function stretchesOf(sentence: string): readonly string[] {
  const words = sentence.trim().split(/\s+/u)
  // A capital at the beginning is written in another way where sentences are heard as one.
  const [first = ''] = words
  const skipsFirst = first !== first.toLowerCase() && words.filter((word) => plainWord.test(word)).length > 2
  const stretches: string[][] = [[]]
  for (const word of skipsFirst ? words.slice(1) : words) {
    const current = stretches.at(-1)
    if (!plainWord.test(word)) stretches.push([])
    else if (current !== undefined && current.length < mostWords) current.push(word)
  }
  return stretches.map((stretch) => stretch.join(' ')).filter((stretch) => stretch.length > 1)
}

/** A text as a transcript may have it: words alone, in small letters. */
export function asHeard(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\d]+/gu, ' ')
    .trim()
}

/** Whether words are English as far as their letters tell. */
export function isEnglish(words: string): boolean {
  return /^[\x20-\x7e]*$/.test(words)
}
