/**
 * The lottery line. An employee calls, keys in their number, and hears the lottery number that they will take part
 * with. Who has registered before hears that, and not the number: anybody could have keyed it in. Who mistypes three
 * times talks to a person, and nobody is registered twice.
 */
import { contact, contactFlow, goOn, ssml } from '@aicc/flow-dsl'
import { registration } from '@aicc/registration-lambda/contract'
import { customer } from '../shared/attributes.ts'
import { apologise, prepareCall } from '../shared/call-settings.ts'
import { voiceHours } from '../shared/hours.ts'
import { voices } from '../shared/language.ts'
import { generalSupport } from '../shared/queues.ts'

export default contactFlow(
  'lottery-registration',
  {
    channels: ['VOICE'],
    description: '사내 추첨 이벤트 등록 전화',
    onError: (flow) => apologise(flow),
  },
  (flow) => {
    const goodbye = flow.block('goodbye', () => {
      flow.playPrompt('참여해 주셔서 감사합니다. 안녕히 계세요.')
      flow.disconnect()
    })
    const closed = flow.block('nobody there', () => {
      flow.playPrompt('지금은 상담원과 연결할 수 없습니다. 평일 오전 9시부터 오후 6시 사이에 다시 전화해 주세요.')
      flow.disconnect()
    })
    const person = flow.block('person', () => {
      flow.playPrompt('등록을 도와드릴 상담원을 연결해 드리겠습니다.')
      flow.checkHoursOfOperation(voiceHours, { on: { True: goOn, False: closed } })
      flow.setWorkingQueue(generalSupport)
      flow.transferToQueue({ on: { QueueAtCapacity: closed } })
    })

    prepareCall(flow)
    flow.setVoice({ ...voices['ko-KR'], language: 'ko-KR' })
    flow.setContactAttributes(customer, { language: 'ko-KR', inquiry: 'lottery' })
    flow.playPrompt('안녕하세요. 추첨 이벤트 등록 전화입니다.')

    flow.retry(
      { times: 3 },
      (retry) => {
        const employeeNumber = flow.storeCustomerInput({
          prompt: '사번을 누르신 후 우물 정자를 눌러 주세요.',
          maxDigits: 8,
          timeoutSeconds: 7,
        })
        const result = flow.invokeLambda(
          registration,
          {
            customerInput: employeeNumber,
            customerPhone: contact.customerEndpoint.address,
            contactId: contact.contactId,
          },
          { on: { NoMatchingError: person } },
        )
        const askAgain = flow.block('ask again', () => {
          flow.playPrompt(result.errorMessage)
          flow.goto(retry.again)
        })
        flow.match(result.registrationStatus, {
          SUCCESS: () => {
            flow.playPrompt(result.successMessage)
            flow.playPrompt(
              ssml`추첨 번호는 <say-as interpret-as="characters">${result.lotteryNumber}</say-as> 입니다. <break time="700ms"/> 다시 한번 안내해 드립니다. <say-as interpret-as="characters">${result.lotteryNumber}</say-as> 입니다.`,
            )
            flow.goto(goodbye)
          },
          DUPLICATE: () => {
            flow.playPrompt(result.errorMessage)
            flow.goto(goodbye)
          },
          INPUT_ERROR: askAgain,
          INVALID_FORMAT: askAgain,
          ERROR: person,
        })
      },
      { exhausted: person },
    )
  },
)
