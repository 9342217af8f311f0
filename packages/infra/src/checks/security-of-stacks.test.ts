import { beforeAll, expect, it } from 'vitest'
import { centerStacks } from '../../test/center-stacks.js'
import type { DeployedStack } from '../policies/operator-policy.js'
import { securityProblems } from './security.js'

let stacks: readonly DeployedStack[]

beforeAll(async () => {
  const { environments, everything } = await centerStacks()
  stacks = [...environments, everything]
}, 120_000)

it('finds nothing in what is deployed', () => {
  const problems = stacks.flatMap(({ name, templates }) =>
    templates.flatMap(securityProblems).map(({ resource, message }) => `${name} ${resource}: ${message}`),
  )
  expect(problems).toEqual([])
})

it('finds it out when one of the roles may do more', () => {
  const [template] = stacks[0]?.templates ?? []
  const wider = JSON.stringify(template).replaceAll('"dynamodb:PutItem"', '"dynamodb:*"')
  expect(securityProblems(JSON.parse(wider)).map(({ message }) => message)).toContain(
    'It may do "dynamodb:*": name each action.',
  )
})
