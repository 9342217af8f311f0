import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, withParameters } from '../../test/valid-actions.js'

const rule = 'recording-before-announcement'
const { menu, playPrompt, setRecording, setRecordingAndAnalytics, setWorkingQueue, transferToQueue } = validActions

const say: ActionSketch = { ...playPrompt, id: 'say', next: 'transfer', errors: {} }
const transfer: ActionSketch = { ...transferToQueue, id: 'transfer' }

function recording(behavior: Readonly<Record<string, unknown>>, next = 'transfer'): ActionSketch {
  return { ...withParameters(setRecording, { RecordingBehavior: { RecordedParticipants: [], ...behavior } }), next }
}

const both = { RecordedParticipants: ['Agent', 'Customer'] }

function reported(path: string): object {
  return { args: { action: 'subject', path }, at: 'subject', severity: 'info' }
}

describe(rule, () => {
  it('reports recording of the flow that begins in silence', () => {
    const flow = flowJson([recording({ IVRRecordingBehavior: 'Enabled' }, 'say'), say, transfer])
    expectProblems(flow, rule).toEqual([reported('start -> subject')])
    expect(problemOf(flow, rule).message).toBe(
      '"subject" (UpdateContactRecordingBehavior) records what callers say to the flow from here on, and nothing has been said on the path start -> subject.',
    )
  })

  it('reports a conversation that is recorded where nothing is said before the transfer', () => {
    expectProblems(flowJson([recording(both), transfer]), rule).toEqual([reported('start -> subject -> transfer')])
  })

  it('reports the newer block too', () => {
    const newer: ActionSketch = { ...setRecordingAndAnalytics, next: 'transfer' }
    expectProblems(flowJson([newer, transfer]), rule).toHaveLength(1)
    const flowToo = withParameters(newer, {
      VoiceBehavior: { VoiceRecordingBehavior: { IVRRecordingBehavior: 'Enabled' } },
    })
    expectProblems(flowJson([{ ...flowToo, next: 'say' }, say, transfer]), rule).toHaveLength(1)
  })

  it('shows the path that says nothing', () => {
    const flow = flowJson([
      {
        ...validActions.checkHours,
        id: 'hours',
        next: 'subject',
        conditions: [
          ['Equals', 'True', 'subject'],
          ['Equals', 'False', 'say'],
        ],
        errors: { NoMatchingError: 'say' },
      },
      recording(both, 'queue'),
      { ...setWorkingQueue, id: 'queue', next: 'transfer' },
      { ...say, next: 'subject' },
      transfer,
    ])
    expectProblems(flow, rule).toEqual([reported('start -> hours -> on True -> subject -> queue -> transfer')])
  })

  it.each<readonly [string, readonly ActionSketch[]]>([
    [
      'a prompt before recording of the flow',
      [{ ...say, next: 'subject' }, recording({ IVRRecordingBehavior: 'Enabled' }), transfer],
    ],
    ['a prompt between the block and the transfer', [recording(both, 'say'), say, transfer]],
    ['a menu before', [{ ...menu, id: 'menu', conditions: [['Equals', '1', 'subject']] }, recording(both), transfer]],
    [
      'a module before, which may speak',
      [{ ...validActions.invokeModule, id: 'module', next: 'subject' }, recording(both), transfer],
    ],
    ['recording that is switched off', [recording({ IVRRecordingBehavior: 'Disabled' }), transfer]],
    [
      'a conversation that is no longer recorded when it begins',
      [recording(both, 'off'), { ...setRecording, id: 'off', next: 'transfer' }, transfer],
    ],
    ['recording of the agent alone', [recording({ RecordedParticipants: ['Agent'] }), transfer]],
    ['a conversation that never comes', [recording(both, 'end')]],
  ])('leaves alone %s', (_title, actions) => {
    expectValid(flowJson(actions), rule)
  })

  it.each(['outboundWhisper', 'customerQueue', 'queueTransfer'])('leaves alone a %s flow', (type) => {
    expectValid(flowJson([recording(both), transfer], { type }), rule)
  })

  it('leaves alone a TypeScript flow for chats only', () => {
    const flow = contactFlow('chat', { channels: ['CHAT'], onError: (builder) => builder.disconnect() }, (builder) => {
      builder.setRecordingBehavior({ record: ['Agent', 'Customer'] })
      builder.transferToQueue({ on: { QueueAtCapacity: () => builder.disconnect() } })
    })
    expectValid(flow, rule)
  })
})
