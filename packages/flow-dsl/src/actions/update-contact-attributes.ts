import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import { limits } from '../language/limits.js'
import type { AttributeDeclaration, AttributeValues } from '../values/contact-attributes.js'
import { attributeTexts, factsOfKeys } from './attribute-values.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { keysOf } from './labels.js'
import { catchAll, continues } from './outcomes.js'
import { map, oneOf, required, template } from './parameter.js'

/** Set contact attributes: write attributes that live with the contact. */
export const updateContactAttributes = defineAction({
  type: 'UpdateContactAttributes',
  family: 'contact',
  consoleBlocks: ['Set contact attributes'],
  summary: 'Writes user-defined attributes on the current or the related contact, all or none.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    Attributes: required(
      map(template(), {
        keysAreReferenced: true,
        maximumBytes: limits.attributesBytes.value,
        note: `All attributes of a contact together: ${limits.attributesBytes.value} bytes.`,
      }),
    ),
    TargetContact: oneOf(['Current', 'Related'], { note: 'Optional: 177 of 248 exports leave it out.' }),
  },
  forms: oneForm({ next: continues, errors: catchAll }),
  sets: ({ Attributes, TargetContact }) => (TargetContact === 'Related' ? [] : factsOfKeys('Attributes', Attributes)),
  setsWithin: ['$.Attributes'],
  failsRarely: true,
  label: ({ Attributes }) => keysOf(Attributes),
  methods: {
    setContactAttributes: (
      recorder: ActionRecorder,
      _declaration: AttributeDeclaration,
      values: Readonly<Record<string, unknown>>,
      options: { readonly id?: string; readonly contact?: 'current' | 'related'; readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: {
          Attributes: attributeTexts(values),
          TargetContact: options.contact === 'related' ? 'Related' : 'Current',
        },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactattributes.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-contact-attributes.html',
  ],
  confidence: 'high',
  notes: ['An attribute whose value is "" is refused ("Empty value in Parameters.Attributes").'],
})

/** Builder methods of Set contact attributes. */
export interface SetContactAttributesMethods<S extends Scope> {
  /**
   * Set contact attributes: writes all of them or none. They live as long as the contact and its transfers.
   * @param declaration - Made by `contactAttributes({...})`.
   * @param values - A literal, text with attributes in it, or a reference for each attribute to set.
   * @param options - `contact: 'related'` writes on the related contact instead.
   * @example
   * ```ts
   * const customer = contactAttributes({ employeeNumber: z.string(), language: z.enum(['ko', 'en']) })
   * const employeeNumber = flow.storeCustomerInput({ prompt: '사번을 눌러 주세요.', maxDigits: 8 })
   * flow.setContactAttributes(customer, { employeeNumber, language: 'ko' })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-contact-attributes.html
   */
  setContactAttributes<Declaration extends AttributeDeclaration>(
    declaration: Declaration,
    values: AttributeValues<Declaration>,
    ...options: LastArgument<{ readonly contact?: 'current' | 'related' } & BranchOptions<typeof catchAll, S>>
  ): void
}
