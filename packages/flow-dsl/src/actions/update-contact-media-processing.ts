import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, Scope } from '../builder/scope.js'
import type { Resource } from '../values/resource.js'
import { contactFlowTypes, defineAction, oneForm } from './action-definition.js'
import { catchAll, continues, requiredEvent } from './outcomes.js'
import { literal, object, required } from './parameter.js'
import { trueOrFalse } from './recording-values.js'

const errors = { ...catchAll, ChannelMismatch: requiredEvent }

/** Set recording, analytics and processing behavior, message processing: chat messages go through a function. */
export const updateContactMediaProcessing = defineAction({
  type: 'UpdateContactMediaProcessing',
  family: 'contact',
  consoleBlocks: ['Set recording, analytics and processing behavior (message processing)'],
  summary: 'Sends chat messages through a Lambda function before they are delivered.',
  flowTypes: contactFlowTypes,
  channels: ['CHAT'],
  parameters: {
    ChatProcessor: required(
      object({
        ProcessingEnabled: required(trueOrFalse),
        LambdaProcessorARN: required(literal({ resource: 'lambda' })),
        ChatProcessorSettings: required(object({ DeliverUnprocessedMessages: required(trueOrFalse) })),
      }),
    ),
  },
  forms: oneForm({ next: continues, errors }),
  methods: {
    setMessageProcessing: (
      recorder: ActionRecorder,
      processing: MessageProcessing,
      options: { readonly id?: string; readonly on: object },
    ) => {
      recorder.write({
        parameters: {
          ChatProcessor: {
            ProcessingEnabled: processing.enabled === false ? 'False' : 'True',
            LambdaProcessorARN: processing.processor,
            ChatProcessorSettings: {
              DeliverUnprocessedMessages: processing.deliverUnprocessedMessages ? 'True' : 'False',
            },
          },
        },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactmediaprocessing.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-recording-analytics-processing-behavior.html',
    'https://github.com/mgaffigan/pulumi-amazon-connect/blob/HEAD/docs/wire-format-checks.md',
  ],
  confidence: 'high',
  notes: ['ChatProcessorSettings reads as optional; the service refuses the action without it.'],
})

/** What happens to chat messages on their way. */
export interface MessageProcessing {
  /** Function that gets each message and answers with the one to deliver. */
  readonly processor: Resource<'lambda'>
  /** Whether a message is delivered as it was written when the function fails. `false` keeps it back. */
  readonly deliverUnprocessedMessages: boolean
  /** On or off. @defaultValue true */
  readonly enabled?: boolean
}

/** Builder methods of Set recording, analytics and processing behavior for message processing. */
export interface SetMessageProcessingMethods<S extends Scope> {
  /**
   * Set processing of chat messages: each goes through a Lambda function, for instance to hide numbers. Chat only.
   * @param processing - The function, and what happens when it fails.
   * @param options - Branches; `ChannelMismatch`: the contact is no chat.
   * @example
   * ```ts
   * const hideNumbers = resource('lambda', 'hide-numbers')
   * flow.setMessageProcessing(
   *   { processor: hideNumbers, deliverUnprocessedMessages: false },
   *   { on: { ChannelMismatch: goOn } },
   * )
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-recording-analytics-processing-behavior.html
   */
  setMessageProcessing(processing: MessageProcessing, options: BranchOptions<typeof errors, S>): void
}
