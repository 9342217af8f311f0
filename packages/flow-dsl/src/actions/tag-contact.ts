import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { keysOf } from './labels.js'
import { catchAll, continues } from './outcomes.js'
import { map, required, value } from './parameter.js'

/** Contact tags: tag the contact. */
export const tagContact = defineAction({
  type: 'TagContact',
  family: 'contact',
  consoleBlocks: ['Contact tags (Tag)'],
  summary: 'Adds user-defined tags to the contact.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    Tags: required(
      map(value(), {
        minimumEntries: 1,
        maximumEntries: 6,
        forbiddenKeyPrefix: 'aws:',
        note: 'Six tags at most, enforced at publish.',
      }),
    ),
  },
  forms: oneForm({ next: continues, errors: catchAll }),
  label: ({ Tags }) => keysOf(Tags),
  methods: {
    tagContact: (
      recorder: ActionRecorder,
      tags: Readonly<Record<string, string | AttributeReference>>,
      options: { readonly id?: string; readonly on?: object } = {},
    ) => {
      recorder.write({ parameters: { Tags: tags }, errors: options.on, id: options.id })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-tagcontact.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/contact-tags-block.html',
  ],
  confidence: 'high',
  notes: ['The page says there are no errors; the service refuses the block without NoMatchingError.'],
})

/** Builder methods of Contact tags. */
export interface TagContactMethods<S extends Scope> {
  /**
   * Contact tags: adds tags to the contact, for billing and reports.
   * @param tags - Up to six; keys must not begin with `aws:`.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * flow.tagContact({ department: 'support', campaign: 'lottery' })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-tags-block.html
   */
  tagContact(
    tags: Readonly<Record<string, string | AttributeReference>>,
    ...options: LastArgument<BranchOptions<typeof catchAll, S>>
  ): void
}
