import type { ActionRecorder } from '../builder/action-recorder.js'
import type { LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { caseFields } from '../language/system-attributes.js'
import { contactFlowTypes, defineAction, everyChannel, factOf } from './action-definition.js'
import { caseForms, caseMembers, caseParameters, refusedCaseParameters } from './case-linking.js'
import type { CaseFieldValues, CaseOptions, CaseWritingOptions } from './case-linking.js'
import { keysOf } from './labels.js'
import { catchAll, requiredEvent } from './outcomes.js'
import { list, literal, oneOf, value } from './parameter.js'

const errors = { ...catchAll, MultipleFound: requiredEvent, NoneFound: requiredEvent }

/** Cases, get case: find a case and read its fields. */
export const getCase = defineAction({
  type: 'GetCase',
  family: 'contact',
  consoleBlocks: ['Cases (Get case)'],
  summary: 'Looks for a case by its fields and keeps the fields that were asked for.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    ...caseMembers,
    GetLastUpdatedCase: oneOf(['true', 'false'], { note: 'Of several cases the one that was changed last.' }),
    CaseResponseFields: list(literal(), { note: 'Ids of the fields to keep below $.Case.' }),
    CustomerId: value({ note: 'On the page only: exports have `customer_id` in CaseRequestFields.' }),
  },
  refusedParameters: refusedCaseParameters,
  constraints: [
    {
      at: 'CaseRequestFields',
      message: 'A search needs at least one field in CaseRequestFields: without any, it takes its error branch.',
      broken: ({ CaseRequestFields, CustomerId }) =>
        CustomerId === undefined &&
        (CaseRequestFields === undefined ||
          (typeof CaseRequestFields === 'object' &&
            CaseRequestFields !== null &&
            Object.keys(CaseRequestFields).length === 0)),
    },
  ],
  forms: caseForms(errors),
  sets: ({ CaseResponseFields }) =>
    // Whether anything is kept where nothing is asked for is not published.
    Array.isArray(CaseResponseFields) && CaseResponseFields.length > 0
      ? CaseResponseFields.filter((field) => typeof field === 'string').map((field) => factOf(['Case', field]))
      : ['$.Case'],
  setsWithin: ['$.Case'],
  label: ({ CaseRequestFields }) => keysOf(CaseRequestFields),
  methods: {
    getCase: (recorder: ActionRecorder, search: CaseSearch<string>, options: CaseWritingOptions = {}) => {
      recorder.write({
        parameters: {
          ...caseParameters(search.fields, options),
          GetLastUpdatedCase: String(search.lastUpdated ?? false),
          CaseResponseFields: search.keep.length === 0 ? undefined : search.keep,
        },
        errors: options.on,
        id: options.id,
      })
      return Object.fromEntries(search.keep.map((field) => [field, caseFields.field(field)]))
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/getcase.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/cases-block.html',
  ],
  confidence: 'medium',
  notes: [
    'The page has CustomerId as a parameter of its own; exports put customer_id into CaseRequestFields, and so does the builder.',
  ],
})

/** What to look for. */
export interface CaseSearch<Field extends string> {
  /** Fields that the case has to have, by their id; at least one. `customer_id` is the ARN of the customer's profile. */
  readonly fields: CaseFieldValues
  /** Of several cases, take the one that was changed last, instead of `MultipleFound`. @defaultValue false */
  readonly lastUpdated?: boolean
  /** Ids of the fields to keep, for instance `['case_id', 'status']`. Others cannot be read afterwards. */
  readonly keep: readonly Field[]
}

/** Builder methods of Cases for a case that exists. */
export interface GetCaseMethods<S extends Scope> {
  /**
   * Get case: looks for a case, keeps fields of it, and links the contact to it, so that it opens when an agent accepts.
   * `NoneFound`: there is no such case; `MultipleFound`: there are several; `ContactNotLinked`: it was found, but the
   * contact is not part of it.
   * @param search - Fields to look for and fields to keep.
   * @param options - `linkContact: false` only reads; branches and identifier.
   * @returns References to the fields that are kept, by their id.
   * @example
   * ```ts
   * const noCase = flow.block('no case', () => flow.transferToFlow(flowNamed('new-case')))
   * const reference = flow.storeCustomerInput({ prompt: 'Please enter the number of your case.', maxDigits: 8 })
   * const found = flow.getCase(
   *   { fields: { reference_number: reference }, keep: ['case_id', 'status'] },
   *   { on: { NoneFound: noCase, MultipleFound: noCase } },
   * )
   * flow.playPrompt(text`The status of your case is ${found.status} .`)
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/cases-block.html
   */
  getCase<const Field extends string>(
    search: CaseSearch<Field>,
    ...options: LastArgument<CaseOptions<typeof errors, S>>
  ): { readonly [Id in Field]: AttributeReference }
}
