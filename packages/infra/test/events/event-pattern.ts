import { isRecord } from '../../src/checks/is-record.js'

/**
 * Whether an event fits a pattern of EventBridge, as far as the patterns here go: values, `$or`, `exists`, `suffix` and
 * `anything-but`.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function fitsPattern(pattern: unknown, event: unknown): boolean {
  if (!isRecord(pattern)) throw new Error('A pattern is an object.')
  return Object.entries(pattern).every(([name, expected]) => {
    if (name === '$or') return Array.isArray(expected) && expected.some((one) => fitsPattern(one, event))
    const value = isRecord(event) ? event[name] : undefined
    return Array.isArray(expected) ? expected.some((one) => fitsValue(one, value)) : fitsPattern(expected, value)
  })
}

function fitsValue(expected: unknown, value: unknown): boolean {
  if (!isRecord(expected)) return expected === value
  const [[operator, argument] = ['', undefined]] = Object.entries(expected)
  switch (operator) {
    case 'exists':
      return (value !== undefined) === argument
    case 'suffix':
      return typeof value === 'string' && value.endsWith(String(argument))
    case 'anything-but':
      // Something has to be there that it is not.
      return value !== undefined && Array.isArray(argument) && !argument.includes(value)
    default:
      throw new Error(`The operator "${operator}" is not known here.`)
  }
}
