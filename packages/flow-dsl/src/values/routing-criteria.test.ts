import { expect, expectTypeOf, it } from 'vitest'
import { attribute } from './contact-attributes.js'
import { predefinedAttribute, routingCriteria } from './routing-criteria.js'
import type { Proficiency } from './routing-criteria.js'

const language = predefinedAttribute('Language', ['Korean', 'English'])
const product = predefinedAttribute('Product', ['Lottery', 'Travel'])

it('names the attribute, one of its values and a level', () => {
  expect(language.name).toBe('Language')
  expect(language.atLeast('Korean', 4)).toEqual({ attribute: 'Language', value: 'Korean', level: 4 })
  expect(language.between('English', 1, 2)).toEqual({ attribute: 'Language', value: 'English', minimum: 1, maximum: 2 })
})

it('takes values of the attribute and levels that exist, and no others', () => {
  expectTypeOf(language.atLeast('Korean', 4)).toExtend<Proficiency<'Korean', 4>>()
  // @ts-expect-error -- a value that the attribute does not have
  language.atLeast('Korea', 4)
  // @ts-expect-error -- a level that does not exist
  language.atLeast('Korean', 6)
  // @ts-expect-error -- an attribute may hold the value in a flow, and not in the answer of a Lambda function
  routingCriteria([{ allOf: [language.atLeast(attribute<'Korean'>('$.Attributes.language'), 4)] }])
})

it('writes what a Lambda function answers: all of several, one of several, none in a band, agents', () => {
  const korean = {
    AttributeCondition: {
      Name: 'Language',
      Value: 'Korean',
      ProficiencyLevel: 4,
      ComparisonOperator: 'NumberGreaterOrEqualTo',
    },
  }
  const travel = {
    AttributeCondition: {
      Name: 'Product',
      Value: 'Travel',
      ComparisonOperator: 'Range',
      Range: { MinProficiencyLevel: 2, MaxProficiencyLevel: 5 },
    },
  }
  expect(
    routingCriteria([
      { agents: ['u-1', 'u-2'], expirySeconds: 10 },
      { allOf: [language.atLeast('Korean', 4)], expirySeconds: 20 },
      { allOf: [language.atLeast('Korean', 4), product.between('Travel', 2, 5)] },
      { anyOf: [language.atLeast('Korean', 4), [language.atLeast('Korean', 4), product.between('Travel', 2, 5)]] },
      { except: product.between('Travel', 2, 5) },
    ]),
  ).toEqual({
    Steps: [
      {
        Expression: {
          AttributeCondition: {
            ComparisonOperator: 'Match',
            MatchCriteria: { AgentsCriteria: { AgentIds: ['u-1', 'u-2'] } },
          },
        },
        Expiry: { DurationInSeconds: 10 },
      },
      { Expression: korean, Expiry: { DurationInSeconds: 20 } },
      { Expression: { AndExpression: [korean, travel] } },
      { Expression: { OrExpression: [korean, { AndExpression: [korean, travel] }] } },
      { Expression: { NotAttributeCondition: travel.AttributeCondition } },
    ],
  })
})
