import type { Channel } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import type { ActionSketch, ConditionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { validActions, withParameters } from '../../test/valid-actions.js'
import { checkFlowJson } from '../read/read-flow.js'
import { toCheckedFlow } from './checked-flow.js'
import { analyseChannels } from './possible-channels.js'

const { compare, playPrompt, menu } = validActions
const everything: readonly Channel[] = ['VOICE', 'CHAT', 'TASK', 'EMAIL']

function asking(conditions: readonly ConditionSketch[], otherwise = 'other'): ActionSketch {
  const channel = withParameters(compare, { ComparisonValue: '$.Channel' })
  return { ...channel, id: 'ask', next: otherwise, conditions, errors: { NoMatchingCondition: otherwise } }
}

function step(id: string, next = 'end'): ActionSketch {
  return { ...playPrompt, id, next, errors: {} }
}

/** Channels by the identifier of each action. */
function channelsIn(
  actions: readonly ActionSketch[],
  wanted = everything,
): Readonly<Record<string, readonly Channel[]>> {
  const { graph } = checkFlowJson(JSON.stringify(flowJson(actions)))
  if (graph === undefined) throw new Error('the flow is one')
  const channelsAt = analyseChannels(toCheckedFlow(graph), wanted)
  return Object.fromEntries(graph.actions.map(({ identifier }, index) => [identifier, channelsAt(index)]))
}

describe('the channels of a contact at an action', () => {
  it('are those of the flow where nothing asks', () => {
    expect(channelsIn([step('a')], ['VOICE', 'CHAT'])).toEqual({ a: ['VOICE', 'CHAT'], end: ['VOICE', 'CHAT'] })
  })

  it('are the one that a branch names, and the others behind the rest', () => {
    expect(channelsIn([asking([['Equals', 'CHAT', 'chat']]), step('chat'), step('other')])).toMatchObject({
      chat: ['CHAT'],
      other: ['VOICE', 'TASK', 'EMAIL'],
    })
  })

  it('come together where branches join', () => {
    const flow = [
      asking([
        ['Equals', 'CHAT', 'chat'],
        ['Equals', 'TASK', 'task'],
      ]),
      step('chat', 'joined'),
      step('task', 'joined'),
      step('joined'),
      step('other'),
    ]
    expect(channelsIn(flow)).toMatchObject({ joined: ['CHAT', 'TASK'], end: everything })
  })

  it('are none where no contact of the flow comes', () => {
    expect(
      channelsIn([asking([['Equals', 'TASK', 'task']]), step('task'), step('other')], ['VOICE', 'CHAT']),
    ).toMatchObject({
      task: [],
      other: ['VOICE', 'CHAT'],
    })
  })

  it('are all that may pass behind a comparison that is not understood', () => {
    expect(channelsIn([asking([['TextStartsWith', 'V', 'voice']]), step('voice'), step('other')])).toMatchObject({
      voice: everything,
      other: everything,
    })
  })

  it('are not told apart by another attribute', () => {
    const tier = { ...asking([['Equals', 'CHAT', 'chat']]), parameters: { ComparisonValue: '$.Attributes.channel' } }
    expect(channelsIn([tier, step('chat'), step('other')])).toMatchObject({ chat: everything, other: everything })
  })

  it('are followed round a loop', () => {
    const flow = [asking([['Equals', 'CHAT', 'chat']]), step('chat', 'ask'), step('other', 'ask')]
    expect(channelsIn(flow)).toEqual({ ask: everything, chat: ['CHAT'], other: ['VOICE', 'TASK', 'EMAIL'] })
  })

  it('do not come along a next action that is never taken', () => {
    const flow = [{ ...menu, id: 'menu', next: 'never', conditions: [] }, step('never')]
    expect(channelsIn(flow)).toMatchObject({ never: [] })
  })
})
