import { actionDefinitions, actionTypes, refusedActionTypes, undescribedActionTypes } from '@aicc/flow-dsl/language'
import type { ActionDefinition, FlowType } from '@aicc/flow-dsl/language'
import { didYouMean, editDistance, suggestionList } from './suggestion-list.js'

/**
 * What to write instead of an action type that does not exist, as a sentence.
 *
 * Names that were invented are often far from any real one in their letters and near in what they say: `PlayAudio`,
 * `CollectDigits`. So a slip of the fingers comes first, then a name of the console, then the words of the name among those
 * that definitions use of themselves.
 * @param type - As it was written.
 * @param flowType - Types that are not legal in it are no help, where others are.
 */
export function suggestActionType(type: string, flowType: FlowType | undefined): string {
  const refused = Object.hasOwn(refusedActionTypes, type) ? refusedActionTypes[type] : undefined
  if (refused !== undefined) return `Use ${refused}.`
  const known = [...actionTypes, ...undescribedActionTypes]
  const slips = suggestionList(type, known).filter((name) => isSlip(type, name))
  const list = 'See the list of action types in docs/actions.'
  if (slips.length > 0) return didYouMean(slips) ?? list
  const words = wordsOf(type)
  const called = nameOfConsole(words)
  if (called !== undefined) return `Use ${called}.`
  const meant = actionsWith(words, flowType)
  if (meant.length > 0) return didYouMeanOf(meant)
  // In a short word any other one is a few letters away.
  return (type.length < 6 ? undefined : didYouMean(suggestionList(type, known))) ?? list
}

/** Whether a name is another one with a few letters wrong, and not a name for something else. */
function isSlip(written: string, name: string): boolean {
  const most = Math.max(1, Math.floor(written.length / 6))
  return editDistance(written.toLowerCase(), name.toLowerCase(), most) <= most
}

/** Longest name whose words are looked at: beyond, nobody named an action. */
const longestName = 100

/** Words that say nothing of what an action does. */
const fillers: ReadonlySet<string> = new Set(
  (
    'a action and block by connect contact for from if in into is it ' +
    'my new node of on or out participant step the this to up v with'
  ).split(' '),
)

/**
 * Words that many actions have in their names: they count for little beside others, and stand for themselves then. `Stop`
 * is an end, `StopStreaming` is none.
 */
const commonWords: ReadonlySet<string> = new Set(
  (
    'add agent ask begin call caller change check complete create customer data end event execute exit find finish flow get identify ' +
    'invoke lookup make put quit read release remove request run send session set show start stop terminate test time update user value write'
  ).split(' '),
)

/**
 * Words that people and language models use for something, and those of the flow language for it. A phrase is a console
 * block's name, or enough of it to tell it from others.
 */
const everydayWords: Readonly<Record<string, string>> = {
  ...wordsFor(
    'play prompt',
    'audio announce announcement beep greet greeting polly say sound speak speech tell tts wav welcome',
  ),
  ...wordsFor('loop prompts', 'moh music'),
  ...wordsFor(
    'customer input dtmf',
    'ask capture choice collect digit digits gather input ivr key keypad keypress menu press question',
  ),
  ...wordsFor('attributes contact', 'assign parameter property save session variable'),
  ...wordsFor('check attributes', 'condition conditional decide decision else evaluate expression if ifelse switch'),
  ...wordsFor('percentage', 'ab percent random split test weighted'),
  ...wordsFor('transfer queue', 'enqueue'),
  ...wordsFor('transfer phone number', 'dial external forward pstn sip'),
  ...wordsFor('transfer flow', 'goto jump redirect'),
  ...wordsFor(
    'hours operation',
    'business calendar closed date day holiday open opening schedule time weekday weekend',
  ),
  ...wordsFor('staffing', 'availability available online staff staffed'),
  ...wordsFor('metrics queue', 'depth estimated ewt length metric position size statistics stats'),
  ...wordsFor('lambda', 'api database db function http invocation query request rest webhook'),
  ...wordsFor('customer profile', 'find identify lookup search'),
  ...wordsFor('lex', 'bot chatbot conversation intent nlu'),
  ...wordsFor('assistant', 'ai bedrock llm q wisdom'),
  ...wordsFor('disconnect', 'bye drop end exit finish goodbye hang hangup quit release stop terminate'),
  ...wordsFor('wait', 'delay pause sleep timeout timer'),
  ...wordsFor('recording analytics', 'lens record transcribe transcript transcription'),
  ...wordsFor('voice', 'language locale'),
  ...wordsFor('logging', 'log logs'),
  ...wordsFor('routing priority', 'priority'),
  ...wordsFor('routing criteria', 'proficiency skill skills'),
  ...wordsFor('task', 'ticket todo'),
  ...wordsFor('send message e-mail', 'email mail'),
  ...wordsFor('send message sms', 'notification notify whatsapp'),
  ...wordsFor('view', 'display form guide page screen show ui'),
  ...wordsFor('data table', 'row table'),
  ...wordsFor('loop', 'again each foreach iterate repeat retry while'),
  ...wordsFor('authenticate', 'auth login signin verify'),
  ...wordsFor('tag', 'label'),
  ...wordsFor('module', 'subflow subroutine'),
}

function wordsFor(meaning: string, words: string): Readonly<Record<string, string>> {
  return Object.fromEntries(words.split(' ').map((word) => [word, meaning]))
}

/** The words of a name in any spelling, in lower case: `getDTMFInput` has get, dtmf and input. */
function wordsOf(name: string): readonly string[] {
  const words = name.slice(0, longestName).match(/e-mail|[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []
  return words.map((word) => word.toLowerCase())
}

/** What a word has in common with others of its family: messages and message, recording and record. */
function stemOf(word: string): string {
  const stem = word.replace(/(?:ing|ed|es|s|e)$/, '')
  return stem.length < 3 ? word : stem
}

/** What to use where the words are those of a refused name, of a block or of a builder method, in another spelling. */
function nameOfConsole(words: readonly string[]): string | undefined {
  names ??= collectNames()
  return names.get(keyOf(words))
}

/** The same for all spellings of a name, and whether or not it says that it names an action, or which version. */
function keyOf(words: readonly string[]): string {
  return words
    .filter((word) => word !== 'action' && word !== 'block' && word !== 'v')
    .map(stemOf)
    .join(' ')
}

let names: ReadonlyMap<string, string> | undefined

function collectNames(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { type, consoleBlocks, methods } of actionDefinitions.values()) {
    for (const name of [type, ...consoleBlocks, ...Object.keys(methods)]) {
      const key = keyOf(wordsOf(name))
      if (!found.has(key)) found.set(key, type)
    }
  }
  for (const [name, instead] of Object.entries(refusedActionTypes)) found.set(keyOf(wordsOf(name)), instead)
  return found
}

/** A definition by the stems of the words that it uses of itself, with how much each says. */
interface DescribedByWords {
  readonly definition: ActionDefinition
  readonly weights: ReadonlyMap<string, number>
}

interface WordIndex {
  readonly described: readonly DescribedByWords[]
  /** How much less common words are than others. */
  readonly rarity: ReadonlyMap<string, number>
}

let index: WordIndex | undefined

function collectWords(): WordIndex {
  // Nothing is suggested that nobody can confirm.
  const definitions = [...actionDefinitions.values()].filter(({ confidence }) => confidence !== 'low')
  const described = definitions.map((definition): DescribedByWords => {
    const weights = new Map<string, number>()
    const add = (text: string, weight: number): void => {
      for (const word of wordsOf(text)) {
        const stem = stemOf(word)
        if (!fillers.has(word)) weights.set(stem, Math.max(weight, weights.get(stem) ?? 0))
      }
    }
    add(definition.summary, 1)
    add(definition.type, 2)
    for (const method of Object.keys(definition.methods)) add(method, 2)
    for (const block of definition.consoleBlocks) add(block, 3)
    return { definition, weights }
  })
  const counts = new Map<string, number>()
  for (const { weights } of described) for (const stem of weights.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const rarity = new Map([...counts].map(([stem, count]) => [stem, Math.log((described.length + 1) / count)]))
  return { described, rarity }
}

/** An action type that was perhaps meant, with the block that the words are those of. */
interface MeantAction {
  readonly type: string
  readonly block: string | undefined
}

/** The actions that speak of themselves in such words, best first; none where hardly a word fits. */
function actionsWith(words: readonly string[], flowType: FlowType | undefined): readonly MeantAction[] {
  index ??= collectWords()
  const { described, rarity } = index
  const telling = words.some(
    (word) => !commonWords.has(word) && !(fillers.has(word) && !Object.hasOwn(everydayWords, word)),
  )
  const asked = new Map<string, number>()
  for (const word of words) {
    const counts = telling && commonWords.has(word) ? 0.3 : 1
    const meant = counts === 1 && Object.hasOwn(everydayWords, word) ? everydayWords[word] : undefined
    for (const one of [word, ...(meant === undefined ? [] : wordsOf(meant))]) {
      if (!fillers.has(one)) asked.set(stemOf(one), Math.max(counts, asked.get(stemOf(one)) ?? 0))
    }
  }
  const rated = described
    .map(({ definition, weights }) => {
      let score = 0
      for (const [stem, counts] of asked) score += counts * (weights.get(stem) ?? 0) * (rarity.get(stem) ?? 0)
      return { definition, score }
    })
    .toSorted((one, other) => other.score - one.score)
  const isLegal = ({ flowTypes }: ActionDefinition): boolean =>
    flowType === undefined ? flowTypes.some((type) => type !== 'CAMPAIGN') : flowTypes.includes(flowType)
  const legal = rated.filter(({ definition }) => isLegal(definition))
  const best = rated[0]?.score ?? 0
  const candidates = (legal[0]?.score ?? 0) >= best / 2 ? legal : rated
  const enough = Math.max(least, (candidates[0]?.score ?? 0) * 0.85)
  const common = (block: string): number => wordsOf(block).filter((word) => asked.has(stemOf(word))).length
  return candidates
    .filter(({ score }) => score >= enough)
    .map(({ definition: { type, consoleBlocks } }) => ({
      type,
      block: consoleBlocks.toSorted((one, other) => common(other) - common(one))[0],
    }))
}

/** What a score has to be: a word that few definitions have, in the name of a block. */
const least = 5

/** The actions as a question, with their blocks where these are called differently. */
function didYouMeanOf(actions: readonly MeantAction[]): string {
  const named = actions
    .slice(0, 3)
    .map(({ type, block }) => (block === undefined || block === type ? `"${type}"` : `"${type}" (${block})`))
  const last = named.pop() ?? ''
  return `Did you mean ${named.length === 0 ? '' : `${named.join(', ')} or `}${last}?`
}
