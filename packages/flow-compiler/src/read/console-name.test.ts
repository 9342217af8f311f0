import { describe, expect, it } from 'vitest'
import { consoleNameIn } from './console-name.js'

describe('consoleNameIn', () => {
  it('finds the name in the mirrored parameters', () => {
    const metadata = { parameters: { EventHooks: { AgentWhisper: { displayName: 'whisper' } } } }
    expect(consoleNameIn(metadata, ['Parameters', 'EventHooks', 'AgentWhisper'])).toBe('whisper')
    expect(consoleNameIn(metadata, ['Parameters', 'EventHooks', 'CustomerQueue'])).toBeUndefined()
    expect(consoleNameIn({ parameters: { List: [{ displayName: 'first' }] } }, ['Parameters', 'List', 0])).toBe('first')
  })

  it('finds the name of a flow where older exports have it', () => {
    expect(consoleNameIn({ contactFlow: { id: 'f-1', text: 'menu' } }, ['Parameters', 'ContactFlowId'])).toBe('menu')
    expect(consoleNameIn({ ContactFlow: { text: 'menu' } }, ['Parameters', 'ContactFlowId'])).toBe('menu')
  })

  it('finds the name of a module where older exports have it', () => {
    const metadata = { contactFlowModuleName: 'survey', contactFlow: { text: 'menu' } }
    expect(consoleNameIn(metadata, ['Parameters', 'FlowModuleId'])).toBe('survey')
  })

  it('takes the newer name where there are two', () => {
    const metadata = { parameters: { ContactFlowId: { displayName: 'new' } }, contactFlow: { text: 'old' } }
    expect(consoleNameIn(metadata, ['Parameters', 'ContactFlowId'])).toBe('new')
  })

  it.each([
    undefined,
    null,
    'text',
    [],
    { parameters: null },
    { parameters: { ContactFlowId: { displayName: '' } } },
    { parameters: { ContactFlowId: { displayName: 3 } }, contactFlow: 'menu' },
  ])('has none in %o', (metadata) => {
    expect(consoleNameIn(metadata, ['Parameters', 'ContactFlowId'])).toBeUndefined()
  })

  it('does not look into prototypes', () => {
    expect(consoleNameIn({ parameters: {} }, ['Parameters', 'constructor', 'name'])).toBeUndefined()
  })
})
