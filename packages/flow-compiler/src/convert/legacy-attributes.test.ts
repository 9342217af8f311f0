import { describe, expect, it } from 'vitest'
import { legacyReference } from './legacy-attributes.js'

describe('an attribute of the older export format', () => {
  it.each([
    ['External', 'lotteryNumber', '$.External.lotteryNumber'],
    ['External', 'customer.name', '$.External.customer.name'],
    ['User Defined', 'tier', '$.Attributes.tier'],
    ['User Defined', '고객 등급', "$.Attributes['고객 등급']"],
    ['Lex.Slots', 'city', '$.Lex.Slots.city'],
    ['Lex.SessionAttributes', 'city', '$.Lex.SessionAttributes.city'],
    ['Queue metrics', 'Queue.Size', '$.Metrics.Queue.Size'],
    ['System', 'Customer Number', '$.CustomerEndpoint.Address'],
    ['System', 'Dialed Number', '$.SystemEndpoint.Address'],
    ['System', 'Stored customer input', '$.StoredCustomerInput'],
    ['System', 'Queue ARN', '$.Queue.ARN'],
    ['System', 'Queue.Name', '$.Queue.Name'],
    ['System', 'ContactId', '$.ContactId'],
    ['System', 'Agent.UserName', '$.Agent.UserName'],
  ])('%s, %s is %s', (namespace, key, expected) => {
    expect(legacyReference(namespace, key)).toBe(expected)
  })

  it.each([
    ['Elsewhere', 'a'],
    ['', 'a'],
    ['External', ''],
    ['External', "it's"],
    ['System', 'Weather'],
    ['System', 'Queue.Name and more'],
    ['System', ''],
    ['__proto__', '__proto__'],
  ])('%j, %j is none that is known', (namespace, key) => {
    expect(legacyReference(namespace, key)).toBeUndefined()
  })
})
