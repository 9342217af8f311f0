import { text } from '@aicc/flow-dsl'
import type { AttributeReference } from '@aicc/flow-dsl'
import type { Language } from '../shared/language.ts'

type Spoken = AttributeReference | AttributeReference<number>

/** Everything that the self-service line says. */
export interface Words {
  readonly mainMenu: string
  readonly orderMenu: string
  readonly billingMenu: string
  readonly productMenu: string
  readonly tryAgain: string
  readonly toPerson: string
  readonly closed: string
  readonly queueFull: string
  readonly goodbye: string
  readonly askOrderNumber: string
  readonly orderNotFound: string
  readonly preparing: (deliveryDate: Spoken) => string
  readonly onTheWay: (deliveryDate: Spoken) => string
  readonly delivered: (deliveryDate: Spoken) => string
  readonly notVerified: string
  readonly locked: string
  readonly bill: (amount: Spoken, dueDate: Spoken) => string
}

/** A sentence that is missing in a language does not compile. */
export const words: Readonly<Record<Language, Words>> = {
  'ko-KR': {
    mainMenu:
      '주문과 배송은 1번, 요금 조회는 2번, 제품 고장 상담은 3번, 지난 상담이 해결되지 않으셨으면 4번, 상담원 연결은 0번을 눌러 주세요. 다시 들으시려면 9번을 눌러 주세요.',
    orderMenu: '배송 조회는 1번, 교환과 반품은 2번, 이전 메뉴는 별표를 눌러 주세요.',
    billingMenu: '요금을 다시 들으시려면 1번, 요금 상담은 2번, 처음 메뉴는 별표를 눌러 주세요.',
    productMenu: '냉장고는 1번, 세탁기와 건조기는 2번, 에어컨은 3번, 이전 메뉴는 별표를 눌러 주세요.',
    tryAgain: '입력이 올바르지 않습니다. 다시 한번 확인해 주세요.',
    toPerson: '상담원을 연결해 드리겠습니다. 잠시만 기다려 주세요.',
    closed: '지금은 상담 시간이 아닙니다. 상담 시간은 평일 오전 9시부터 오후 6시까지입니다.',
    queueFull: '죄송합니다. 대기 중인 고객이 많아 지금은 연결해 드릴 수 없습니다.',
    goodbye: '이용해 주셔서 감사합니다.',
    askOrderNumber: '주문 번호를 누르신 후 우물 정자를 눌러 주세요.',
    orderNotFound: '주문을 찾지 못했습니다.',
    preparing: (deliveryDate) => text`주문하신 상품을 준비하고 있습니다. 도착 예정일은 ${deliveryDate} 입니다.`,
    onTheWay: (deliveryDate) => text`주문하신 상품이 배송 중입니다. 도착 예정일은 ${deliveryDate} 입니다.`,
    delivered: (deliveryDate) => text`주문하신 상품은 ${deliveryDate} 에 배송 완료되었습니다.`,
    notVerified: '본인 확인이 되지 않아 요금을 안내해 드릴 수 없습니다.',
    locked: '본인 확인에 여러 번 실패하여 이용이 제한되었습니다. 상담원이 도와드리겠습니다.',
    bill: (amount, dueDate) => text`이번 달 납부하실 금액은 ${amount} 원이며, 납부 기한은 ${dueDate} 입니다.`,
  },
  'en-US': {
    mainMenu:
      'For orders and deliveries, press 1. For your bill, press 2. For help with a product, press 3. If your last call did not solve the problem, press 4. To talk to an agent, press 0. To hear this again, press 9.',
    orderMenu: 'To track a delivery, press 1. For exchanges and returns, press 2. To go back, press star.',
    billingMenu:
      'To hear the amount again, press 1. For questions about your bill, press 2. For the main menu, press star.',
    productMenu:
      'For refrigerators, press 1. For washers and dryers, press 2. For air conditioners, press 3. To go back, press star.',
    tryAgain: 'Sorry, that did not work. Please try again.',
    toPerson: 'We are connecting you to an agent. Please hold.',
    closed: 'Our agents are available Monday to Friday, from 9 a.m. to 6 p.m. Korean time.',
    queueFull: 'We are sorry. Too many customers are waiting, and we cannot connect you right now.',
    goodbye: 'Thank you for calling Nuri Home. Goodbye.',
    askOrderNumber: 'Please enter your order number, then press the pound key.',
    orderNotFound: 'We could not find that order.',
    preparing: (deliveryDate) => text`Your order is being prepared. It should arrive on ${deliveryDate}.`,
    onTheWay: (deliveryDate) => text`Your order is on the way. It should arrive on ${deliveryDate}.`,
    delivered: (deliveryDate) => text`Your order was delivered on ${deliveryDate}.`,
    notVerified: 'We could not verify you, so we cannot read out your bill.',
    locked: 'The check has failed too often. An agent will help you.',
    bill: (amount, dueDate) => text`Your amount due is ${amount} won, payable by ${dueDate}.`,
  },
}
