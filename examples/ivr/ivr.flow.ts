/**
 * The self-service line. A caller chooses Korean or English and serves themselves by keys: where is my order, what do
 * I owe, who can repair my refrigerator. A bill is read out only to the customer it belongs to. Every menu leads back,
 * a third mistake in the same menu leads to a person, and so does 0.
 */
import { contact, contactFlow, goOn, ssml } from '@aicc/flow-dsl'
import type { FlowBuilder, Handled } from '@aicc/flow-dsl'
import { identifyCustomer } from '../authentication/identify-customer.ts'
import escalation from '../escalation/escalation.flow.ts'
import { customer } from '../shared/attributes.ts'
import { apologise, prepareCall } from '../shared/call-settings.ts'
import { offerCallback } from '../shared/callback.ts'
import { voiceHours } from '../shared/hours.ts'
import { inTheirLanguage, voices } from '../shared/language.ts'
import type { Language } from '../shared/language.ts'
import { generalSupport, technicalSupport } from '../shared/queues.ts'
import { menu } from './menu.ts'
import { billingSummary, orderStatus } from './self-service.ts'
import { words } from './words.ts'

export default contactFlow(
  'ivr',
  {
    channels: ['VOICE'],
    description: '자동 응답: 언어 선택, 배송 조회, 요금 조회, 고장 상담',
    onError: (flow) => apologise(flow),
  },
  (flow) => {
    const speak = (language: Language): void => {
      flow.setVoice({ ...voices[language], language })
      flow.setContactAttributes(customer, { language })
      flow.goto(chosen)
    }
    const korean = flow.block('Korean', () => speak('ko-KR'))
    const english = flow.block('English', () => speak('en-US'))

    prepareCall(flow)
    flow.match(customer.language, {
      // Chosen already, in the flow that the call comes from.
      'ko-KR': goOn,
      'en-US': goOn,
      otherwise: () => {
        flow.setVoice(voices['ko-KR'])
        flow.retry(
          { times: 2 },
          (retry) => {
            flow.getCustomerInput({
              prompt: ssml`누리홈 자동 안내입니다. 한국어 안내는 1번을 눌러 주세요. <lang xml:lang="en-US">For English, please press 2.</lang>`,
              on: {
                '1': korean,
                '2': english,
                InputTimeLimitExceeded: retry.again,
                NoMatchingCondition: retry.again,
              },
            })
          },
          { exhausted: korean },
        )
      },
    })
    const chosen = flow.here('language chosen')
    flow.setContactAttributes(customer, { inquiry: 'general', tier: '1' })
    inTheirLanguage(flow, (language) => selfService(flow, language))
  },
)

/** The whole line in one language. */
function selfService(flow: FlowBuilder<'CONTACT_FLOW', Handled>, language: Language): void {
  const spoken = words[language]
  const { tryAgain } = spoken
  const named = (name: string): string => `${language} ${name}`

  const connect = flow.block(named('connect'), () => {
    const callback = flow.block(named('callback'), () => {
      offerCallback(flow, language)
      flow.playPrompt(spoken.goodbye)
      flow.disconnect()
    })
    const full = flow.block(named('queue full'), () => {
      flow.playPrompt(spoken.queueFull)
      flow.goto(callback)
    })
    const closed = flow.block(named('closed'), () => {
      flow.playPrompt(spoken.closed)
      flow.goto(callback)
    })
    flow.checkHoursOfOperation(voiceHours, { on: { True: goOn, False: closed } })
    flow.playPrompt(spoken.toPerson)
    flow.transferToQueue({ on: { QueueAtCapacity: full } })
  })
  const person = flow.block(named('person'), () => {
    flow.setWorkingQueue(generalSupport)
    flow.goto(connect)
  })
  const technicianFor = (product: 'refrigerator' | 'washer' | 'air-conditioner') => (): void => {
    flow.setContactAttributes(customer, { inquiry: 'technical', product })
    flow.goto(technician)
  }
  const technician = flow.block(named('technician'), () => {
    flow.setWorkingQueue(technicalSupport)
    flow.goto(connect)
  })

  const mainMenu = menu(flow, named('main menu'), {
    prompt: spoken.mainMenu,
    tryAgain,
    choices: () => ({
      '1': orderMenu,
      '2': billing,
      '3': productMenu,
      '4': () => flow.transferToFlow(escalation),
      '9': mainMenu,
      '0': person,
    }),
    exhausted: person,
  })

  const orderMenu = menu(flow, named('order menu'), {
    prompt: spoken.orderMenu,
    tryAgain,
    choices: () => ({
      '1': trackOrder,
      '2': () => {
        flow.setContactAttributes(customer, { inquiry: 'delivery' })
        flow.goto(person)
      },
      '*': mainMenu,
      '0': person,
    }),
    exhausted: person,
  })
  const trackOrder = flow.block(named('track order'), () => {
    const orderNumber = flow.storeCustomerInput({ prompt: spoken.askOrderNumber, maxDigits: 10, timeoutSeconds: 10 })
    const order = flow.invokeLambda(orderStatus, { orderNumber, customerPhone: contact.customerEndpoint.address })
    flow.match(order.status, {
      PREPARING: () => flow.playPrompt(spoken.preparing(order.deliveryDate)),
      ON_THE_WAY: () => flow.playPrompt(spoken.onTheWay(order.deliveryDate)),
      DELIVERED: () => flow.playPrompt(spoken.delivered(order.deliveryDate)),
      NOT_FOUND: orderNotFound,
    })
    flow.goto(mainMenu)
  })
  const orderNotFound = flow.block(named('order not found'), () => {
    flow.loop(
      { times: 2 },
      () => {
        flow.playPrompt(spoken.orderNotFound)
        flow.goto(trackOrder)
      },
      { exhausted: person },
    )
  })

  const billing = flow.block(named('billing'), () => {
    const notVerified = flow.block(named('not verified'), () => {
      flow.playPrompt(spoken.notVerified)
      flow.goto(mainMenu)
    })
    const locked = flow.block(named('locked'), () => {
      flow.playPrompt(spoken.locked)
      flow.goto(person)
    })
    flow.match(customer.verified, {
      true: goOn,
      otherwise: () => identifyCustomer(flow, { notVerified, locked }),
    })
    flow.setContactAttributes(customer, { inquiry: 'billing' })
    const bill = flow.invokeLambda(billingSummary, { customerId: customer.customerId })
    const readBill = flow.here('read bill')
    flow.playPrompt(spoken.bill(bill.amountDue, bill.dueDate))
    const billingMenu = menu(flow, named('billing menu'), {
      prompt: spoken.billingMenu,
      tryAgain,
      choices: () => ({ '1': readBill, '2': person, '*': mainMenu, '0': person }),
      exhausted: person,
    })
    flow.goto(billingMenu)
  })

  const productMenu = menu(flow, named('product menu'), {
    prompt: spoken.productMenu,
    tryAgain,
    choices: () => ({
      '1': technicianFor('refrigerator'),
      '2': technicianFor('washer'),
      '3': technicianFor('air-conditioner'),
      '*': mainMenu,
      '0': person,
    }),
    exhausted: person,
  })

  flow.goto(mainMenu)
}
