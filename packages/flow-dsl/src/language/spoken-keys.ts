/**
 * Telephone keys that a prompt speaks of, in English, Korean and Japanese.
 *
 * Two questions with two answers: which keys the prompt surely tells the caller to press, and which it may mean at all.
 * A number is no key where it counts something: hours, minutes, times, digits of a longer number.
 */
export interface SpokenKeys {
  /** Keys that the caller is told to press, with the words that say so. */
  readonly told: ReadonlyMap<string, string>
  /** Keys whose digit, word or name stands anywhere in the prompt. Holds all of `told`. */
  readonly named: ReadonlySet<string>
}

/** Longest prompt that is looked at, in characters: the longest that the service speaks. */
const longestPrompt = 6_000

const englishWords: Readonly<Record<string, string>> = {
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
  asterisk: '*',
  pound: '#',
  hash: '#',
}

// 이번 ("this time") and 사번 ("employee number") are words of their own: as keys they are written apart.
const koreanWords: Readonly<Record<string, string>> = {
  영: '0',
  공: '0',
  일: '1',
  이: '2',
  삼: '3',
  사: '4',
  오: '5',
  육: '6',
  칠: '7',
  팔: '8',
  구: '9',
}

const koreanNames: Readonly<Record<string, string>> = {
  별표: '*',
  별: '*',
  우물정자: '#',
  우물정: '#',
  샵: '#',
  샾: '#',
  해시: '#',
}

const japaneseWords: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}

const japaneseNames: Readonly<Record<string, string>> = {
  米印: '*',
  コメ印: '*',
  こめじるし: '*',
  アスタリスク: '*',
  スター: '*',
  シャープ: '#',
  井桁: '#',
  いげた: '#',
}

const allNames: Readonly<Record<string, string>> = {
  ...englishWords,
  ...koreanWords,
  ...koreanNames,
  ...japaneseWords,
  ...japaneseNames,
}

function alternatives(names: Readonly<Record<string, string>>): string {
  return Object.keys(names)
    .toSorted((one, other) => other.length - one.length)
    .join('|')
}

/** A digit that stands alone: not part of a longer number, an hour, a range of decimals. */
const loneDigit = String.raw`(?<![\d.:/-])\d(?![\d:/]|[.,]\d|-\d)`
/** What makes of a number a count. */
const englishUnit = String.raw`(?!\s*-?\s*(?:minutes?|mins?|hours?|seconds?|secs?|days?|weeks?|months?|years?|times?|digits?|more|percent|numbers?|characters?|a\.?m\b|p\.?m\b|o'clock|of\b|%))`
const englishKey = String.raw`(?:${loneDigit}|\b(?:${alternatives(englishWords)})\b|[*#])${englishUnit}`
const englishKeys = new RegExp(englishKey, 'giu')
const pressVerb = String.raw`\b(?:press(?:ing)?|push|hit|dial|touch|tap)`
const chooseVerb = String.raw`\b(?:select|choose|enter|type|say|option)`
const article = String.raw`(?:\s+(?:or|and)\s+(?:say|press|push))?[\s,:]+(?:(?:the|on|number|numbers?|key|digit|option|keys)\s+)*["'“‘]?`
const between = String.raw`["'”’]?(?:\s+keys?)?(?:\s*,\s*(?:or\s+|and\s+)?|\s+(?:or|and)\s+)(?:press\s+)?["'“‘]?`
const range = String.raw`(\d)\s*(?:-|–|~|through|thru|to)\s*(\d)(?!\d)`

const englishTold: readonly RegExp[] = [
  new RegExp(`${pressVerb}${article}(${englishKey}(?:${between}${englishKey})*)`, 'giu'),
  // "Select one of the following" and "enter two numbers" are no keys: only digits count behind these verbs.
  new RegExp(
    String.raw`${chooseVerb}${article}(${loneDigit}${englishUnit}(?:${between}${loneDigit}${englishUnit})*)`,
    'giu',
  ),
]
const englishRange = new RegExp(`${pressVerb}${article}${range}${englishUnit}`, 'giu')
/** "press 1 for sales, 2 for support": once the prompt tells to press, keys follow with what they are for. */
const englishFurther = new RegExp(
  String.raw`(?:[,;.]|\bor|\band)\s+(?:or\s+|and\s+)?(${loneDigit}|[*#])\s+(?:for|to)\b`,
  'giu',
)

const koreanVerb = /눌러|누르|누릅|선택|입력|버튼/u
/** "3번 이상", "2번 더", "한 번": times, not keys. */
const koreanTimes = String.raw`(?!\s*(?:이상|연속|반복|더\s|더$|까지|째|만에|만 |동안|정도|씩|중|가량|시도|걸|출구|게이트|창구))`
/** "1번부터 5번까지", "1에서 5 중". */
const koreanRange =
  /(?<![\d.:-])(\d)\s*번?\s*(?:부터|에서|~)\s*(\d)(?!\d)\s*(?:번|까지)?(?=[^.!?]*(?:눌러|누르|선택|입력))/gu
const koreanTold: readonly RegExp[] = [
  new RegExp(String.raw`(${loneDigit})\s*번${koreanTimes}`, 'gu'),
  new RegExp(String.raw`(?<![가-힣\d])(일|삼|오|육|칠|팔|구|영|공)\s*번(?=\s*(?:을|은|으로|이나|과|,|키|버튼))`, 'gu'),
  new RegExp(String.raw`(?<![가-힣\d])(이(?=\s?번)|사(?=\s번))\s?번을\s*(?:눌러|누르)`, 'gu'),
  new RegExp(String.raw`(${loneDigit})\s*(?:을|를)\s*(?:눌러|누르)`, 'gu'),
  new RegExp(
    String.raw`(별표|우물\s?정\s?자|우물\s?정|샵|샾|해시)(?=\s*(?:버튼|키|표|표시)?\s*(?:를|을|이나|나|또는|,|\(|눌))`,
    'gu',
  ),
  new RegExp(String.raw`([*#])\s*(?:표|키|버튼)?\s*(?:을|를)?\s*(?:눌러|누르)`, 'gu'),
]

const japaneseVerb = /押|プッシュ|選択|選び|入力|ダイヤル/u
/** "0から9の数字を押して". */
const japaneseRange = /(?<![\d.:-])(\d)\s*番?\s*(?:から|〜|~)\s*(\d)(?!\d)(?=[^。.!?]*(?:押|プッシュ|選|入力))/gu
const japaneseTold: readonly RegExp[] = [
  new RegExp(String.raw`(${loneDigit})\s*番?(?:\s*の?(?:番号|キー|ボタン))?\s*を`, 'gu'),
  new RegExp(String.raw`(${loneDigit})\s*番?\s*(?=を|、|と|か|または|もしくは|の?ボタン|の?キー)`, 'gu'),
  new RegExp(String.raw`(${alternatives(japaneseWords)})\s*番?\s*を\s*(?:お?押|プッシュ)`, 'gu'),
  new RegExp(
    String.raw`(${alternatives(japaneseNames)}|[*#])(?:\s*の?(?:キー|ボタン))?\s*を?\s*(?:お?押|プッシュ)`,
    'gu',
  ),
]

/** Languages that name the key before the verb. */
const keyBeforeVerb = [
  { verb: koreanVerb, patterns: koreanTold, script: /[가-힣]/u },
  { verb: japaneseVerb, patterns: japaneseTold, script: /[ぁ-んァ-ン]/u },
]

/** The keys that a text speaks of. SSML is given with its tags. Linear in the text. */
export function spokenKeys(text: string): SpokenKeys {
  const plain = text
    .slice(0, longestPrompt)
    .normalize('NFKC')
    .replace(/<[^<>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
  const told = new Map<string, string>()
  const tell = (name: string, words: string): void => {
    const key = keyOf(name)
    if (key !== undefined && !told.has(key)) told.set(key, words.trim())
  }
  for (const pattern of englishTold) {
    for (const [words, keys = ''] of plain.matchAll(pattern)) {
      for (const [name] of keys.matchAll(englishKeys)) tell(name, words)
    }
  }
  for (const [words, first = '', last = ''] of [englishRange, koreanRange, japaneseRange].flatMap((one) => [
    ...plain.matchAll(one),
  ])) {
    for (let key = Number(first); key <= Number(last); key += 1) tell(String(key), words)
  }
  if (told.size > 0) for (const [words, key = ''] of plain.matchAll(englishFurther)) tell(key, words)
  // Korean and Japanese name the key before the verb, often several in one sentence: the sentence decides.
  for (const sentence of plain.split(/(?<=[.!?。！？])\s|(?<=[。！？])/u)) {
    for (const { verb, patterns, script } of keyBeforeVerb) {
      if (!script.test(sentence) || !verb.test(sentence)) continue
      for (const pattern of patterns) for (const [words, key = ''] of sentence.matchAll(pattern)) tell(key, words)
    }
  }
  const named = new Set(told.keys())
  for (const [name] of plain.matchAll(anyName)) {
    const key = keyOf(name)
    if (key !== undefined) named.add(key)
  }
  return { told, named }
}

const anyName = new RegExp(
  String.raw`\d|[*#]|\b(?:${alternatives(englishWords)})\b|${alternatives(koreanNames)}|우물\s?정|(?:${alternatives(koreanWords)})(?=\s?번)|${alternatives(japaneseNames)}|(?:${alternatives(japaneseWords)})`,
  'giu',
)

function keyOf(name: string): string | undefined {
  if (/^[\d*#]$/u.test(name)) return name
  const plain = name.toLowerCase().replaceAll(/\s/gu, '')
  return Object.hasOwn(allNames, plain) ? allNames[plain] : undefined
}
