import { expect, it } from 'vitest'
import { brokenConstraints, startOf } from '../../test/written-action.js'
import { campaignFlow, knowledgeBase, messageTemplate, phoneNumber } from '../index.js'
import { sendSms } from './send-sms.js'

const message = {
  knowledgeBase: knowledgeBase('templates'),
  template: messageTemplate('reminder'),
  from: phoneNumber('sms'),
}

it('texts from a template and returns where the id is', () => {
  const returned: unknown[] = []
  const journey = campaignFlow('j', {}, (flow) => {
    returned.push(flow.sendSms(message, { on: { NoMatchingError: () => flow.endFlow() } }))
    flow.endFlow({ id: 'after' })
  })
  expect(startOf(journey)).toEqual({
    type: 'SendSMS',
    parameters: {
      Message: {
        MessageSourceType: 'TEMPLATE',
        TemplatedMessage: {
          WisdomKnowledgeBaseArn: { kind: 'knowledgeBase', name: 'templates' },
          WisdomMessageTemplateArn: { kind: 'messageTemplate', name: 'reminder' },
        },
      },
      SourceEndpoint: { Address: { kind: 'phoneNumber', name: 'sms' }, Type: 'CONNECT_PHONENUMBER_ARN' },
    },
    ways: { next: 'after', NoMatchingError: 'EndFlowExecution' },
  })
  expect(returned.map(String)).toEqual(['$.OutboundCommunication.Latest.Id'])
})

it('leaves its failure to onError', () => {
  const journey = campaignFlow('j', { onError: (flow) => flow.endFlow({ id: 'failed' }) }, (flow) => {
    flow.sendSms(message)
    flow.endFlow({ id: 'after' })
  })
  expect(startOf(journey).ways).toEqual({ next: 'after', NoMatchingError: 'failed' })
})

it('needs the template that it says it has', () => {
  expect(brokenConstraints(sendSms, { Message: { MessageSourceType: 'TEMPLATE' } })).toEqual(['Message'])
  expect(brokenConstraints(sendSms, { Message: { MessageSourceType: 'RAW' } })).toEqual([])
})
