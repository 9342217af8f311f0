import { isJsonObject } from '@aicc/flow-dsl/language'
import { acceptContact, endHold } from '../machine/lifecycle.js'
import { defineExecution, asking, failed, moved, resultOf } from '../machine/step.js'
import { resourceName } from '../machine/resource-name.js'
import { wordsOfSsml } from '../machine/speech.js'

/**
 * Plays its list round and round until something else happens: an agent accepts, the customer leaves, the time for an
 * interruption comes, the hold ends.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/loop-prompts.html
 */
export const messageParticipantIteratively = defineExecution({
  type: 'MessageParticipantIteratively',
  begin(execution, action) {
    const { state, environment } = execution
    if (state.channel !== 'VOICE') return failed
    const messages = execution.value(action, 'Messages')
    const words: string[] = []
    for (const message of Array.isArray(messages) ? messages : []) {
      if (!isJsonObject(message)) continue
      const { Text: text, SSML: ssml, PromptId: prompt } = message
      if (typeof text === 'string') words.push(text)
      else if (typeof ssml === 'string') words.push(wordsOfSsml(ssml))
      else if (typeof prompt === 'string') {
        const name = resourceName(prompt)
        words.push(environment.findPrompt(name)?.text ?? `[${name}]`)
      }
    }
    environment.observer.heard?.(state, { text: words.join(' '), seconds: 0 }, action)
    if (state.stage === 'hold') {
      if (state.holdEndsAt !== undefined) execution.pass((state.holdEndsAt - state.clock) / 1000)
      endHold(execution)
      return moved
    }
    const interruptSeconds = execution.number(action, 'InterruptFrequencySeconds')
    return asking({ kind: 'queue', queue: state.queue ?? '', interruptSeconds })
  },
  resume(execution, action, answer, ask) {
    if (answer.kind === 'accepted') {
      execution.pass(answer.afterSeconds)
      acceptContact(execution, answer.agent)
      return moved
    }
    const seconds = ask.kind === 'queue' ? ask.interruptSeconds : undefined
    if (seconds === undefined) return asking(ask)
    execution.pass(seconds)
    execution.run.interrupted = action.index
    return resultOf('MessagesInterrupted')
  },
})
