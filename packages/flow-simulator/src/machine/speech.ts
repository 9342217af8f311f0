import type { Assumptions } from '../assumptions.js'

/**
 * What a voice says of mark-up: the words without the tags. A loop, since it runs for each prompt of each call that has
 * something to fill in.
 */
export function wordsOfSsml(ssml: string): string {
  let words = ''
  let parted = false
  let index = 0
  while (index < ssml.length) {
    const next = endOfGap(ssml, index)
    if (next > index) {
      parted = true
      index = next
      continue
    }
    const end = endOfWord(ssml, index)
    const word = ssml.slice(index, end)
    // Signs that end a sentence stand at its last word, whatever tag lies between.
    if (parted && words !== '' && !'.,!?'.includes(ssml.charAt(index))) words += ' '
    words += word
    parted = false
    index = end
  }
  return words.includes('&') ? decoded(words) : words
}

/** Where the white space or the tag ends that begins here; the same place where none does. */
function endOfGap(ssml: string, from: number): number {
  const first = ssml.charCodeAt(from)
  if (first !== 0x3c) return isSpace(first) ? from + 1 : from
  for (let index = from + 1; index < ssml.length; index += 1) {
    const code = ssml.charCodeAt(index)
    if (code === 0x3e) return index + 1
    if (code === 0x3c) break
  }
  return from
}

function endOfWord(ssml: string, from: number): number {
  let end = from + 1
  while (end < ssml.length) {
    const code = ssml.charCodeAt(end)
    if (code === 0x3c || isSpace(code)) break
    end += 1
  }
  return end
}

/** White space as regular expressions take it. */
function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  if (code < 0x1680) return code === 0xa0
  if (code >= 0x2000 && code <= 0x205f) return code <= 0x200a || otherSpaces.has(code)
  return otherSpaces.has(code)
}

const otherSpaces: ReadonlySet<number> = new Set([0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff])

function decoded(words: string): string {
  return words
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

/** Kana, Chinese characters and Korean syllables: a sign for each syllable, or nearly so. */
function isSyllable(code: number): boolean {
  return (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af)
}

/** How long a voice needs for a text, in seconds. */
export function secondsOfSpeech(text: string, { wordsPerSecond, syllablesPerSecond }: Assumptions): number {
  let words = 0
  let syllables = 0
  let inWord = false
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (isSyllable(code)) {
      syllables += 1
      inWord = false
    } else if (code === 32 || code === 10 || code === 9) inWord = false
    else if (!inWord) {
      words += 1
      inWord = true
    }
  }
  return words / wordsPerSecond + syllables / syllablesPerSecond
}
