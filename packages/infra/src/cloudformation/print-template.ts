import { Document, Scalar, visit } from 'yaml'
import { isRecord } from '../checks/is-record.js'

/**
 * A template as YAML, with the short forms that people write: `!Ref`, `!GetAtt`, `!Sub`.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function printTemplate(template: object): string {
  const document = new Document(withSub(template), { version: '1.1', aliasDuplicateObjects: false })
  visit(document, {
    Map(_, { items }) {
      const [pair] = items
      if (items.length !== 1 || pair === undefined) return undefined
      const { key, value } = pair
      if (!(key instanceof Scalar)) return undefined
      if (key.value === 'Fn::GetAtt' && value !== null && typeof value === 'object' && 'toJSON' in value) {
        const path: unknown = document.createNode(value).toJSON()
        // A point in the name of an attribute is part of the path, as in `!GetAtt Resource.Address.Port`.
        if (Array.isArray(path) && path.every((part) => typeof part === 'string'))
          return tagged('!GetAtt', path.join('.'))
      }
      if (!(value instanceof Scalar) || typeof value.value !== 'string') return undefined
      if (key.value === 'Ref') return tagged('!Ref', value.value)
      return key.value === 'Fn::Sub' ? tagged('!Sub', value.value) : undefined
    },
  })
  return document.toString({ lineWidth: 0, singleQuote: true })
}

function tagged(tag: string, value: string): Scalar {
  const scalar = new Scalar(value)
  scalar.tag = tag
  return scalar
}

/** Texts that are joined of parts, as one text with the parts in it. */
function withSub(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSub)
  if (!isRecord(value)) return value
  const members = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withSub(member)]))
  const { 'Fn::Join': join } = value
  if (!Array.isArray(join) || Object.keys(value).length !== 1) return members
  const [separator, parts]: readonly unknown[] = join
  return separator === '' && Array.isArray(parts) ? (subOf(parts) ?? members) : members
}

/** `Fn::Sub` for parts, of which those that are no plain references get names of their own. */
function subOf(parts: readonly unknown[]): object | undefined {
  const values = new Map<string, unknown>()
  const names = new Map<string, string>()
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') {
      // What looks like a reference in the text itself is none.
      text += part.replaceAll('${', '${!')
      continue
    }
    if (!isRecord(part)) return undefined
    const { Ref: reference, 'Fn::GetAtt': attribute } = part
    if (typeof reference === 'string') text += `\${${reference}}`
    else if (Array.isArray(attribute) && attribute.every((step) => typeof step === 'string')) {
      text += `\${${attribute.join('.')}}`
    } else {
      const printed = JSON.stringify(part)
      const name = names.get(printed) ?? nameFor(part, values)
      names.set(printed, name)
      values.set(name, withSub(part))
      text += `\${${name}}`
    }
  }
  return { 'Fn::Sub': values.size === 0 ? text : [text, Object.fromEntries(values)] }
}

/** A name that says what a value is, where it is imported; else one that is free. */
function nameFor(part: Readonly<Record<string, unknown>>, taken: ReadonlyMap<string, unknown>): string {
  const words: readonly string[] = JSON.stringify(part['Fn::ImportValue'] ?? '').match(/[0-9A-Za-z]+/g) ?? []
  const name = words
    .slice(words.findIndex((word) => word.endsWith('StackName')) + 1)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
  const base = name === '' ? 'Value' : name
  let free = base
  for (let count = 2; taken.has(free); count += 1) free = `${base}${count}`
  return free
}
