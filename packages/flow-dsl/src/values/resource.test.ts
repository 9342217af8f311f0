import { expect, it } from 'vitest'
import * as resources from './resource.js'
import { isResource, resource, resourceKinds } from './resource.js'
import { lexBot } from './lex-bot.js'
import { view } from './view.js'

it.each([
  ['queue', resources.queue],
  ['prompt', resources.prompt],
  ['hoursOfOperation', resources.hoursOfOperation],
  ['flow', resources.flowNamed],
  ['quickConnect', resources.quickConnect],
  ['user', resources.user],
  ['phoneNumber', resources.phoneNumber],
  ['taskTemplate', resources.taskTemplate],
  ['caseTemplate', resources.caseTemplate],
  ['assistant', resources.assistant],
  ['knowledgeBase', resources.knowledgeBase],
  ['messageTemplate', resources.messageTemplate],
  ['dataTable', resources.dataTable],
  ['segment', resources.segment],
])('makes a %s with its symbol', (kind, make) => {
  expect(make('support')).toMatchObject({ kind, name: 'support' })
  expect(isResource(make('support'))).toBe(true)
})

it('makes a bot with its intents', () => {
  const bot = lexBot('travel', { intents: ['Book', 'Cancel'] })
  expect(bot).toMatchObject({ kind: 'lexBot', name: 'travel', intents: ['Book', 'Cancel'] })
  expect(isResource(bot)).toBe(true)
})

it('makes a view with its actions, or with none', () => {
  expect(view('form', { actions: ['Back', 'Next'] })).toMatchObject({
    kind: 'view',
    name: 'form',
    actions: ['Back', 'Next'],
  })
  expect(view('note')).toMatchObject({ kind: 'view', name: 'note', actions: [] })
  expect(isResource(view('note'))).toBe(true)
})

it('makes a resource of every kind', () => {
  expect(resourceKinds.map((kind) => resource(kind, 'x').kind)).toEqual(resourceKinds)
})

it('recognises resources of other copies of the package, and nothing else', () => {
  expect(isResource({ kind: 'queue', name: 'x', [Symbol.for('@aicc/flow-dsl/resource')]: true })).toBe(true)
  expect(isResource({ kind: 'queue', name: 'x' })).toBe(false)
  expect(isResource(null)).toBe(false)
  expect(isResource('queue')).toBe(false)
})
