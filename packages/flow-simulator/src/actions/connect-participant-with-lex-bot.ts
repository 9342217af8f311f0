import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject } from '@aicc/flow-dsl/language'
import { textOf } from '../machine/execution.js'
import type { Execution } from '../machine/execution.js'
import { forgetKeys } from '../machine/lifecycle.js'
import { asking, defineExecution, failed, failedWith, resultOf } from '../machine/step.js'
import type { Step } from '../machine/step.js'
import type { Instruction } from '../program/program.js'

/** What a bot of Amazon Lex answers when it understands nothing, or hears nothing. */
const fallbackIntent = 'FallbackIntent'

/**
 * A bot leads the dialogue until it knows an intent. Replaces `$.Lex` as a whole.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/get-customer-input.html
 */
export const connectParticipantWithLexBot = defineExecution({
  type: 'ConnectParticipantWithLexBot',
  begin(execution, action) {
    const { state, environment } = execution
    const canTalk = state.channel === 'VOICE' || state.channel === 'CHAT'
    if (!canTalk && environment.assumptions.botsOnTasks === 'error') return failed
    const arn = execution.member(action, 'LexV2Bot', 'AliasArn') || execution.member(action, 'LexBot', 'Name')
    if (arn === '') return failed
    // A bot that is to begin with the customer's first message needs one.
    const begins = action.parameters.has('LexInitializationData')
    if (begins && execution.member(action, 'LexInitializationData', 'InitialMessage') === '') return failed
    forgetKeys(state)
    const speech = execution.speechOf(action)
    if (speech !== undefined) execution.say(speech, action)
    execution.turnToParticipant()
    const intents = action.conditions.map(({ operand }) => textOf(operand && execution.resolve(operand)))
    return asking({ kind: 'bot', name: botName(arn, action.displayNames.get('LexV2Bot.AliasArn')), intents })
  },
  resume(execution, action, answer) {
    const { assumptions } = execution.environment
    if (answer.kind === 'silence') return silence(execution, action)
    if (answer.kind !== 'intent') return failed
    execution.pass(answer.seconds ?? assumptions.botSeconds)
    return understood(execution, action, answer.intent, answer.slots, answer.sessionAttributes)
  },
})

/** On a call a bot gives up by itself, with its fallback; on a chat the flow waits for its own time. */
function silence(execution: Execution, action: Instruction): Step {
  const { botSilenceSeconds } = execution.environment.assumptions
  if (execution.state.channel === 'CHAT') {
    execution.pass(Number(execution.member(action, 'LexTimeoutSeconds', 'Text')) || botSilenceSeconds)
    return failedWith('InputTimeLimitExceeded')
  }
  execution.pass(botSilenceSeconds)
  return understood(execution, action, fallbackIntent)
}

function understood(
  execution: Execution,
  action: Instruction,
  intent: string,
  slots: JsonObject = {},
  sessionAttributes: JsonObject = {},
): Step {
  const given = execution.value(action, 'LexSessionAttributes')
  // What the bot itself sets counts more than what the flow has given it.
  const attributes = { ...(isJsonObject(given) && given), ...sessionAttributes }
  execution.setData('Lex', {
    IntentName: intent,
    Slots: slots,
    SessionAttributes: attributes,
    DialogState: 'Fulfilled',
  })
  return resultOf(intent)
}

/** The symbol of a placeholder, the name that the console noted, or the bot's id: an ARN ends in `bot-alias/<bot>/<alias>`. */
export function botName(arn: string, noted: string | undefined): string {
  const placeholder = /^\{\{[^{}:]+:([^{}]+)\}\}$/.exec(arn)
  return placeholder?.[1] ?? noted ?? /bot-alias\/([^/]+)/.exec(arn)?.[1] ?? arn
}
