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

const syllable = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/

/** How long a voice needs for a text, in seconds. */
export function secondsOfSpeech(text: string, { wordsPerSecond, syllablesPerSecond }: Assumptions): number {
  let words = 0
  let syllables = 0
  let inWord = false
  for (const character of text) {
    if (syllable.test(character)) {
      syllables += 1
      inWord = false
    } else if (character === ' ' || character === '\n' || character === '\t') inWord = false
    else if (!inWord) {
      words += 1
      inWord = true
    }
  }
  return words / wordsPerSecond + syllables / syllablesPerSecond
}
