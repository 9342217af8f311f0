/**
 * The day before a technician comes. A campaign calls the customer; whoever picks up can confirm the visit with one
 * key, ask for another time, or talk to a person. An answering machine gets a message, without the details if it may
 * have missed the beginning. What happened is noted every time, so that nobody is called twice or forgotten.
 */
import { contactFlow, goOn, text } from '@aicc/flow-dsl'
import { customer } from '../shared/attributes.ts'
import { prepareCall } from '../shared/call-settings.ts'
import { voiceHours } from '../shared/hours.ts'
import { voices } from '../shared/language.ts'
import { campaignCalls } from '../shared/queues.ts'
import { visit, visitReply } from './visit.ts'

export default contactFlow(
  'outbound',
  {
    channels: ['VOICE'],
    description: '방문 하루 전 확인 전화 (발신 캠페인)',
    onError: (flow) => {
      flow.playPrompt('죄송합니다. 일시적인 오류가 발생했습니다. 다시 연락드리겠습니다.')
      flow.disconnect()
    },
  },
  (flow) => {
    /** Note what became of the call; a note that fails must not spoil the call itself. */
    const note = (reply: 'CONFIRMED' | 'CHANGE_WANTED' | 'MESSAGE_LEFT' | 'NOT_REACHED'): void => {
      flow.invokeLambda(visitReply, { visitId: visit.visitId, reply }, { on: { NoMatchingError: goOn } })
    }

    prepareCall(flow)
    flow.setVoice({ ...voices['ko-KR'], language: 'ko-KR' })
    flow.setContactAttributes(customer, { language: 'ko-KR', inquiry: 'technical' })

    const messageAfterBeep = flow.block('message after beep', () => {
      flow.playPrompt(
        text`안녕하세요. 누리홈입니다. ${visit.visitTime} 에 방문 점검이 예정되어 있습니다. 변경을 원하시면 고객센터로 연락해 주세요. 감사합니다.`,
      )
      note('MESSAGE_LEFT')
      flow.disconnect()
    })
    const messageWithoutBeep = flow.block('message without beep', () => {
      flow.playPrompt(
        '안녕하세요. 누리홈입니다. 방문 점검 안내로 연락드렸습니다. 잠시 후 다시 전화드리겠습니다. 감사합니다.',
      )
      note('NOT_REACHED')
      flow.disconnect()
    })
    flow.checkCallProgress({
      on: {
        CallAnswered: goOn,
        // A person who says nothing looks like this too; the menu below finds out.
        NotDetected: goOn,
        VoicemailBeep: messageAfterBeep,
        VoicemailNoBeep: messageWithoutBeep,
        NoMatchingError: goOn,
      },
    })

    const confirmed = flow.block('confirmed', () => {
      note('CONFIRMED')
      flow.playPrompt(text`확인해 주셔서 감사합니다. ${visit.visitTime} 에 찾아뵙겠습니다. 좋은 하루 보내세요.`)
      flow.disconnect()
    })
    const later = flow.block('call later', () => {
      flow.playPrompt('지금은 상담원을 연결해 드릴 수 없습니다. 담당자가 다시 전화드려 방문 시간을 안내하겠습니다.')
      flow.disconnect()
    })
    const person = flow.block('person', () => {
      note('CHANGE_WANTED')
      flow.checkHoursOfOperation(voiceHours, { on: { True: goOn, False: later } })
      flow.setWorkingQueue(campaignCalls)
      // We have called them: they do not wait behind those who call us.
      flow.changeRoutingPriority(1)
      flow.playPrompt('상담원을 연결해 드리겠습니다. 잠시만 기다려 주세요.')
      flow.transferToQueue({ on: { QueueAtCapacity: later } })
    })
    const nobody = flow.block('nobody', () => {
      flow.playPrompt('응답이 없어 전화를 마치겠습니다. 다시 연락드리겠습니다.')
      note('NOT_REACHED')
      flow.disconnect()
    })

    flow.playPrompt(text`안녕하세요. 누리홈입니다. ${visit.customerName} 고객님께 방문 점검 안내로 전화드렸습니다.`)
    flow.retry(
      { times: 2 },
      (retry) => {
        const question = flow.here('question')
        flow.getCustomerInput({
          prompt: text`기사가 ${visit.visitTime} 에 방문할 예정입니다. 이대로 진행하시려면 1번, 시간을 바꾸시려면 2번, 다시 들으시려면 별표를 눌러 주세요.`,
          timeoutSeconds: 7,
          on: {
            '1': confirmed,
            '2': person,
            '0': person,
            '*': question,
            InputTimeLimitExceeded: retry.again,
            NoMatchingCondition: retry.again,
          },
        })
      },
      { exhausted: nobody },
    )
  },
)
