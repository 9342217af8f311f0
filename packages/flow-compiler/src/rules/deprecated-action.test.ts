import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, warnedActions, withParameters } from '../../test/valid-actions.js'

const rule = 'deprecated-action'

describe(rule, () => {
  it('warns of an action whose service has ended', () => {
    expectProblems(flowWith(warnedActions.setVoiceId.action), rule).toEqual([
      { args: { action: 'subject', type: 'StartVoiceIdStream' }, at: 'subject > Type', severity: 'warning' },
    ])
  })

  it('says since when', () => {
    expect(problemOf(flowWith(warnedActions.checkVoiceId.action), rule).message).toContain('2026-05-20')
  })

  it('warns once of parameters that have ended together', () => {
    const switches = {
      IsVoiceIdStreamingEnabled: 'FALSE',
      IsVoiceAuthenticationEnabled: 'FALSE',
      IsFraudDetectionEnabled: 'FALSE',
    }
    const names = Object.keys(switches)
    expectProblems(flowWith(withParameters(validActions.setContactProperties, switches)), rule).toEqual([
      {
        args: { action: 'subject', type: 'UpdateContactData', parameters: names.join(', ') },
        at: 'subject > Parameters.IsVoiceIdStreamingEnabled',
        severity: 'warning',
      },
    ])
  })

  it('warns of an object that has ended, and not of its members', () => {
    const classic = { LexV2Bot: undefined, LexBot: { Name: 'Travel', Region: 'us-west-2', Alias: 'live' } }
    expectProblems(flowWith(withParameters(validActions.lexBot, classic)), rule).toEqual([
      {
        args: { action: 'subject', type: 'ConnectParticipantWithLexBot', parameters: 'LexBot' },
        at: 'subject > Parameters.LexBot',
        severity: 'warning',
      },
    ])
  })

  it('warns in a TypeScript flow too', () => {
    const flow = contactFlow('old', { onError: (builder) => builder.disconnect() }, (builder) => {
      builder.setVoiceId({ id: 'voice' })
      builder.disconnect()
    })
    expectProblems(flow, rule).toEqual([
      { args: { action: 'voice', type: 'StartVoiceIdStream' }, at: 'voice > Type', severity: 'warning' },
    ])
  })

  it('says nothing of what still runs, nor of types that are not described', () => {
    expectValid(flowWith(validActions.setContactProperties), rule)
    expectValid(flowWith({ type: 'SayHello' }), rule)
  })
})
