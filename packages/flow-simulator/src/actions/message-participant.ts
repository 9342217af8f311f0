import { isJsonObject } from '@aicc/flow-dsl/language'
import type { FlowType } from '@aicc/flow-dsl/language'
import type { Execution } from '../machine/execution.js'
import { defineExecution, done, failed, failedWith } from '../machine/step.js'
import type { Instruction } from '../program/program.js'

/** Most characters of a text. @see https://docs.aws.amazon.com/connect/latest/adminguide/play.html */
const mostCharacters = 6000

/** Flows that play audio from S3. @see https://docs.aws.amazon.com/connect/latest/adminguide/play.html */
const playingFromS3: ReadonlySet<FlowType> = new Set(['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'MODULE'])

/** What can only be heard. */
const voiceOnly = ['PromptId', 'SSML', 'Media']

/**
 * Speaks to the end, in the time that it takes; on a chat it sends a message and goes on at once; on a task and an
 * e-mail nobody reads it.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/play.html
 */
export const messageParticipant = defineExecution({
  type: 'MessageParticipant',
  // Blocks of the time before it had an error branch go on along their only way.
  withoutErrorBranch: 'next action',
  begin(execution, action) {
    const { state } = execution
    if (state.channel === 'EMAIL') return done
    if (state.channel !== 'VOICE' && voiceOnly.some((parameter) => action.parameters.has(parameter))) return failed
    if (isSpared(execution, action)) return done
    if (isFromS3(execution, action) && !playsFromS3(execution)) return failed
    const speech = execution.speechOf(action)
    if (speech === undefined) return isPause(action) ? done : failedWith('NoMatchingError', 'No prompt provided')
    if (speech.text.length > mostCharacters) return failed
    if (state.channel !== 'TASK') execution.say(speech, action)
    return done
  },
})

/** Whether keys that were pressed before spare the prompt. */
function isSpared(execution: Execution, action: Instruction): boolean {
  const { keepsKeys, keys } = execution.state
  return keepsKeys && keys !== '' && execution.text(action, 'SkipWhenDTMFBufferEnabled').toLowerCase() === 'true'
}

function isFromS3(execution: Execution, action: Instruction): boolean {
  return action.parameters.has('Media') && isJsonObject(execution.value(action, 'Media'))
}

function playsFromS3({ flowType, environment }: Execution): boolean {
  return playingFromS3.has(flowType) || environment.assumptions.s3PromptElsewhere === 'played'
}

/** A text of spaces says nothing, and is no mistake: flows use it for a pause. */
function isPause({ parameters }: Instruction): boolean {
  const text = parameters.get('Text')
  return text?.kind === 'constant' && typeof text.value === 'string' && text.value !== ''
}
