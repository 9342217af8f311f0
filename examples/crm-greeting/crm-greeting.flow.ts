/**
 * A line that knows who is calling. While the first words are spoken the CRM has not been asked yet, so nobody waits in
 * silence; then the customer is greeted by name, in Korean or English, and the agent's screen opens their page. A number
 * that is unknown or withheld, a number that several customers share and a CRM that is down all lead to the same friendly
 * greeting without a name: a call never depends on the CRM. Who hangs up while waiting gets a case (see crm-call-end).
 */
import { contact, contactFlow, goOn, ssml, text } from '@aicc/flow-dsl'
import { findCustomer } from '@aicc/crm-lambda/contract'
import crmAnswered from '../crm-answered/crm-answered.flow.ts'
import crmCallEnd from '../crm-call-end/crm-call-end.flow.ts'
import { customer } from '../shared/attributes.ts'
import { apologise, prepareCall } from '../shared/call-settings.ts'
import { voiceHours } from '../shared/hours.ts'
import { say, voices } from '../shared/language.ts'
import { generalSupport } from '../shared/queues.ts'
import { crm } from './crm-attributes.ts'

export default contactFlow(
  'crm-greeting',
  {
    channels: ['VOICE'],
    description: 'CRM 고객 조회, 이름 인사, 상담 화면 연결',
    onError: (flow) => apologise(flow),
  },
  (flow) => {
    const closed = flow.block('nobody there', () => {
      say(flow, {
        'ko-KR': '지금은 상담원과 연결할 수 없습니다. 평일 오전 9시부터 오후 6시 사이에 다시 전화해 주세요.',
        'en-US': 'We cannot connect you to an agent now. Please call again on a weekday between 9 and 18 o’clock.',
      })
      flow.disconnect()
    })
    const english = flow.block('English', () => {
      flow.setVoice({ ...voices['en-US'], language: 'en-US' })
      flow.setContactAttributes(customer, { language: 'en-US' })
      flow.goto(lookup)
    })
    const greetWithoutName = flow.block('greet without a name', () => {
      say(flow, {
        'ko-KR': '고객님, 전화해 주셔서 감사합니다.',
        'en-US': 'Thank you for calling.',
      })
      flow.goto(connect)
    })

    prepareCall(flow)
    // In place of those of the other lines. A line without them is better than no line.
    flow.attempt(
      () => {
        flow.setCustomerWhisperFlow(crmAnswered)
        flow.setDisconnectFlow(crmCallEnd)
      },
      { onError: goOn },
    )
    flow.setVoice({ ...voices['ko-KR'], language: 'ko-KR' })
    flow.setContactAttributes(customer, { language: 'ko-KR', inquiry: 'general' })
    flow.playPrompt('안녕하세요. 누리홈 고객센터입니다.')
    flow.getCustomerInput({
      prompt: ssml`한국어 상담은 1번을 눌러 주세요. <lang xml:lang="en-US">For English, please press 2.</lang>`,
      on: { '1': goOn, '2': english, InputTimeLimitExceeded: goOn, NoMatchingCondition: goOn },
    })

    const lookup = flow.here('look up')
    const caller = flow.invokeLambda(
      findCustomer,
      { operation: 'findCustomer', phoneNumber: contact.customerEndpoint.address },
      // Nobody waits longer in silence for the sake of a name.
      { timeoutSeconds: 4, on: { NoMatchingError: greetWithoutName } },
    )
    flow.match(caller.lookupStatus, {
      FOUND: () => {
        flow.setContactAttributes(crm, { crmCustomerId: caller.customerId, screenPopUrl: caller.screenPopUrl })
        flow.setContactAttributes(customer, { customerName: caller.customerName })
        say(flow, {
          'ko-KR': text`${caller.customerName} 고객님, 전화해 주셔서 감사합니다.`,
          'en-US': text`Thank you for calling, ${caller.customerName}.`,
        })
        flow.goto(connect)
      },
      FOUND_WITHOUT_NAME: () => {
        flow.setContactAttributes(crm, { crmCustomerId: caller.customerId, screenPopUrl: caller.screenPopUrl })
        flow.goto(greetWithoutName)
      },
      NOT_FOUND: () => {
        flow.setContactAttributes(crm, { screenPopUrl: caller.screenPopUrl })
        flow.goto(greetWithoutName)
      },
      // Several with this number, no number, an error, and whatever a later version of the function may answer.
      otherwise: greetWithoutName,
    })

    const connect = flow.block('connect', () => {
      flow.checkHoursOfOperation(voiceHours, { on: { True: goOn, False: closed } })
      flow.setContactAttributes(crm, { crmProgress: 'waiting' })
      flow.setWorkingQueue(generalSupport)
      say(flow, {
        'ko-KR': '상담원을 연결해 드리겠습니다. 잠시만 기다려 주세요.',
        'en-US': 'We are connecting you to an agent. Please hold.',
      })
      flow.transferToQueue({ on: { QueueAtCapacity: closed } })
    })
  },
)
