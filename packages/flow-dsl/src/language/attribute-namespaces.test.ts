import { describe, expect, it } from 'vitest'
import { actionDefinitions } from '../actions/index.js'
import { findReferences } from './attribute-reference.js'
import { livesForOneRun, settersOf } from './attribute-namespaces.js'
import { knownAttributePatterns } from './system-attributes.js'

function rootOf(path: string): string | undefined {
  return findReferences(path.replace(/\.\*.*$/, ''))[0]?.members[0]
}

describe('what lives for one run of a flow', () => {
  it.each(['External', 'FlowAttributes', 'StoredCustomerInput', 'Modules', 'Customer'])('is $.%s', (namespace) => {
    expect(livesForOneRun(namespace)).toBe(true)
  })

  it.each(['Attributes', 'Queue', 'Agent', 'ContactId', 'MediaStreams', 'Tags'])('is not $.%s', (namespace) => {
    expect(livesForOneRun(namespace)).toBe(false)
  })

  it('is a namespace that exists', () => {
    const roots = new Set(knownAttributePatterns.map(rootOf))
    const filled = actionDefinitions.flatMap((definition) => [
      ...(definition.setsWithin ?? definition.sets?.({}) ?? []),
    ])
    expect(filled.filter((fact) => fact.startsWith('$') && !roots.has(rootOf(fact)))).toEqual([])
  })
})

describe('what can fill a namespace', () => {
  it('is read from the actions, also where it depends on parameters', () => {
    const types = (namespace: string) => settersOf(namespace).map(({ type }) => type)
    expect(types('External')).toEqual(['InvokeLambdaFunction'])
    expect(types('StoredCustomerInput')).toEqual(['GetParticipantInput'])
    expect(types('FlowAttributes')).toEqual(['UpdateFlowAttributes'])
    expect(types('Attributes')).toEqual(expect.arrayContaining(['UpdateContactAttributes', 'InvokeFlowModule']))
    expect(types('Agent')).toEqual([])
  })

  it('is a block of the action', () => {
    const strange = actionDefinitions.flatMap(({ type, consoleBlocks, settingBlocks = [] }) =>
      settingBlocks.filter((block) => !consoleBlocks.includes(block)).map((block) => `${type}: ${block}`),
    )
    expect(strange).toEqual([])
  })
})
