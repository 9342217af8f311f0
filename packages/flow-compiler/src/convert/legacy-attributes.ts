import { findReferences, lookUpAttribute } from '@aicc/flow-dsl/language'

/** The namespaces of the old export, each with what its attributes begin with in the flow language. */
const namespaces: ReadonlyMap<string, string> = new Map([
  ['External', '$.External'],
  ['User Defined', '$.Attributes'],
  ['Lex.Slots', '$.Lex.Slots'],
  ['Lex.SessionAttributes', '$.Lex.SessionAttributes'],
  ['Queue metrics', '$.Metrics'],
])

/** The namespace of the attributes that Amazon Connect itself fills. */
const system = 'System'

/**
 * Attributes of `System` that the old export calls by the label in the console; the others stand there by their path.
 * @see https://github.com/edwardbrowncross/amazon-connect-simulator/blob/HEAD/flow/flow.go (read 2026-11-23)
 */
const systemLabels: ReadonlyMap<string, string> = new Map([
  ['customer number', '$.CustomerEndpoint.Address'],
  ['dialed number', '$.SystemEndpoint.Address'],
  ['stored customer input', '$.StoredCustomerInput'],
  ['queue', '$.Queue.Name'],
  ['queue name', '$.Queue.Name'],
  ['queue arn', '$.Queue.ARN'],
])

/** All namespaces, for messages. */
export const legacyNamespaces: readonly string[] = [...namespaces.keys(), system]

/** The attribute that a key in a namespace of the old export is; undefined when it is none that is known. */
export function legacyReference(namespace: string, key: string): string | undefined {
  if (namespace === system) {
    const labelled = systemLabels.get(key.toLowerCase())
    if (labelled !== undefined) return labelled
    const path = `$.${key}`
    const [reference] = findReferences(path)
    if (reference === undefined || reference.end !== path.length) return undefined
    return lookUpAttribute(reference.members).verdict === 'known' ? path : undefined
  }
  const root = namespaces.get(namespace)
  if (root === undefined || key === '') return undefined
  if (/^[\w-]+(?:\.[\w-]+)*$/.test(key)) return `${root}.${key}`
  // A key with a quote in it cannot be written in brackets.
  return key.includes("'") ? undefined : `${root}['${key}']`
}
