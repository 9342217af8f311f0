import { campaignFlow, knowledgeBase, messageTemplate, phoneNumber, segment } from '@aicc/flow-dsl'
import type { JsonObject } from '@aicc/flow-dsl/language'
import { expect, it } from 'vitest'
import { checkFlowJson, compile } from '../src/index.js'
import { flowJson } from './flow-json.js'
import { validElsewhere } from './valid-actions.js'

/** Sends a text, waits for its receipt, and writes or calls where it did not arrive. */
const reminder = campaignFlow('reminder', { onError: (flow) => flow.endFlow({ id: 'failed' }) }, (flow) => {
  const templates = knowledgeBase('templates')
  const sms = flow.sendSms({ knowledgeBase: templates, template: messageTemplate('short'), from: phoneNumber('sms') })
  flow.wait({ seconds: 900, on: { WaitCompleted: () => {} } })
  flow.checkCommunicationStatus(sms, {
    statuses: {
      Bounce: () => {
        flow.sendEmail({ knowledgeBase: templates, template: messageTemplate('long'), from: 'info@example.com' })
      },
      Reject: () => {
        flow.dial({ segment: segment('late'), attributes: { reason: 'reminder' } })
      },
    },
    otherwise: () => {},
  })
  flow.endFlow({ id: 'done' })
})

it('is written from end to end without a problem', () => {
  const { document, diagnostics } = compile(reminder)
  expect(diagnostics).toEqual([])
  expect(document.Actions.map(({ Type }) => Type)).toEqual([
    'SendSMS',
    'Wait',
    'GetOutboundCommunicationStatus',
    'Compare',
    'SendOutboundEmail',
    'Compare',
    'PutDialRequest',
    'EndFlowExecution',
    'EndFlowExecution',
  ])
})

it('is read without a problem', () => {
  const { diagnostics } = checkFlowJson(JSON.stringify(compile(reminder).document), { flowType: 'CAMPAIGN' })
  expect(diagnostics).toEqual([])
})

/** A journey as the vendor's page writes one: without Metadata, and without Transitions behind the end. */
function bareJourney(conditions: readonly string[]): JsonObject {
  const end = { Identifier: 'end', Type: 'EndFlowExecution', Parameters: {} }
  const compare = {
    type: 'Compare',
    id: 'compare',
    parameters: { ComparisonValue: "$.DeliveryReceipts['`$.OutboundCommunication.Latest.Id`'].Bounce" },
    conditions: conditions.map((operand) =>
      operand === '' ? (['Exists', []] as const) : (['Equals', operand] as const),
    ),
    errors: { NoMatchingCondition: 'end' },
  }
  const status = { ...validElsewhere.getCommunicationStatus.action, id: 'status', next: 'compare' }
  const { Version, StartAction, Actions } = flowJson([
    { ...validElsewhere.sendSms.action, id: 'send', next: 'status' },
    { ...status, parameters: { OutboundCommunicationIds: ['$.OutboundCommunication.Latest.Id'] } },
    compare,
  ])
  const written = Array.isArray(Actions) ? Actions.slice(0, -1) : []
  return { Version: Version ?? '', StartAction: StartAction ?? '', Actions: [...written, end] }
}

it('is read as the page of the vendor writes it', () => {
  const { diagnostics } = checkFlowJson(JSON.stringify(bareJourney([''])), { flowType: 'CAMPAIGN' })
  expect(diagnostics.map(({ code, severity, message }) => `${severity} ${code} ${message}`)).toEqual([])
})

it('warns of Exists elsewhere, and of more conditions than a journey takes', () => {
  const inbound = checkFlowJson(JSON.stringify(bareJourney([''])), { flowType: 'MODULE' }).diagnostics
  expect(inbound.filter(({ name }) => name === 'invalid-condition')).toMatchObject([{ severity: 'warning' }])
  const many = JSON.stringify(bareJourney(['1', '2', '3', '4', '5', '6']))
  const inJourney = checkFlowJson(many, { flowType: 'CAMPAIGN' }).diagnostics
  expect(inJourney.filter(({ name }) => name === 'invalid-condition')).toMatchObject([{ severity: 'warning' }])
  const elsewhere = checkFlowJson(many, { flowType: 'MODULE' }).diagnostics
  expect(elsewhere.filter(({ name }) => name === 'invalid-condition')).toEqual([])
})
