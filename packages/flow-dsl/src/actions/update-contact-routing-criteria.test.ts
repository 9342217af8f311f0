import { describe, expect, it } from 'vitest'
import { brokenConstraints, statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute, predefinedAttribute, user } from '../index.js'
import { updateContactRoutingCriteria } from './update-contact-routing-criteria.js'

const language = predefinedAttribute('Language', ['Korean', 'English'])
const product = predefinedAttribute('Product', ['Lottery'])

function condition(Name: string, Value: string, ProficiencyLevel: string) {
  return { AttributeCondition: { Name, Value, ProficiencyLevel, ComparisonOperator: 'NumberGreaterOrEqualTo' } }
}

const matching = {
  AttributeCondition: { ComparisonOperator: 'Match', MatchCriteria: { AgentsCriteria: { AgentIds: ['u-1'] } } },
}

describe('setRoutingCriteria', () => {
  it('writes steps: certain agents, all of several proficiencies, one proficiency', () => {
    expect(
      writtenBy((flow, elsewhere) =>
        flow.setRoutingCriteria(
          [
            { agents: [user('kim'), attribute('$.Attributes.lastAgent')], expirySeconds: 20 },
            { allOf: [language.atLeast('Korean', 4), product.atLeast('Lottery', 2)], expirySeconds: 30 },
            { allOf: [language.atLeast('Korean', 1)] },
          ],
          { on: { NoMatchingError: elsewhere } },
        ),
      ),
    ).toEqual({
      type: 'UpdateContactRoutingCriteria',
      parameters: {
        RoutingCriteria: {
          Steps: [
            {
              Expression: {
                AttributeCondition: {
                  ComparisonOperator: 'Match',
                  MatchCriteria: {
                    AgentsCriteria: { AgentIds: [{ kind: 'user', name: 'kim' }, '$.Attributes.lastAgent'] },
                  },
                },
              },
              Expiry: { DurationInSeconds: '20' },
            },
            {
              Expression: {
                AndExpression: [condition('Language', 'Korean', '4.0'), condition('Product', 'Lottery', '2.0')],
              },
              Expiry: { DurationInSeconds: '30' },
            },
            { Expression: condition('Language', 'Korean', '1.0') },
          ],
        },
      },
      ways: { next: 'after', NoMatchingError: 'elsewhere' },
    })
  })

  it('takes value and level from attributes', () => {
    const { parameters } = writtenUnderHandlerBy((flow) =>
      flow.setRoutingCriteria([
        {
          allOf: [
            language.atLeast(
              attribute<'Korean' | 'English'>('$.Attributes.language'),
              attribute<number>('$.Attributes.level'),
            ),
          ],
        },
      ]),
    )
    expect(parameters).toEqual({
      RoutingCriteria: {
        Steps: [{ Expression: condition('Language', '$.Attributes.language', '$.Attributes.level') }],
      },
    })
  })

  it('takes criteria that a Lambda function answered', () => {
    expect(writtenUnderHandlerBy((flow) => flow.setRoutingCriteria(attribute('$.External.criteria')))).toMatchObject({
      parameters: { RoutingCriteria: '$.External.criteria' },
      ways: { next: 'after', NoMatchingError: 'handler' },
    })
  })
})

describe('rules between parameters', () => {
  const broken = (Expression: object) =>
    brokenConstraints(
      updateContactRoutingCriteria,
      JSON.parse(JSON.stringify({ RoutingCriteria: { Steps: [{ Expression }] } })),
    )

  it.each([
    ['one proficiency', condition('Language', 'Korean', '4.0')],
    ['several', { AndExpression: [condition('Language', 'Korean', '4.0'), matching] }],
    ['agents', matching],
  ])('are kept by %s', (_name, expression) => {
    expect(broken(expression)).toEqual([])
  })

  it.each([
    ['alternatives, which only a JSONPath can supply', { OrExpression: [matching] }],
    ['an exclusion, which only a JSONPath can supply', { NotAttributeCondition: {} }],
    ['a proficiency without a level', condition('Language', 'Korean', '4.0').AttributeCondition, 'ProficiencyLevel'],
    ['a match without agents', matching.AttributeCondition, 'MatchCriteria'],
  ])('are broken by %s', (_name, given, missing = undefined) => {
    const expression =
      missing === undefined ? given : { AndExpression: [{ AttributeCondition: { ...given, [missing]: undefined } }] }
    expect(broken(expression)).toEqual(['RoutingCriteria'])
  })

  it('do not look into what a reference holds', () => {
    expect(brokenConstraints(updateContactRoutingCriteria, { RoutingCriteria: '$.External.criteria' })).toEqual([])
  })
})

it('leaves its failure to onError', () => {
  expect(statedOutcomes(updateContactRoutingCriteria, {})).toMatchObject({ failures: ['NoMatchingError'], events: [] })
})

it('is called by the attribute that holds the criteria', () => {
  expect(updateContactRoutingCriteria.label?.({ RoutingCriteria: '$.External.criteria' })).toBe('criteria')
  expect(updateContactRoutingCriteria.label?.({ RoutingCriteria: { Steps: [] } })).toBeUndefined()
})
