/**
 * It was not solved the first time. A customer comes from the self-service line, from the survey or by a transfer, and
 * this flow decides who should take over. Premium customers have people of their own. An urgent case goes to the
 * technicians of the second line; so does one that has come back, unless they are so busy that the first line is the
 * faster help. Nobody has to explain it all again: the agent hears that it is a second conversation.
 */
import { contactFlow, goOn } from '@aicc/flow-dsl'
import { identifyCustomer } from '../authentication/identify-customer.ts'
import { customer } from '../shared/attributes.ts'
import { apologise, prepareCall } from '../shared/call-settings.ts'
import { offerCallback } from '../shared/callback.ts'
import { voiceHours } from '../shared/hours.ts'
import { inTheirLanguage, say } from '../shared/language.ts'
import { generalSupport, premiumSupport, technicalSupport } from '../shared/queues.ts'
import { languageProficiency, spoken } from '../shared/skills.ts'
import { caseHistory } from './case-history.ts'

export default contactFlow(
  'escalation',
  {
    channels: ['VOICE'],
    description: '일차 상담에서 이차 상담으로의 전환',
    onError: (flow) => apologise(flow),
  },
  (flow) => {
    const enterQueue = flow.block('enter queue', () => {
      flow.transferToQueue({ on: { QueueAtCapacity: callBack } })
    })
    const firstLine = flow.block('first line', () => {
      flow.setContactAttributes(customer, { tier: '1' })
      flow.setWorkingQueue(generalSupport)
      say(flow, {
        'ko-KR': '상담원을 연결해 드리겠습니다. 잠시만 기다려 주세요.',
        'en-US': 'We are connecting you to an agent. Please hold.',
      })
      flow.goto(enterQueue)
    })
    const secondLine = flow.block('second line', () => {
      flow.setContactAttributes(customer, { tier: '2' })
      flow.setWorkingQueue(technicalSupport)
      // Who calls again has waited before.
      flow.changeRoutingPriority(2)
      // Details of a fault are hard to tell in a foreign language. Who waits for a minute is helped by anybody.
      inTheirLanguage(flow, (language) =>
        flow.setRoutingCriteria([{ allOf: [languageProficiency.atLeast(spoken[language], 4)], expirySeconds: 60 }], {
          on: { NoMatchingError: goOn },
        }),
      )
      say(flow, {
        'ko-KR': '전문 상담원을 연결해 드리겠습니다. 지난 상담 내용은 상담원이 확인하고 있습니다.',
        'en-US': 'We are connecting you to a specialist, who already has the notes of your last conversation.',
      })
      flow.goto(enterQueue)
    })
    const premiumLine = flow.block('premium line', () => {
      flow.setContactAttributes(customer, { tier: '2' })
      flow.setWorkingQueue(premiumSupport)
      flow.changeRoutingPriority(1)
      say(flow, {
        'ko-KR': '프리미엄 전담 상담원을 연결해 드리겠습니다.',
        'en-US': 'We are connecting you to your premium team.',
      })
      flow.goto(enterQueue)
    })
    const callBack = flow.block('call back', () => {
      say(flow, {
        'ko-KR': '죄송합니다. 지금은 상담원을 연결해 드릴 수 없습니다.',
        'en-US': 'We are sorry. We cannot connect you at the moment.',
      })
      inTheirLanguage(flow, (language) => offerCallback(flow, language))
      say(flow, {
        'ko-KR': '이용해 주셔서 감사합니다.',
        'en-US': 'Thank you for calling. Goodbye.',
      })
      flow.disconnect()
    })

    prepareCall(flow)
    say(flow, {
      'ko-KR': '빠른 해결을 위해 상담 이력을 확인하겠습니다.',
      'en-US': 'To help you quickly, we are looking up your last conversations.',
    })
    flow.checkHoursOfOperation(voiceHours, { on: { True: goOn, False: callBack } })

    // Customers who have been verified earlier in this call are not asked again.
    flow.match(customer.verified, {
      true: goOn,
      otherwise: () => identifyCustomer(flow, { notVerified: firstLine, locked: firstLine }),
    })
    flow.match(customer.grade, { premium: premiumLine, otherwise: goOn })

    const history = flow.invokeLambda(
      caseHistory,
      { customerId: customer.customerId },
      { on: { NoMatchingError: firstLine } },
    )
    const busy = flow.block('second line busy?', () => {
      const live = flow.getQueueMetrics({
        queue: technicalSupport,
        channel: 'Voice',
        on: { NoMatchingError: secondLine },
      })
      flow.checkContactAttributes(live.agents.available, {
        conditions: [{ greaterThan: 0, branch: secondLine }],
        otherwise: goOn,
      })
      flow.checkContactAttributes(live.queue.oldestContactAge, {
        conditions: [{ greaterOrEqual: 900, branch: firstLine }],
        otherwise: secondLine,
      })
    })
    flow.match(history.severity, {
      HIGH: secondLine,
      LOW: () => {
        flow.checkContactAttributes(history.repeatContacts, {
          conditions: [{ greaterOrEqual: 2, branch: busy }],
          otherwise: firstLine,
        })
      },
    })
  },
)
