import { asking, defineExecution, failed, failedWith, resultOf } from '../machine/step.js'

/** A bot leads the dialogue until it knows an intent. Replaces `$.Lex` as a whole. */
export const connectParticipantWithLexBot = defineExecution({
  type: 'ConnectParticipantWithLexBot',
  begin(execution, action) {
    const { state } = execution
    if (state.channel !== 'VOICE' && state.channel !== 'CHAT') return failed
    const speech = execution.speechOf(action)
    if (speech !== undefined) execution.say(speech, action)
    state.lambdaMilliseconds = 0
    const arn = execution.member(action, 'LexV2Bot', 'AliasArn') || execution.member(action, 'LexBot', 'Name')
    const intents = action.conditions.map(({ operand }) => String(operand && execution.resolve(operand)))
    return asking({ kind: 'bot', name: botName(arn), intents })
  },
  resume(execution, _action, answer) {
    if (answer.kind === 'silence') return failedWith('InputTimeLimitExceeded')
    if (answer.kind !== 'intent') return failed
    execution.pass(answer.seconds ?? 5)
    execution.setData('Lex', {
      IntentName: answer.intent,
      Slots: answer.slots ?? {},
      SessionAttributes: answer.sessionAttributes ?? {},
    })
    return resultOf(answer.intent)
  },
})

/** The symbol of a placeholder, or the bot's id: an alias ARN ends in `bot-alias/<bot>/<alias>`. */
function botName(arn: string): string {
  const placeholder = /^\{\{[^{}:]+:([^{}]+)\}\}$/.exec(arn)
  if (placeholder?.[1] !== undefined) return placeholder[1]
  return /bot-alias\/([^/]+)/.exec(arn)?.[1] ?? arn
}
