/**
 * Somebody opens the chat on the web site. A bot answers what it can, as often as it is asked: where an order is, when
 * the center is open. A question about a product or a purchase goes to people who know it, and so does whoever asks for
 * a person or is misunderstood three times. When nobody is there, a task makes sure of an answer later.
 */
import { contact, contactFlow, goOn, lex, text } from '@aicc/flow-dsl'
import followupTask from '../followup-task/followup-task.flow.ts'
import { orderStatus } from '../ivr/self-service.ts'
import { customer } from '../shared/attributes.ts'
import { chatHours } from '../shared/hours.ts'
import { chatGeneral, chatSales, chatTechnical } from '../shared/queues.ts'
import { supportBot } from './support-bot.ts'

export default contactFlow(
  'chatbot',
  {
    channels: ['CHAT'],
    description: '챗봇 상담과 상담원 연결',
    onError: (flow) => {
      flow.playPrompt('죄송합니다. 일시적인 오류가 발생했어요. 잠시 후 다시 문의해 주세요.')
      flow.disconnect()
    },
  },
  (flow) => {
    flow.setLoggingBehavior('enabled')
    flow.attempt(
      () => {
        flow.setChatAnalytics(
          { enabled: true, language: 'ko-KR', redact: 'everything' },
          { on: { ChannelMismatch: goOn } },
        )
        // The bot answers in the language of the contact.
        flow.setContactProperties({ languageCode: 'ko-KR' })
      },
      { onError: goOn },
    )
    flow.setContactAttributes(customer, { language: 'ko-KR', inquiry: 'general' })

    const leaveTask = flow.block('leave task', () => {
      flow.createTask({
        name: text`채팅 문의 답변: ${customer.inquiry}`,
        description: text`상담원과 연결되지 못한 채팅 ${contact.contactId} 에 답변해 주세요.`,
        attributes: { customerId: customer.customerId, grade: customer.grade, inquiry: customer.inquiry },
        flow: followupTask,
      })
      flow.playPrompt('지금은 상담원과 연결할 수 없어 문의를 접수해 드렸어요. 확인하는 대로 연락드릴게요. 감사합니다!')
      flow.disconnect()
    })
    const connect = flow.block('connect', () => {
      flow.checkHoursOfOperation(chatHours, { on: { True: goOn, False: leaveTask } })
      flow.checkStaffing('staffed', { on: { True: goOn, False: leaveTask } })
      flow.playPrompt('상담원을 연결해 드릴게요. 잠시만 기다려 주세요.')
      flow.transferToQueue({ on: { QueueAtCapacity: leaveTask } })
    })
    const person = flow.block('person', () => {
      flow.setWorkingQueue(chatGeneral)
      flow.goto(connect)
    })

    flow.playPrompt('안녕하세요! 누리홈 챗봇 누리예요. 주문 조회, 상담 시간, 제품 문의를 도와드릴 수 있어요.')
    const ask = flow.here('ask')
    flow.connectToLexBot(supportBot, {
      prompt: '무엇을 도와드릴까요? 상담원이 필요하시면 "상담원"이라고 적어 주세요.',
      chatTimeoutSeconds: 600,
      on: {
        OrderStatus: () => {
          const order = flow.invokeLambda(orderStatus, { orderNumber: lex.slot('OrderNumber') })
          flow.match(order.status, {
            PREPARING: () => flow.playPrompt(text`상품을 준비하고 있어요. 도착 예정일은 ${order.deliveryDate} 이에요.`),
            ON_THE_WAY: () => flow.playPrompt(text`상품이 배송 중이에요. 도착 예정일은 ${order.deliveryDate} 이에요.`),
            DELIVERED: () => flow.playPrompt(text`상품이 ${order.deliveryDate} 에 배송 완료되었어요.`),
            NOT_FOUND: () => flow.playPrompt('주문을 찾지 못했어요. 주문 번호를 다시 확인해 주세요.'),
          })
          flow.goto(ask)
        },
        OpeningHours: () => {
          flow.playPrompt('전화 상담은 평일 9시부터 18시까지, 채팅 상담은 매일 9시부터 21시까지 운영해요.')
          flow.goto(ask)
        },
        ProductHelp: () => {
          flow.setContactAttributes(customer, { inquiry: 'technical' })
          flow.setWorkingQueue(chatTechnical)
          flow.goto(connect)
        },
        BuyProduct: () => {
          flow.setContactAttributes(customer, { inquiry: 'sales' })
          flow.setWorkingQueue(chatSales)
          flow.goto(connect)
        },
        TalkToPerson: person,
        SayGoodbye: () => {
          flow.playPrompt('도움이 되었길 바라요. 좋은 하루 보내세요!')
          flow.disconnect()
        },
        FallbackIntent: () => flow.goto(misunderstood),
        NoMatchingCondition: () => flow.goto(misunderstood),
        InputTimeLimitExceeded: () => {
          flow.playPrompt('오랫동안 응답이 없어 대화를 마칠게요. 언제든 다시 찾아 주세요.')
          flow.disconnect()
        },
        // A bot that is out of order is no reason to send a customer away.
        NoMatchingError: person,
      },
    })

    const misunderstood = flow.block('misunderstood', () => {
      flow.loop(
        { times: 2 },
        () => {
          flow.playPrompt('제가 잘 이해하지 못했어요. 조금 더 자세히 적어 주시겠어요?')
          flow.goto(ask)
        },
        { exhausted: person },
      )
    })
  },
)
