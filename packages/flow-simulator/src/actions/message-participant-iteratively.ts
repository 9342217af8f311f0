import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonValue } from '@aicc/flow-dsl/language'
import { endHold } from '../machine/lifecycle.js'
import type { Execution } from '../machine/execution.js'
import { textOf } from '../machine/execution.js'
import { defineExecution, asking, failed, moved, resultOf } from '../machine/step.js'
import { resourceName } from '../machine/resource-name.js'
import { wordsOfSsml } from '../machine/speech.js'
import type { Instruction } from '../program/program.js'

/**
 * Plays its list round and round until something else happens: an agent accepts, the customer leaves, the time for an
 * interruption comes, the hold ends.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/loop-prompts.html
 */
export const messageParticipantIteratively = defineExecution({
  type: 'MessageParticipantIteratively',
  // A contact that waits stays in its queue, in silence.
  withoutErrorBranch: 'end of flow',
  begin(execution, action) {
    const { state } = execution
    const loops = state.stage === 'queued' || state.stage === 'hold'
    const words = loops && state.channel === 'VOICE' ? wordsOf(execution, action) : []
    if (words.length === 0) return failed
    execution.run.interrupted = undefined
    execution.say({ text: words.join(' '), seconds: 0, recorded: true }, action)
    if (state.stage === 'hold') {
      // Nothing interrupts a hold but its end.
      if (state.holdEndsAt === undefined) endHold(execution)
      else execution.pass((state.holdEndsAt - state.clock) / 1000)
      return moved
    }
    const interruptSeconds = secondsToInterruption(execution, action)
    return asking({ kind: 'queue', queue: state.queue ?? '', interruptSeconds })
  },
  resume(execution, action, _answer, ask) {
    const seconds = ask.kind === 'queue' ? ask.interruptSeconds : undefined
    if (seconds === undefined) return asking(ask)
    execution.pass(seconds)
    execution.state.loopedMilliseconds += seconds * 1000
    execution.run.interrupted = action.index
    return resultOf('MessagesInterrupted')
  },
})

function wordsOf(execution: Execution, action: Instruction): readonly string[] {
  const given = execution.value(action, 'Messages')
  const messages: readonly JsonValue[] = Array.isArray(given) ? given : []
  return messages
    .map((message, index) => {
      if (!isJsonObject(message)) return ''
      const { PromptId: prompt, Media: media, Text: text, SSML: ssml } = message
      if (textOf(prompt) !== '') {
        const name = resourceName(textOf(prompt), action.displayNames.get(`Messages.${index}.PromptId`))
        return execution.environment.findPrompt(name)?.text ?? `[${name}]`
      }
      if (isJsonObject(media)) return `[${textOf(media['Uri'])}]`
      return textOf(text) || wordsOfSsml(textOf(ssml))
    })
    .filter((said) => said !== '')
}

/** Until when nothing interrupts; undefined where nothing ever does. */
function secondsToInterruption(execution: Execution, action: Instruction): number | undefined {
  const every = execution.number(action, 'InterruptFrequencySeconds')
  if (every === undefined || every <= 0) return undefined
  if (execution.environment.assumptions.interruptionCountsFrom === 'entry') return every
  return every - ((execution.state.loopedMilliseconds / 1000) % every)
}
