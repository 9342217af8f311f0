/**
 * The main number. A customer calls, is greeted, and says with one key what it is about; a premium customer is
 * recognised and goes to the people who know them. Where the wait would be long the flow offers to call back, and a
 * full queue never means silence or a busy tone. Outside of business hours the customer may leave their number.
 */
import { contactFlow, goOn, ssml } from '@aicc/flow-dsl'
import { identifyCustomer } from '../authentication/identify-customer.ts'
import ivr from '../ivr/ivr.flow.ts'
import { customer } from '../shared/attributes.ts'
import { apologise, prepareCall } from '../shared/call-settings.ts'
import { offerCallback } from '../shared/callback.ts'
import { voiceHours } from '../shared/hours.ts'
import { voices } from '../shared/language.ts'
import { generalSupport, premiumSupport, technicalSupport } from '../shared/queues.ts'

export default contactFlow(
  'inbound',
  {
    channels: ['VOICE'],
    description: '대표 번호: 인사, 영업시간, 메뉴, 대기열과 콜백',
    onError: (flow) => apologise(flow),
  },
  (flow) => {
    prepareCall(flow)
    flow.setVoice({ ...voices['ko-KR'], language: 'ko-KR' })
    flow.setContactAttributes(customer, { language: 'ko-KR', inquiry: 'general', tier: '1' })
    flow.playPrompt('안녕하세요. 누리홈 고객센터입니다. 상담 품질 향상을 위해 통화 내용이 녹음됩니다.')

    const callback = flow.block('callback', () => {
      offerCallback(flow, 'ko-KR')
      flow.playPrompt('나중에 다시 전화해 주시기 바랍니다. 이용해 주셔서 감사합니다.')
      flow.disconnect()
    })
    const closed = flow.block('closed', () => {
      flow.playPrompt('지금은 상담 시간이 아닙니다. 상담 시간은 평일 오전 9시부터 오후 6시까지입니다.')
      flow.goto(callback)
    })
    flow.checkHoursOfOperation(voiceHours, { on: { True: goOn, False: closed } })

    const notRecognised = flow.block('not recognised', () => {
      flow.playPrompt('고객 정보를 확인하지 못해 일반 상담으로 연결해 드리겠습니다.')
      flow.goto(generalLine)
    })
    const premium = flow.block('premium', () => {
      identifyCustomer(flow, { notVerified: notRecognised, locked: notRecognised })
      flow.match(customer.grade, { premium: goOn, otherwise: generalLine })
      flow.setContactAttributes(customer, { inquiry: 'premium' })
      flow.setWorkingQueue(premiumSupport)
      flow.changeRoutingPriority(1)
      flow.goto(connect)
    })
    const generalLine = flow.block('general', () => {
      flow.setWorkingQueue(generalSupport)
      flow.goto(connect)
    })
    const technicalLine = flow.block('technical', () => {
      flow.setContactAttributes(customer, { inquiry: 'technical' })
      flow.setWorkingQueue(technicalSupport)
      flow.goto(connect)
    })
    const english = flow.block('English', () => {
      flow.setVoice({ ...voices['en-US'], language: 'en-US' })
      flow.setContactAttributes(customer, { language: 'en-US' })
      flow.goto(selfService)
    })
    const selfService = flow.block('self-service', () => {
      flow.transferToFlow(ivr)
    })

    flow.retry(
      { times: 3 },
      (retry) => {
        const menu = flow.here('menu')
        flow.getCustomerInput({
          prompt: ssml`일반 상담은 1번, 제품 고장과 기술 상담은 2번, 프리미엄 고객이시면 3번, 상담원 없이 바로 조회하시려면 4번을 눌러 주세요. <lang xml:lang="en-US">For English, please press 8.</lang> 다시 들으시려면 별표를 눌러 주세요.`,
          on: {
            '1': generalLine,
            '2': technicalLine,
            '3': premium,
            '4': selfService,
            '8': english,
            '*': menu,
            InputTimeLimitExceeded: () => {
              flow.playPrompt('입력이 확인되지 않았습니다.')
              flow.goto(retry.again)
            },
            NoMatchingCondition: () => {
              flow.playPrompt('잘못 누르셨습니다.')
              flow.goto(retry.again)
            },
          },
        })
      },
      { exhausted: generalLine },
    )

    const connect = flow.block('connect', () => {
      const unstaffed = flow.block('nobody there', () => {
        flow.playPrompt('죄송합니다. 지금은 상담 가능한 상담원이 없습니다.')
        flow.goto(callback)
      })
      const full = flow.block('queue full', () => {
        flow.playPrompt('죄송합니다. 대기 중인 고객이 많아 지금은 연결해 드릴 수 없습니다.')
        flow.goto(callback)
      })
      flow.checkStaffing('staffed', { on: { True: goOn, False: unstaffed } })
      flow.checkQueueStatus('oldestContactAgeSeconds', {
        conditions: [
          {
            greaterThan: 300,
            branch: () => {
              flow.playPrompt('지금은 통화량이 많아 연결까지 5분 이상 걸릴 수 있습니다.')
              offerCallback(flow, 'ko-KR')
            },
          },
        ],
        on: { NoMatchingCondition: goOn, NoMatchingError: goOn },
      })
      flow.playPrompt('상담원을 연결해 드리겠습니다. 잠시만 기다려 주세요.')
      flow.transferToQueue({ on: { QueueAtCapacity: full } })
    })
  },
)
