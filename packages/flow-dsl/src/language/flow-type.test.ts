import { describe, expect, it } from 'vitest'
import { actionDefinitions, findActionDefinition } from '../actions/index.js'
import { flowTypeDefinition, flowTypeFromMetadata, flowTypes, isFlowType } from './flow-type.js'

it('lists the types of the API and the module', () => {
  expect(flowTypes).toEqual([
    'CONTACT_FLOW',
    'CUSTOMER_QUEUE',
    'CUSTOMER_HOLD',
    'CUSTOMER_WHISPER',
    'AGENT_HOLD',
    'AGENT_WHISPER',
    'OUTBOUND_WHISPER',
    'AGENT_TRANSFER',
    'QUEUE_TRANSFER',
    'CAMPAIGN',
    'MODULE',
  ])
})

it('recognises types by their name alone', () => {
  expect(isFlowType('AGENT_HOLD')).toBe(true)
  expect(isFlowType('agentHold')).toBe(false)
  expect(isFlowType('constructor')).toBe(false)
  expect(isFlowType(undefined)).toBe(false)
})

describe('flowTypeFromMetadata', () => {
  it('reads what console exports write', () => {
    expect(flowTypeFromMetadata('agentWhisper')).toBe('AGENT_WHISPER')
    expect(flowTypeFromMetadata('contactFlow')).toBe('CONTACT_FLOW')
  })

  it('gives every type back whose name in exports is known', () => {
    const known = flowTypes.filter((type) => flowTypeDefinition(type).metadataType !== undefined)
    expect(known).toHaveLength(9)
    expect(known.map((type) => flowTypeFromMetadata(flowTypeDefinition(type).metadataType))).toEqual(known)
  })

  it.each([undefined, null, '', 'module', 'CONTACT_FLOW', 3])('says nothing of %j', (metadataType) => {
    expect(flowTypeFromMetadata(metadataType)).toBeUndefined()
  })
})

it.each(flowTypes)('names an ending that is legal in %s and that no path goes on from', (type) => {
  const { statement, actionType } = flowTypeDefinition(type).ending
  const definition = findActionDefinition(actionType)
  expect(definition?.flowTypes).toContain(type)
  expect(['terminal', 'holds']).toContain(definition?.forms.at(-1)?.outcomes.next.kind)
  const method = /^flow\.(\w+)\(/.exec(statement)?.[1]
  expect(Object.keys(definition?.methods ?? {})).toContain(method)
})

it('offers actions in every flow type', () => {
  const without = flowTypes.filter(
    (type) => !actionDefinitions.some(({ flowTypes: legal }) => legal.some((name) => name === type)),
  )
  expect(without).toEqual([])
})
