import { agentWhisperFlow, contactFlow, flowModule, flowNamed, queue } from '@aicc/flow-dsl'
import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { actionJson, flowJson } from '../../test/flow-json.js'
import { toFlowsOfSet } from '../../test/set-harness.js'
import type { SetSource } from '../../test/set-harness.js'
import { toFlowSet } from './flow-set.js'
import type { FlowReference } from './flow-set.js'

/** What the flows of a set refer to. */
function referencesOf(...sources: readonly SetSource[]): readonly FlowReference[] {
  return toFlowSet(toFlowsOfSet(sources), true).references
}

/** The reference of a set that has one. */
function referenceOf(...sources: readonly SetSource[]): FlowReference {
  const [reference, another] = referencesOf(...sources)
  if (reference === undefined || another !== undefined) throw new Error('the set has not one reference')
  return reference
}

const menu = contactFlow('menu', {}, (flow) => flow.disconnect())

function transferring(target: string, metadata: JsonObject = {}): JsonObject {
  const action = { type: 'TransferToFlow', parameters: { ContactFlowId: target }, errors: { NoMatchingError: 'end' } }
  const document = flowJson([action], { name: 'caller' })
  return { ...document, Metadata: { name: 'caller', type: 'contactFlow', ActionMetadata: { subject: metadata } } }
}

const arn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/contact-flow/f-1'

describe('a reference in TypeScript', () => {
  it('is the flow itself', () => {
    const caller = contactFlow('caller', { onError: (flow) => flow.disconnect() }, (flow) => flow.transferToFlow(menu))
    expect(referenceOf(menu, caller)).toMatchObject({ kind: 'flow', name: 'menu', stated: true, target: { index: 0 } })
  })

  it('is not another flow of its name', () => {
    const namesake = contactFlow('menu', {}, (flow) => flow.disconnect())
    const caller = contactFlow('caller', { onError: (flow) => flow.disconnect() }, (flow) => flow.transferToFlow(menu))
    expect(referenceOf(namesake, caller)).toMatchObject({ name: 'menu', imported: true, candidates: [] })
  })

  it('is the JSON that was compiled from the flow, where that is checked in its place', () => {
    const caller = contactFlow('caller', { onError: (flow) => flow.disconnect() }, (flow) => flow.transferToFlow(menu))
    expect(referenceOf(caller, flowJson([], { name: 'menu' })).target?.authored).toBe(false)
  })

  it('is a name', () => {
    const caller = contactFlow('caller', { onError: (flow) => flow.disconnect() }, (flow) => {
      flow.transferToFlow(flowNamed('menu'))
    })
    expect(referenceOf(caller, menu).target?.graph.name).toBe('menu')
  })

  it('leads to flow JSON too', () => {
    const caller = contactFlow('caller', { onError: (flow) => flow.disconnect() }, (flow) => {
      flow.transferToFlow(flowNamed('menu'))
    })
    expect(referenceOf(caller, flowJson([], { name: 'menu' })).target?.authored).toBe(false)
  })

  it('is known where it stands in an event hook, a task and a callback', () => {
    const whisper = agentWhisperFlow('whisper', {}, (flow) => flow.endFlow())
    const caller = contactFlow('caller', { channels: ['VOICE'], onError: (flow) => flow.disconnect() }, (flow) => {
      flow.setWorkingQueue(queue('q'))
      flow.setAgentWhisperFlow(whisper)
      flow.createTask({ name: 'call back', flow: menu })
      flow.createCallback({ creationFlow: menu })
      flow.disconnect()
    })
    expect(referencesOf(caller, menu, whisper).map(({ target, flowTypes }) => [target?.graph.name, flowTypes])).toEqual(
      [
        ['whisper', ['AGENT_WHISPER']],
        ['menu', ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER']],
        ['menu', ['CONTACT_FLOW']],
      ],
    )
  })

  it('means the module, where a flow and a module have one name', () => {
    const module = flowModule('menu', { onError: (flow) => flow.returnFromModule() }, (flow) => flow.returnFromModule())
    const caller = contactFlow('caller', { onError: (flow) => flow.disconnect() }, (flow) => {
      flow.invokeModule(module, {})
      flow.disconnect()
    })
    expect(referenceOf(menu, module, caller).target?.index).toBe(1)
  })
})

describe('a reference in JSON', () => {
  const target = flowJson([], { name: 'menu' })

  it('is a placeholder of our own', () => {
    expect(referenceOf(transferring('{{flow:menu}}'), target)).toMatchObject({ stated: true, target: { index: 1 } })
  })

  it.each([
    { parameters: { ContactFlowId: { displayName: 'menu' } } },
    { contactFlow: { id: arn, text: 'menu' } },
    { ContactFlow: { text: 'menu' } },
  ])('is an id with the name that the console noted: %o', (metadata) => {
    expect(referenceOf(transferring(arn, metadata), target)).toMatchObject({ stated: false, target: { index: 1 } })
  })

  it('is a placeholder of another tool with the name that the console noted', () => {
    const metadata = { ContactFlow: { text: 'menu' } }
    expect(referenceOf(transferring('${menuFlow.arn}', metadata), target).target?.index).toBe(1)
  })

  it.each([arn, '${menu}', '{{module:menu}}', '{{contactFlows.menu.arn}}', '$.Attributes.menu'])(
    'is open where %s stands alone',
    (value) => {
      expect(referenceOf(transferring(value), target)).toMatchObject({ name: undefined, candidates: [] })
    },
  )

  it('is open where it is an attribute, whatever the console noted', () => {
    expect(
      referenceOf(transferring('$.Attributes.next', { contactFlow: { text: 'menu' } }), target).name,
    ).toBeUndefined()
  })

  it('is none where a draft leaves it empty', () => {
    expect(referencesOf(transferring('', { contactFlow: { text: 'menu' } }), target)).toEqual([])
  })

  it('is read from metadata of any shape', () => {
    for (const metadata of [null, [], 'text', { parameters: [] }, { contactFlow: null, ContactFlow: { text: 3 } }]) {
      const document = { ...transferring(arn), Metadata: { name: 'caller', ActionMetadata: { subject: metadata } } }
      expect(referenceOf(document, target).name).toBeUndefined()
    }
  })

  it('is not found in the prototype of the metadata', () => {
    const subject = {
      ...actionJson({ type: 'TransferToFlow', parameters: { ContactFlowId: arn } }),
      Identifier: 'toString',
    }
    const document = { ...flowJson([], { name: 'caller', start: 'toString' }), Actions: [subject] }
    expect(referenceOf(document, target).name).toBeUndefined()
  })
})

describe('a name that several flows have', () => {
  const versions = [flowJson([], { name: 'menu' }), flowJson([], { name: 'menu' })]

  it('means none of them', () => {
    expect(referenceOf(transferring('{{flow:menu}}'), ...versions)).toMatchObject({
      target: undefined,
      candidates: [{ index: 1 }, { index: 2 }],
    })
  })

  it('means the one of a type that fits', () => {
    const whisper = flowJson([], { name: 'menu', type: 'agentWhisper' })
    expect(referenceOf(transferring('{{flow:menu}}'), whisper, flowJson([], { name: 'menu' })).target?.index).toBe(2)
  })

  it('means the one that is written as the flow that refers to it: the other was compiled from it', () => {
    const compiled = flowJson([], { name: 'menu' })
    expect(referenceOf(transferring('{{flow:menu}}'), menu, compiled).target?.index).toBe(2)
    const caller = contactFlow('caller', { onError: (flow) => flow.disconnect() }, (flow) => flow.transferToFlow(menu))
    expect(referenceOf(caller, compiled, menu).target?.index).toBe(2)
  })
})
