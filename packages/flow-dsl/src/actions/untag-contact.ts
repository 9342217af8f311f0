import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { firstWords } from './labels.js'
import { catchAll, continues } from './outcomes.js'
import { list, literal, required } from './parameter.js'

/** Contact tags: untag the contact. */
export const untagContact = defineAction({
  type: 'UntagContact',
  family: 'contact',
  consoleBlocks: ['Contact tags (Untag)'],
  summary: 'Removes user-defined tags from the contact.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    TagKeys: required(
      list(
        literal({
          pattern: /^(?!aws:)/,
          patternMeaning: 'the key of a tag of your own, not one that begins with aws:',
        }),
        {
          minimumItems: 1,
        },
      ),
    ),
  },
  forms: oneForm({ next: continues, errors: catchAll }),
  label: ({ TagKeys }) =>
    Array.isArray(TagKeys) ? firstWords(TagKeys.filter((key) => typeof key === 'string').join(' ')) : undefined,
  methods: {
    untagContact: (
      recorder: ActionRecorder,
      keys: readonly [string, ...string[]],
      options: { readonly id?: string; readonly on?: object } = {},
    ) => {
      recorder.write({ parameters: { TagKeys: keys }, errors: options.on, id: options.id })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-untagcontact.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/contact-tags-block.html',
  ],
  confidence: 'high',
  notes: [
    'The page spells it UnTagContact, which the service refuses as an invalid action type (live checks of two projects).',
  ],
})

/** Builder methods of Contact tags for removing. */
export interface UntagContactMethods<S extends Scope> {
  /**
   * Contact tags: removes tags from the contact.
   * @param keys - Keys of the tags, at least one, written out: no attribute may stand for one. Tags that begin with
   *   `aws:` stay.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * flow.untagContact(['campaign'])
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-tags-block.html
   */
  untagContact(keys: readonly [string, ...string[]], ...options: LastArgument<BranchOptions<typeof catchAll, S>>): void
}
