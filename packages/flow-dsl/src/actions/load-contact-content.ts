import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import { email } from '../language/system-attributes.js'
import { contactFlowTypes, defineAction, oneForm } from './action-definition.js'
import { catchAll, continues } from './outcomes.js'
import { oneOf, required } from './parameter.js'

/** Get stored content: read the e-mail. */
export const loadContactContent = defineAction({
  type: 'LoadContactContent',
  family: 'contact',
  consoleBlocks: ['Get stored content'],
  summary: 'Reads stored content of the contact, today the plain text of an e-mail, into the flow.',
  flowTypes: contactFlowTypes,
  channels: ['EMAIL'],
  parameters: { ContentType: required(oneOf(['EmailMessage'])) },
  forms: oneForm({ next: continues, errors: catchAll }),
  sets: () => ['$.Email'],
  methods: {
    getStoredContent: (
      recorder: ActionRecorder,
      options: { readonly id?: string; readonly on?: object } = {},
    ): typeof email => {
      recorder.write({ parameters: { ContentType: 'EmailMessage' }, errors: options.on, id: options.id })
      return email
    },
  },
  sources: ['https://docs.aws.amazon.com/connect/latest/adminguide/get-stored-content.html'],
  confidence: 'high',
  notes: ['The text is cut at 32 KB.'],
})

/** Builder methods of Get stored content. */
export interface GetStoredContentMethods<S extends Scope> {
  /**
   * Get stored content: reads the text of the e-mail into the flow. E-mail only.
   * @param options - Branches and identifier.
   * @returns References to the content: `plainText`, 32 KB at most.
   * @example
   * ```ts
   * const { plainText } = flow.getStoredContent()
   * const classify = lambda('classify', {
   *   input: z.object({ mail: z.string() }),
   *   output: z.object({ topic: z.string() }),
   * })
   * const answer = flow.invokeLambda(classify, { mail: plainText })
   * flow.match(answer.topic, { complaint: () => flow.changeRoutingPriority(1), otherwise: goOn })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/get-stored-content.html
   */
  getStoredContent(...options: LastArgument<BranchOptions<typeof catchAll, S>>): typeof email
}
