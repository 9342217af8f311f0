import type { Assumptions } from '../assumptions.js'

/** What a voice says of mark-up: the words without the tags. */
export function wordsOfSsml(ssml: string): string {
  return ssml
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s+([.,!?])/g, '$1')
    .trim()
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
