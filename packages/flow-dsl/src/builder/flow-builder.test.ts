import { describe, expect, it } from 'vitest'
import { actionsOf, graphOf, waysIn } from '../../test/written-action.js'
import { actionDefinitions } from '../actions/index.js'
import { attribute, contactFlow, queue } from '../index.js'
import { createBuilder } from './flow-builder.js'
import { FlowRecorder } from './flow-recorder.js'

it('has the methods of all actions and the statements, and nothing else', () => {
  const builder = createBuilder(new FlowRecorder({}, 'f', 'CONTACT_FLOW', undefined))
  const methods = actionDefinitions.flatMap((definition) => Object.keys(definition.methods))
  expect(Object.keys(builder).toSorted()).toEqual([...methods, 'action', 'attempt', 'block', 'goto', 'here'].toSorted())
  expect(new Set(methods).size).toBe(methods.length)
})

describe('action', () => {
  it('writes an action that nothing here describes', () => {
    const built = contactFlow('f', {}, (flow) => {
      const failed = flow.block('failed', () => flow.disconnect({ id: 'failed' }))
      flow.action({
        Type: 'InvokeThirdPartyAction',
        Parameters: { Tool: { Id: 'arn' }, name: attribute('$.Attributes.name') },
        id: 'new',
        conditions: [
          { operator: 'Equals', operand: 'Next', branch: () => flow.disconnect({ id: 'next' }) },
          { operator: 'Exists', branch: failed },
        ],
        on: { NoMatchingError: failed, NewError: () => {} },
      })
      flow.disconnect({ id: 'after' })
    })
    expect(actionsOf(built)[1]).toEqual({
      type: 'InvokeThirdPartyAction',
      parameters: { Tool: { Id: 'arn' }, name: '$.Attributes.name' },
      ways: {
        next: 'after',
        'Equals Next': 'next',
        'Exists ': 'failed',
        NoMatchingError: 'failed',
        NewError: 'after',
      },
    })
  })

  it('goes on where it is told', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.action({ Type: 'Any', id: 'any', next: () => flow.disconnect({ id: 'next' }) })
      flow.disconnect({ id: 'after' })
    })
    expect(waysIn(built)['any']).toEqual({ next: 'next' })
  })

  it('leaves a failure of a known type to onError, like its method', () => {
    const built = contactFlow('f', { onError: (flow) => flow.disconnect({ id: 'handler' }) }, (flow) => {
      flow.action({ Type: 'UpdateContactTargetQueue', Parameters: { QueueId: queue('a') }, id: 'raw' })
      flow.disconnect({ id: 'after' })
    })
    expect(waysIn(built)['raw']).toEqual({ next: 'after', NoMatchingError: 'handler' })
  })

  it('keeps branches that its type does not have, for the checker to report', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.action({
        Type: 'MessageParticipant',
        Parameters: { Text: 'x' },
        id: 'raw',
        on: { NoMatchingErorr: () => {} },
      })
      flow.disconnect({ id: 'after' })
    })
    expect(waysIn(built)['raw']).toEqual({ next: 'after', NoMatchingErorr: 'after' })
  })
})

describe('positions', () => {
  it('are those of the calls in the source, in branches and functions too', () => {
    const say = (speak: () => void): void => speak()
    const line = contactFlow('f', {}, () => {}).position?.line ?? 0
    // prettier-ignore
    const built = contactFlow('f', { onError: (flow) => flow.disconnect() }, (flow) => {
      flow.playPrompt('One')
      flow.match(attribute('$.Attributes.a'), { a: () => flow.disconnect(), otherwise: () => {} })
      say(() => flow.playPrompt('Two'))
      flow
        .tagContact({ a: 'b' })
      flow.action({ Type: 'End' })
    })
    const places = graphOf(built).actions.map(({ type, position }) => [
      type,
      (position?.line ?? 0) - line,
      position?.column,
    ])
    expect(places).toEqual([
      ['MessageParticipant', 3, 12],
      ['Compare', 4, 12],
      ['DisconnectParticipant', 4, 63],
      ['MessageParticipant', 5, 22],
      ['TagContact', 7, 10],
      ['End', 8, 12],
      ['DisconnectParticipant', 2, 62],
    ])
    expect(new Set(graphOf(built).actions.map(({ position }) => position?.file))).toEqual(
      new Set([import.meta.filename]),
    )
  })

  it('do not depend on how many frames errors keep', () => {
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    const built = contactFlow('f', {}, (flow) => flow.disconnect())
    const { position } = graphOf(built).actions[0] ?? {}
    expect(Error.stackTraceLimit).toBe(0)
    Error.stackTraceLimit = limit
    expect(position?.file).toBe(import.meta.filename)
  })
})

describe('a call that was given something else than its types say', () => {
  const wrong = (value: unknown): never => value as never

  it.each([
    ['playPrompt', (flow: LooseBuilder) => flow.playPrompt(undefined)],
    ['getCustomerInput', (flow: LooseBuilder) => flow.getCustomerInput(undefined)],
    ['action', (flow: LooseBuilder) => flow.action(undefined)],
    ['action', (flow: LooseBuilder) => flow.action({ Parameters: {} })],
  ])('is shown where the author wrote flow.%s, not in this package', (name, call) => {
    const built = contactFlow('f', {}, (flow) => call(wrong(flow))).build()
    expect(built.problems).toEqual([
      {
        kind: 'flow-threw',
        message: expect.stringMatching(`^flow.${name}\\(...\\) cannot use what it was given: .`),
        position: expect.objectContaining({ file: import.meta.filename }),
      },
    ])
  })

  it('is refused when its parameters contain themselves', () => {
    const parameters: Record<string, unknown> = {}
    parameters['itself'] = parameters
    const built = contactFlow('f', {}, (flow) => flow.action({ Type: 'Any', Parameters: parameters })).build()
    expect(built.problems).toMatchObject([{ kind: 'flow-threw', position: { file: import.meta.filename } }])
  })
})

type LooseBuilder = Readonly<Record<'playPrompt' | 'getCustomerInput' | 'action', (value: unknown) => void>>
