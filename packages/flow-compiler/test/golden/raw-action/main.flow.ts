import { attribute, contact, contactFlow, queue, view } from '@aicc/flow-dsl'

/** Actions written as the flow language has them: one that is described, and one that is not. */
export default contactFlow('raw-action', {}, (flow) => {
  const goodbye = flow.block('goodbye', () => flow.disconnect())

  flow.action({
    Type: 'UpdateContactTargetQueue',
    Parameters: { QueueId: queue('general-support') },
    on: { NoMatchingError: goodbye },
  })
  flow.action({
    Type: 'InvokeThirdPartyAction',
    id: 'look up',
    Parameters: {
      Tool: { Id: view('guide'), Version: '$LATEST' },
      Input: { contact: contact.contactId, tier: attribute('$.Attributes.tier'), pages: [1, 2, true, null] },
    },
    conditions: [{ operator: 'Equals', operand: 'next', branch: () => flow.playPrompt('다음입니다.') }],
    on: { NoMatchingCondition: goodbye, NoMatchingError: goodbye, TimeLimitExceeded: () => {} },
    next: goodbye,
  })
  flow.goto(goodbye)
})
