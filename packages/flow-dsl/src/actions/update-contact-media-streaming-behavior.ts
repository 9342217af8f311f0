import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import { media } from '../language/system-attributes.js'
import { defineAction, oneForm } from './action-definition.js'
import { catchAll, continues } from './outcomes.js'
import { list, object, oneOf, required } from './parameter.js'

const directionsOf = { from: ['From'], to: ['To'], both: ['From', 'To'] } as const

function streaming(state: 'Enabled' | 'Disabled', directions: readonly string[]): object {
  return {
    MediaStreamingState: state,
    MediaStreamType: 'Audio',
    Participants: [{ ParticipantType: 'Customer', MediaDirections: directions }],
  }
}

/** Start media streaming and Stop media streaming: the live audio of a call. */
export const updateContactMediaStreamingBehavior = defineAction({
  type: 'UpdateContactMediaStreamingBehavior',
  family: 'contact',
  consoleBlocks: ['Start media streaming', 'Stop media streaming'],
  summary: "Turns the live stream of the customer's audio on or off.",
  flowTypes: [
    'CONTACT_FLOW',
    'CUSTOMER_QUEUE',
    'AGENT_TRANSFER',
    'QUEUE_TRANSFER',
    'CUSTOMER_WHISPER',
    'AGENT_WHISPER',
    'OUTBOUND_WHISPER',
    'MODULE',
  ],
  channels: ['VOICE'],
  parameters: {
    MediaStreamingState: required(oneOf(['Enabled', 'Disabled'])),
    MediaStreamType: required(oneOf(['Audio'])),
    Participants: required(
      list(
        object({
          ParticipantType: required(oneOf(['Customer'])),
          MediaDirections: required(list(oneOf(['From', 'To']), { minimumItems: 1 })),
        }),
        { minimumItems: 1 },
      ),
    ),
  },
  forms: oneForm({ next: continues, errors: catchAll }),
  sets: () => ['$.MediaStreams'],
  label: ({ MediaStreamingState }) =>
    MediaStreamingState === 'Enabled' ? 'start' : MediaStreamingState === 'Disabled' ? 'stop' : undefined,
  methods: {
    startMediaStreaming: (
      recorder: ActionRecorder,
      options: { readonly id?: string; readonly audio?: StreamedAudio; readonly on?: object } = {},
    ): typeof media.customerAudio => {
      recorder.write({
        parameters: streaming('Enabled', directionsOf[options.audio ?? 'both']),
        errors: options.on,
        id: options.id,
      })
      return media.customerAudio
    },
    stopMediaStreaming: (recorder: ActionRecorder, options: { readonly id?: string; readonly on?: object } = {}) => {
      recorder.write({ parameters: streaming('Disabled', directionsOf.both), errors: options.on, id: options.id })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactmediastreamingbehavior.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/start-media-streaming.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/stop-media-streaming.html',
  ],
  confidence: 'high',
  notes: [
    'Stop media streaming carries the participants and directions too, in every export.',
    'An instance without live media streaming takes the error branch.',
  ],
})

/** Which audio is streamed: what the customer says (`from`), what the customer hears (`to`), or both. */
export type StreamedAudio = 'from' | 'to' | 'both'

/** Builder methods of Start media streaming and Stop media streaming. */
export interface MediaStreamingMethods<S extends Scope> {
  /**
   * Start media streaming: sends the customer's audio live to Kinesis, for speech recognition or voice mail. The instance
   * has to have live media streaming switched on. Voice only.
   * @param options - `audio`: what to stream, `from` the customer, `to` the customer or `both` (the default); branches and
   *   identifier.
   * @returns References to the stream's ARN and position, for a Lambda function that reads it.
   * @example
   * ```ts
   * const transcribe = lambda('transcribe', {
   *   input: z.object({ stream: z.string() }),
   *   output: z.object({ id: z.string() }),
   * })
   * const audio = flow.startMediaStreaming({ audio: 'from' })
   * flow.invokeLambda(transcribe, { stream: audio.streamArn })
   * flow.playPrompt('삐 소리가 나면 용건을 말씀해 주세요.')
   * flow.stopMediaStreaming()
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/start-media-streaming.html
   */
  startMediaStreaming(
    ...options: LastArgument<{ readonly audio?: StreamedAudio } & BranchOptions<typeof catchAll, S>>
  ): typeof media.customerAudio

  /**
   * Stop media streaming. Voice only.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * flow.startMediaStreaming()
   * flow.playPrompt('Please leave your message.')
   * flow.stopMediaStreaming()
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/stop-media-streaming.html
   */
  stopMediaStreaming(...options: LastArgument<BranchOptions<typeof catchAll, S>>): void
}
