/** What a character behind a backslash means in SOQL. Others are an error there. */
const meanings: Readonly<Record<string, string>> = {
  n: '\n',
  N: '\n',
  r: '\r',
  R: '\r',
  t: '\t',
  T: '\t',
  b: '\b',
  B: '\b',
  f: '\f',
  F: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
}

/**
 * The text that a SOQL literal stands for; `undefined` where it is not exactly one literal.
 * @see https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm
 */
export function readSoqlText(literal: string): string | undefined {
  if (!literal.startsWith("'")) return undefined
  let text = ''
  let at = 1
  while (at < literal.length && literal[at] !== "'") {
    const character = literal.charAt(at)
    if (character !== '\\') {
      text += character
      at += 1
      continue
    }
    const meaning = meanings[literal.charAt(at + 1)]
    if (meaning === undefined) return undefined
    text += meaning
    at += 2
  }
  return at === literal.length - 1 ? text : undefined
}

/** A query as the function makes it: one record of an object, whose fields have these texts. */
export interface RecordQuery {
  readonly type: string
  readonly fields: Readonly<Record<string, string>>
}

const queryFormat = /^SELECT Id FROM (\w+) WHERE (.+) LIMIT 1$/s
const condition = /(\w+) = ('(?:[^'\\]|\\.)*')(?: AND |$)/sy

/** What a query asks for; `undefined` where it is not of that form. */
export function readQuery(query: string): RecordQuery | undefined {
  const [, type = '', conditions = ''] = queryFormat.exec(query) ?? []
  const fields: Record<string, string> = {}
  condition.lastIndex = 0
  let at = 0
  while (at < conditions.length) {
    const [all = '', field = '', literal = ''] = condition.exec(conditions) ?? []
    const text = readSoqlText(literal)
    if (all === '' || text === undefined) return undefined
    fields[field] = text
    at += all.length
  }
  return type === '' ? undefined : { type, fields }
}
