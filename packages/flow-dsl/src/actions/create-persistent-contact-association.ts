import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { contactFlowTypes, defineAction, oneForm } from './action-definition.js'
import { catchAll, continues } from './outcomes.js'
import { literal, required, value } from './parameter.js'

const rehydrationTypes = {
  'entire past session': 'ENTIRE_PAST_SESSION',
  'from segment': 'FROM_SEGMENT',
} as const

/** Create persistent contact association: bring an earlier chat back. */
export const createPersistentContactAssociation = defineAction({
  type: 'CreatePersistentContactAssociation',
  family: 'contact',
  consoleBlocks: ['Create persistent contact association'],
  summary: 'Links the chat to an earlier one, so that its messages come back.',
  flowTypes: contactFlowTypes,
  channels: ['CHAT'],
  parameters: {
    RehydrationType: required(
      literal({
        // Drafts of the console have "From Segment", the API has FROM_SEGMENT; nobody published which one is taken.
        pattern: /^(entire[ _]past[ _]session|from[ _]segment)$/i,
        patternMeaning: 'ENTIRE_PAST_SESSION or FROM_SEGMENT',
      }),
    ),
    SourceContactId: required(value({ note: 'Contact id of the earlier chat.' })),
  },
  forms: oneForm({ next: continues, errors: catchAll }),
  methods: {
    createPersistentContactAssociation: (
      recorder: ActionRecorder,
      sourceContact: string | AttributeReference,
      options: { readonly id?: string; readonly rehydrate?: keyof typeof rehydrationTypes; readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: {
          RehydrationType: rehydrationTypes[options.rehydrate ?? 'entire past session'],
          SourceContactId: sourceContact,
        },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/adminguide/create-persistent-contact-association-block.html',
    'https://docs.aws.amazon.com/connect/latest/APIReference/API_CreatePersistentContactAssociation.html',
    'https://github.com/aws-samples/sample-aicc-builder-for-amazon-connect-ai-agent/blob/HEAD/knowledge-base-docs/contact-flow/_reference-console-export-all-blocks.json',
  ],
  confidence: 'medium',
  notes: [
    'The flow language reference has no page for it. Drafts of the console spell RehydrationType "From Segment", the API FROM_SEGMENT.',
  ],
})

/** Builder methods of Create persistent contact association. */
export interface PersistentChatMethods<S extends Scope> {
  /**
   * Create persistent contact association: brings the messages of an earlier chat into this one. Works once for a chat,
   * and not for one that was started with a source contact already. Chat only.
   * @param sourceContact - Contact id of the earlier chat: for the entire past session that of its first contact, from a
   * segment that of any of its contacts.
   * @param options - `rehydrate`: what comes back, the whole chat when left out; branches and identifier.
   * @example
   * ```ts
   * const chat = contactAttributes({ previousContactId: z.string() })
   * flow.createPersistentContactAssociation(chat.previousContactId, { rehydrate: 'from segment' })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/create-persistent-contact-association-block.html
   */
  createPersistentContactAssociation(
    sourceContact: string | AttributeReference,
    ...options: LastArgument<
      {
        /** @defaultValue 'entire past session' */
        readonly rehydrate?: keyof typeof rehydrationTypes
      } & BranchOptions<typeof catchAll, S>
    >
  ): void
}
