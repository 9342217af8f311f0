import { describe, expect, it } from 'vitest'
import type { ActionDefinition } from './action-definition.js'
import { actionDefinitions } from './index.js'
import { numberIn } from './on-the-line.js'

const definitions: readonly ActionDefinition[] = actionDefinitions

describe('the number that a parameter says', () => {
  it.each([
    ['8', 8],
    [8, 8],
    ['0', 0],
    ['$.Attributes.seconds', undefined],
    ['', undefined],
    ['-1', undefined],
    [undefined, undefined],
  ])('is read from %s', (written, number) => {
    expect(numberIn(written)).toBe(number)
  })
})

describe('what the person on the line notices', () => {
  it('is said of an action with no parameters too', () => {
    for (const { onTheLine, type } of definitions) expect(() => onTheLine?.({}), type).not.toThrow()
  })

  it('speaks in every action that takes something to play', () => {
    const silent = definitions.filter(({ onTheLine, parameters }) => {
      const line = onTheLine?.({}) ?? 'nothing'
      return 'SSML' in parameters && !(typeof line === 'object' && line.speaks)
    })
    expect(silent.map(({ type }) => type)).toEqual([])
  })
})

describe('a result that comes only so many times', () => {
  it('is one of the results, and names the parameter that counts', () => {
    const bounded = definitions.flatMap(({ forms, parameters }) =>
      forms.flatMap(({ outcomes: { conditions } }) =>
        conditions?.bounded === undefined ? [] : [{ ...conditions.bounded, operands: conditions.operands, parameters }],
      ),
    )
    expect(bounded).not.toEqual([])
    for (const { result, times, operands, parameters } of bounded) {
      expect(operands.kind === 'results' ? operands.results : []).toContain(result)
      expect(Object.keys(parameters)).toContain(times)
    }
  })
})

describe('switches of the contact', () => {
  const switchesOf = (type: string, parameters: object): unknown =>
    definitions.find((definition) => definition.type === type)?.switches?.({ ...parameters })

  it('are flow logs', () => {
    expect(switchesOf('UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Enabled' })).toEqual({ flowLogs: true })
    expect(switchesOf('UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Disabled' })).toEqual({ flowLogs: false })
  })

  it('are recordings of the flow and of the conversation, and leave alone what is not said', () => {
    const older = (RecordingBehavior: object): unknown =>
      switchesOf('UpdateContactRecordingBehavior', { RecordingBehavior })
    expect(older({ RecordedParticipants: ['Agent', 'Customer'] })).toEqual({ conversationRecording: true })
    expect(older({ RecordedParticipants: [], IVRRecordingBehavior: 'Enabled' })).toEqual({
      conversationRecording: false,
      flowRecording: true,
    })
    expect(switchesOf('UpdateContactRecordingAndAnalyticsBehavior', { ScreenRecordingBehavior: {} })).toEqual({})
  })
})
