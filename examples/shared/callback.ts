import { contact, goOn } from '@aicc/flow-dsl'
import type { FlowBuilder, Handled } from '@aicc/flow-dsl'
import type { Language } from './language.ts'
import { followupCalls } from './queues.ts'

interface CallbackWords {
  readonly offer: string
  readonly askNumber: string
  readonly notANumber: string
  readonly cannotDial: string
  readonly booked: string
}

const words: Readonly<Record<Language, CallbackWords>> = {
  'ko-KR': {
    offer:
      '원하시면 상담원이 고객님께 전화를 드립니다. 지금 거신 번호로 받으시려면 1번, 다른 번호로 받으시려면 2번을 눌러 주세요.',
    askNumber: '전화를 받으실 번호를 지역 번호부터 누르신 후 우물 정자를 눌러 주세요.',
    notANumber: '올바른 전화번호가 아닙니다.',
    cannotDial: '이 번호로는 전화를 드릴 수 없습니다.',
    booked: '전화 예약이 완료되었습니다. 순서가 되면 상담원이 전화드리겠습니다. 이용해 주셔서 감사합니다.',
  },
  'en-US': {
    offer:
      'If you like, an agent will call you back. For a call to the number you are calling from, press 1. For another number, press 2.',
    askNumber: 'Please enter the Korean telephone number including the area code, then press the pound key.',
    notANumber: 'That is not a valid telephone number.',
    cannotDial: 'We are not able to call that number.',
    booked: 'Your callback is booked. An agent will call you when it is your turn. Thank you, and goodbye.',
  },
}

/**
 * Offer to call back instead of waiting. A customer who accepts hears that it is booked, and the call ends; one who
 * does not, or who enters no number that can be called, goes on with what follows.
 */
export function offerCallback(flow: FlowBuilder<'CONTACT_FLOW' | 'CUSTOMER_QUEUE', Handled>, language: Language): void {
  const spoken = words[language]
  const named = (name: string): string => `${language} ${name}`

  const book = flow.block(named('book callback'), () => {
    flow.createCallback({ queue: followupCalls, delaySeconds: 30, attempts: 2, retryDelaySeconds: 1_800 })
    flow.playPrompt(spoken.booked)
    flow.disconnect()
  })
  const anotherNumber = flow.block(named('another number'), () => {
    flow.retry(
      { times: 3 },
      (retry) => {
        const askAgain = flow.block(named('no number'), () => {
          flow.playPrompt(spoken.notANumber)
          flow.goto(retry.again)
        })
        const phoneNumber = flow.storeCustomerPhoneNumber({
          prompt: spoken.askNumber,
          timeoutSeconds: 10,
          country: 'KR',
          on: { InvalidPhoneNumber: askAgain },
        })
        flow.setCallbackNumber(phoneNumber, {
          on: { InvalidCallbackNumber: askAgain, CallbackNumberNotDialable: askAgain },
        })
        flow.goto(book)
      },
      { exhausted: declined },
    )
  })
  const cannotDial = flow.block(named('cannot dial'), () => {
    flow.playPrompt(spoken.cannotDial)
    flow.goto(anotherNumber)
  })
  flow.getCustomerInput({
    prompt: spoken.offer,
    on: {
      '1': () => {
        // A caller who withholds their number is asked for one.
        flow.setCallbackNumber(contact.customerEndpoint.address, {
          on: { InvalidCallbackNumber: cannotDial, CallbackNumberNotDialable: cannotDial },
        })
        flow.goto(book)
      },
      '2': anotherNumber,
      InputTimeLimitExceeded: goOn,
      NoMatchingCondition: goOn,
    },
  })
  const declined = flow.here('no callback')
}
