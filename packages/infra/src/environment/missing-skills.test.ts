import { attribute, contactFlow, predefinedAttribute } from '@aicc/flow-dsl'
import type { Flow, RoutingStep } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { missingSkills } from './missing-skills.js'

const skills = { Language: { values: ['Korean', 'English'] }, Product: { values: ['Lottery'] } }
const language = predefinedAttribute('Language', ['Korean', 'English', 'Korea'])
const products = predefinedAttribute('Products', ['Lottery'])

function asking(...steps: readonly [RoutingStep, ...RoutingStep[]]): Flow {
  return contactFlow('support', {}, (flow) => {
    flow.setRoutingCriteria(steps, { on: { NoMatchingError: () => {} } })
    flow.disconnect()
  })
}

describe('skills that routing criteria ask for', () => {
  it('are taken where the environment has them', () => {
    expect(missingSkills([asking({ allOf: [language.atLeast('Korean', 4)] })], { skills })).toEqual([])
  })

  it('are refused where it has none of that name, at the line that asks', () => {
    const [problem, ...others] = missingSkills([asking({ allOf: [products.atLeast('Lottery', 1)] })], { skills })
    expect(others).toEqual([])
    expect(problem).toEqual({
      code: 'FLOW1008',
      name: 'missing-resource',
      severity: 'error',
      message: 'The environment has no skill "Products".',
      args: { kind: 'skill', resource: 'Products' },
      location: {
        file: expect.stringContaining('missing-skills.test.ts'),
        line: 12,
        column: 10,
        flow: 'support',
        action: undefined,
        path: 'support > Parameters.RoutingCriteria.Steps[0].Expression',
      },
      related: [],
      suggestion: 'Did you mean "Product"? Add it under "skills" of the environment, which has "Language", "Product".',
    })
  })

  it('are refused where the skill has no such value, in each step and beside others', () => {
    const flow = asking(
      { allOf: [language.atLeast('Korean', 4)], expirySeconds: 20 },
      { allOf: [language.atLeast('Korean', 1), language.atLeast('Korea', 1)] },
    )
    expect(missingSkills([flow], { skills })).toMatchObject([
      {
        message: 'The skill "Language" of the environment has no value "Korea".',
        args: { resource: 'Language: Korea' },
        location: { path: 'support > Parameters.RoutingCriteria.Steps[1].Expression' },
        suggestion: 'Did you mean "Korean"? Add it under "skills" of the environment, which has "Korean", "English".',
      },
    ])
  })

  it('are left alone where only a call tells what they are', () => {
    const wanted = attribute<'Korean' | 'English' | 'Korea'>('$.Attributes.language')
    const answered = contactFlow('answered', {}, (flow) => {
      flow.setRoutingCriteria(attribute('$.External.criteria'), { on: { NoMatchingError: () => {} } })
      flow.disconnect()
    })
    expect(missingSkills([asking({ allOf: [language.atLeast(wanted, 2)] }), answered], { skills })).toEqual([])
    // The name is known all the same.
    expect(missingSkills([asking({ allOf: [language.atLeast(wanted, 2)] })], { skills: {} })).toMatchObject([
      { message: 'The environment has no skill "Language".', suggestion: expect.stringContaining('which has none.') },
    ])
  })

  it('are none where certain agents are asked for', () => {
    expect(missingSkills([asking({ agents: [attribute('$.Attributes.lastAgent')] })], { skills: {} })).toEqual([])
  })
})
