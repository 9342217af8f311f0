import { expect, it } from 'vitest'
import { brokenConstraints, startOf } from '../../test/written-action.js'
import { campaignFlow, knowledgeBase, messageTemplate } from '../index.js'
import { sendOutboundEmail } from './send-outbound-email.js'

it('writes from a template', () => {
  const journey = campaignFlow('j', { onError: (flow) => flow.endFlow({ id: 'failed' }) }, (flow) => {
    flow.sendEmail({
      knowledgeBase: knowledgeBase('templates'),
      template: messageTemplate('offer'),
      from: 'info@example.com',
      displayName: '예약 센터',
    })
    flow.endFlow({ id: 'after' })
  })
  expect(startOf(journey)).toEqual({
    type: 'SendOutboundEmail',
    parameters: {
      EmailMessage: {
        MessageSourceType: 'TEMPLATE',
        TemplatedMessage: {
          WisdomKnowledgeBaseArn: { kind: 'knowledgeBase', name: 'templates' },
          WisdomMessageTemplateArn: { kind: 'messageTemplate', name: 'offer' },
        },
      },
      FromEmailAddress: { EmailAddress: 'info@example.com', DisplayName: '예약 센터' },
    },
    ways: { next: 'after', NoMatchingError: 'failed' },
  })
})

it('needs the template that it says it has', () => {
  expect(brokenConstraints(sendOutboundEmail, { EmailMessage: { MessageSourceType: 'TEMPLATE' } })).toEqual([
    'EmailMessage',
  ])
})
