import { contactFlow, customerQueueFlow, lexBot, prompt, queue } from '@aicc/flow-dsl'
import type { Resource } from '@aicc/flow-dsl'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { placeholderFor, resolveResources } from './resolve-resources.js'

const environment: Readonly<Record<string, string>> = { support: 'arn:queue', hello: 'prompt-id', order: 'bot-id' }

function resolve(resource: Resource): string | undefined {
  return environment[resource.name]
}

function parametersOf(flow: BuildableFlow) {
  const { graph, unresolved } = resolveResources(flow.build().graph, resolve)
  return { parameters: graph.actions.map(({ parameters }) => ({ ...parameters })), unresolved }
}

describe('a symbol', () => {
  it('becomes what the environment has for it', () => {
    const flow = contactFlow('flow', {}, (builder) => builder.playPrompt(prompt('hello')))
    expect(parametersOf(flow)).toEqual({ parameters: [{ PromptId: 'prompt-id' }], unresolved: [] })
  })

  it('is found inside objects and lists', () => {
    const flow = customerQueueFlow('flow', {}, (builder) => {
      builder.loopPrompts([prompt('hello'), '잠시만요.'])
      builder.connectToLexBot(lexBot('order', { intents: [] }), {
        prompt: '네?',
        on: { NoMatchingCondition: () => {}, NoMatchingError: () => {} },
      })
    })
    expect(parametersOf(flow).parameters).toEqual([
      { Messages: [{ PromptId: 'prompt-id' }, { Text: '잠시만요.' }] },
      { Text: '네?', LexV2Bot: { AliasArn: 'bot-id' } },
    ])
  })

  it('that the environment lacks is listed with its place, and stays readable', () => {
    const flow = contactFlow('flow', {}, (builder) => {
      builder.playPrompt('안녕')
      builder.action({ Type: 'ShowView', Parameters: { a: [{ b: queue('sales') }] } })
    })
    expect(parametersOf(flow)).toMatchObject({
      parameters: [{ Text: '안녕' }, { a: [{ b: '{{queue:sales}}' }] }],
      unresolved: [{ resource: { kind: 'queue', name: 'sales' }, action: 1, pointer: ['Parameters', 'a', 0, 'b'] }],
    })
  })

  it('is listed once for each place', () => {
    const flow = contactFlow('flow', {}, (builder) => {
      builder.playPrompt(prompt('bye'))
      builder.playPrompt(prompt('bye'))
    })
    expect(parametersOf(flow).unresolved.map(({ action }) => action)).toEqual([0, 1])
  })
})

it('reads as what it is, without an environment', () => {
  expect(placeholderFor(queue('general-support'))).toBe('{{queue:general-support}}')
})

it('leaves texts alone that look like placeholders', () => {
  const flow = contactFlow('flow', {}, (builder) => builder.playPrompt('{{prompt:hello}}'))
  expect(parametersOf(flow)).toEqual({ parameters: [{ Text: '{{prompt:hello}}' }], unresolved: [] })
})

it('does not change the graph it is given', () => {
  const { graph } = contactFlow('flow', {}, (builder) => builder.playPrompt(prompt('hello'))).build()
  const before = JSON.stringify(graph.actions)
  resolveResources(graph, resolve)
  expect(JSON.stringify(graph.actions)).toBe(before)
})

it('keeps a parameter named __proto__ a parameter', () => {
  const parameters: Record<string, unknown> = JSON.parse('{"__proto__": {"polluted": "yes"}}')
  const flow = contactFlow('flow', {}, (builder) => builder.action({ Type: 'ShowView', Parameters: parameters }))
  const { graph } = resolveResources(flow.build().graph, resolve)
  expect(Object.keys(graph.actions[0]?.parameters ?? {})).toEqual(['__proto__'])
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})

it('keeps the ARN of another kind out of the flow', () => {
  const flow = contactFlow('f', {}, (builder) => builder.playPrompt(prompt('hello')))
  const arn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/1/queue/2'
  const { graph, unresolved } = resolveResources(flow.build().graph, () => arn)
  expect(unresolved).toMatchObject([{ wrongArn: arn, action: 0, pointer: ['Parameters', 'PromptId'] }])
  expect(graph.actions[0]?.parameters).toMatchObject({ PromptId: '{{prompt:hello}}' })
})
