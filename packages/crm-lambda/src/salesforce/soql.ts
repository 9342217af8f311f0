/** Characters that end or change a text in SOQL, and how they are written inside of it. */
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
}

/**
 * A text as a SOQL literal, whatever it holds.
 * @see https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm
 */
export function soqlText(text: string): string {
  return `'${text.replaceAll(/[\\'"\n\r\t\b\f]/g, (character) => escapes[character] ?? '')}'`
}
