import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Branches, On, Scope } from '../builder/scope.js'
import { defineAction, everyChannel, oneForm } from './action-definition.js'
import { speaking } from './on-the-line.js'
import { continues, optionalFailure } from './outcomes.js'
import { oneOf } from './parameter.js'
import { promptLabel, promptMemberNames, promptMembers, promptParameters } from './prompt-content.js'
import type { PromptContent } from './prompt-content.js'

const errors = { NoMatchingError: optionalFailure }

/** Play prompt: play, speak or send one message. */
export const messageParticipant = defineAction({
  type: 'MessageParticipant',
  family: 'participant',
  consoleBlocks: ['Play prompt'],
  summary: 'Plays one prompt, speaks text, or sends one text message to the participant, then moves on.',
  flowTypes: [
    'CONTACT_FLOW',
    'AGENT_TRANSFER',
    'QUEUE_TRANSFER',
    'CUSTOMER_WHISPER',
    'AGENT_WHISPER',
    'OUTBOUND_WHISPER',
    'CUSTOMER_QUEUE',
    'MODULE',
  ],
  channels: everyChannel,
  parameters: {
    ...promptMembers,
    SkipWhenDTMFBufferEnabled: oneOf(['true', 'false'], {
      note: 'Skips or cuts the prompt while the touch-tone buffer holds digits.',
    }),
  },
  groups: [{ rule: 'exactlyOne', members: promptMemberNames }],
  forms: oneForm({ next: continues, errors }),
  onTheLine: () => speaking,
  label: promptLabel,
  methods: {
    playPrompt: (recorder: ActionRecorder, content: PromptContent, options: Partial<PlayPromptOptions<Scope>> = {}) => {
      recorder.write({
        parameters: {
          ...promptParameters(content),
          SkipWhenDTMFBufferEnabled:
            options.skipWhenBuffered === undefined ? undefined : String(options.skipWhenBuffered),
        },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-messageparticipant.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/play.html',
  ],
  confidence: 'high',
  notes: [
    'An error branch is documented as normal, but the service accepts the action without one: 402 of 646 exported blocks have none. Without one the flow goes on.',
    'An empty text is refused; a single space is accepted (live check published by pulumi-amazon-connect).',
  ],
})

/** Options of {@link PlayPromptMethods.playPrompt}. */
export type PlayPromptOptions<S extends Scope> = BlockOptions &
  On<Branches<typeof errors, S>> & {
    /** Skip or cut the prompt while the touch-tone buffer holds digits. */
    readonly skipWhenBuffered?: boolean
  }

/** Builder methods of Play prompt. */
export interface PlayPromptMethods<S extends Scope> {
  /**
   * Play prompt: plays, speaks or sends one message, then goes on.
   *
   * On a failure (missing prompt, broken SSML) the flow goes on too, unless `on.NoMatchingError` says otherwise.
   * @param content - Text, `text`- or `ssml`-tagged template, attribute, `prompt(...)` or S3 audio.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * flow.playPrompt('안녕하세요. 고객센터입니다.')
   * flow.playPrompt(text`전화하신 번호는 ${contact.customerEndpoint.address} 입니다.`)
   * flow.playPrompt(prompt('welcome-music'))
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/play.html
   */
  playPrompt(content: PromptContent, options?: PlayPromptOptions<S>): void
}
