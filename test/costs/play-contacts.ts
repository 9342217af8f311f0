/** Contacts that the page about costs works out, played as flows of the examples. */
import { compile } from '@aicc/flow-compiler'
import { simulate } from '@aicc/flow-simulator'
import type { Call } from '@aicc/flow-simulator'
import { createHandler, createSqliteStore } from '@aicc/registration-lambda'
import agentWhisper from '../../examples/agent-whisper/agent-whisper.flow.ts'
import chatbot from '../../examples/chatbot/chatbot.flow.ts'
import customerQueue from '../../examples/customer-queue/customer-queue.flow.ts'
import customerWhisper from '../../examples/customer-whisper/customer-whisper.flow.ts'
import inbound from '../../examples/inbound/inbound.flow.ts'
import lottery from '../../examples/lottery-registration/lottery-registration.flow.ts'
import satisfactionSurvey from '../../examples/satisfaction-survey/satisfaction-survey.flow.ts'

/** An employee registers for the lottery at the first attempt. */
export async function playLottery(): Promise<Call> {
  const store = createSqliteStore(':memory:')
  const line = simulate(compile(lottery), { lambdas: { registration: createHandler({ store: () => store }) } })
  const call = await line.dial()
  await call.press('12345#')
  return call.finish()
}

/**
 * A customer chooses general support, waits, is connected to an agent, and answers the survey. The conversation takes no
 * time here: how long people talk, no flow tells.
 */
export async function playSupport(waitSeconds: number): Promise<Call> {
  const flows = [inbound, customerQueue, agentWhisper, customerWhisper, satisfactionSurvey].map((flow) => compile(flow))
  const line = simulate(flows, {
    queues: {
      'general-support': {
        answersAfterSeconds: waitSeconds,
        metrics: { NumberOfAgentsStaffed: 10, OldestContactInQueueAgeSeconds: 30 },
      },
    },
  })
  const call = await line.dial()
  await call.press('1')
  while (!call.ended && call.waitsFor?.kind !== 'conversation') await call.wait()
  await call.agentLeaves()
  await call.press('5')
  return call.finish()
}

/** A customer asks the bot where an order is, and says goodbye. */
export async function playChat(): Promise<Call> {
  const line = simulate(compile(chatbot), {
    lambdas: { 'order-status': { response: { status: 'ON_THE_WAY', deliveryDate: '11월 25일' } } },
    bots: {
      'support-bot': {
        intents: {
          OrderStatus: { utterances: ['주문'], slots: { OrderNumber: '1234567890' } },
          SayGoodbye: { utterances: ['감사합니다'] },
        },
      },
    },
  })
  const call = await line.dial({ channel: 'CHAT' })
  await call.say('주문 1234567890 어디까지 왔나요')
  await call.say('됐어요 감사합니다')
  return call.finish()
}

/** A flow as the log of the service names it; the simulator knows no ARNs. */
const flowArn =
  'arn:aws:connect:ap-northeast-2:111122223333:instance/12345678-1234-1234-1234-123456789012/contact-flow/12345678-1234-1234-1234-123456789012'

/**
 * What CloudWatch Logs counts for each entry, beside its text.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 */
const entryBytes = 26

/** What a played contact takes: time to 5 seconds, bytes to a thousand, since examples are worded anew now and then. */
export function measureContact(call: Call): Readonly<Record<string, number>> {
  const logged = call.log.map((entry) => Buffer.byteLength(JSON.stringify({ ...entry, ContactFlowId: flowArn })))
  const bytes = logged.reduce((total, one) => total + one + entryBytes, 0)
  const said = call.transcript.filter(({ speaker }) => speaker === 'customer').length
  return {
    flowSeconds: 5 * Math.round(call.seconds / 5),
    messages: call.heard.length + said,
    botTurns: said,
    functionCalls: call.log.filter(({ ContactFlowModuleType }) => ContactFlowModuleType === 'InvokeExternalResource')
      .length,
    logEntries: call.log.length,
    logBytes: 1000 * Math.round(bytes / 1000),
  }
}
