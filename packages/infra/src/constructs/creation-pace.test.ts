import { CfnResource, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { expect, it } from 'vitest'
import { CreationPace } from './creation-pace.js'

it('lets four resources be created at once, each behind the fourth one before it', () => {
  const stack = new Stack()
  const pace = new CreationPace()
  for (let index = 0; index < 10; index += 1) pace.add(new CfnResource(stack, `R${index}`, { type: 'A::B::C' }))
  const resources = Template.fromStack(stack).findResources('A::B::C')
  expect(Object.entries(resources).map(([name, { DependsOn: before = [] }]) => [name, ...before])).toEqual([
    ['R0'],
    ['R1'],
    ['R2'],
    ['R3'],
    ['R4', 'R0'],
    ['R5', 'R1'],
    ['R6', 'R2'],
    ['R7', 'R3'],
    ['R8', 'R4'],
    ['R9', 'R5'],
  ])
})

it('gives back what it is given, so that it can be used in place', () => {
  const resource = new CfnResource(new Stack(), 'R', { type: 'A::B::C' })
  expect(new CreationPace().add(resource)).toBe(resource)
})
