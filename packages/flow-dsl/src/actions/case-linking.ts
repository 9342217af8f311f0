import type { BranchOptions, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import type { ActionForm } from './action-definition.js'
import { attributeTexts } from './attribute-values.js'
import { continues, optionalFailure, requiredFailure } from './outcomes.js'
import type { ErrorOutcomes } from './outcomes.js'
import { map, oneOf, required, template } from './parameter.js'

/** Values of case fields by their id: a system field such as `title` or `customer_id`, or a field of your own. */
export type CaseFieldValues = Readonly<
  Record<
    string,
    string | number | boolean | AttributeReference | AttributeReference<number> | AttributeReference<boolean>
  >
>

/** The members that all actions on cases share. */
export const caseMembers = {
  LinkContactToCase: required(oneOf(['true', 'false'], { note: 'In lower case.' })),
  CaseRequestFields: map(template(), {
    note: 'Ids of case fields to values. `customer_id` holds the ARN of the customer profile. Exports have JSONPaths inside text.',
  }),
}

/** Names of parameters that belong to the API of Amazon Connect Cases and not to the flow language. */
export const refusedCaseParameters = {
  Fields: 'Write CaseRequestFields: an object of field ids and values, not a list.',
  TemplateId: 'Write CaseTemplateId.',
} as const

/** The failure that linking the contact adds. */
export const linkingErrors = { ContactNotLinked: requiredFailure } as const satisfies ErrorOutcomes

/** The forms of an action on cases: one links the contact, and can fail at that. */
export function caseForms(errors: ErrorOutcomes): readonly [ActionForm, ActionForm] {
  return [
    {
      name: 'form that links the contact',
      when: ({ LinkContactToCase }) => LinkContactToCase === 'true',
      outcomes: { next: continues, errors: { ...errors, ...linkingErrors } },
    },
    {
      name: 'form that does not link the contact',
      when: () => true,
      // Exports leave the branch out here; whether the service would refuse it is not published.
      outcomes: { next: continues, errors: { ...errors, ContactNotLinked: optionalFailure } },
    },
  ]
}

/** What a block on cases is written with, beside the case. */
export interface CaseWritingOptions {
  readonly id?: string
  readonly linkContact?: boolean
  readonly on?: object
}

/** The parameters that all actions on cases share. */
export function caseParameters(
  fields: CaseFieldValues,
  { linkContact = true }: CaseWritingOptions,
): { readonly LinkContactToCase: string; readonly CaseRequestFields: object | undefined } {
  return {
    LinkContactToCase: String(linkContact),
    CaseRequestFields: Object.keys(fields).length === 0 ? undefined : attributeTexts(fields),
  }
}

interface Linking {
  /** The contact becomes part of the case, and the case opens when an agent accepts it. @defaultValue true */
  readonly linkContact?: true
}

interface NotLinking {
  /** The contact is not linked to the case. */
  readonly linkContact: false
}

/** Options of a block on cases: whether it links the contact, and its branches. */
export type CaseOptions<Errors extends ErrorOutcomes, S extends Scope> =
  (Linking & BranchOptions<Errors & typeof linkingErrors, S>) | (NotLinking & BranchOptions<Errors, S>)
