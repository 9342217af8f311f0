import type { ActionRecorder } from '../builder/action-recorder.js'
import type { LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { caseFields } from '../language/system-attributes.js'
import type { Resource } from '../values/resource.js'
import { contactFlowTypes, defineAction, everyChannel } from './action-definition.js'
import { caseForms, caseMembers, caseParameters, refusedCaseParameters } from './case-linking.js'
import type { CaseFieldValues, CaseOptions, CaseWritingOptions } from './case-linking.js'
import { nameOfValue } from './labels.js'
import { catchAll } from './outcomes.js'
import { literal, required, resourceId } from './parameter.js'

/** Cases, create case: open a case for the customer's issue. */
export const createCase = defineAction({
  type: 'CreateCase',
  family: 'contact',
  consoleBlocks: ['Cases (Create case)'],
  summary: 'Opens a case from a case template, and links the contact to it where wanted.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    ...caseMembers,
    CaseTemplateId: required(resourceId('caseTemplate')),
    ContactToLink: literal({ note: 'Not documented. Newer exports have `Current`; other values were not seen.' }),
  },
  refusedParameters: refusedCaseParameters,
  forms: caseForms(catchAll),
  // The block's page promises the id; the list of attributes says that each field is set by this block too.
  sets: () => ['$.Case'],
  label: ({ CaseTemplateId }) => nameOfValue(CaseTemplateId),
  methods: {
    createCase: (recorder: ActionRecorder, settings: CaseSettings, options: CaseWritingOptions = {}) => {
      recorder.write({
        parameters: {
          ...caseParameters(settings.fields ?? {}, options),
          CaseTemplateId: settings.template,
        },
        errors: options.on,
        id: options.id,
      })
      return { caseId: caseFields.caseId }
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/createcase.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/cases-block.html',
  ],
  confidence: 'high',
  notes: [
    'A list named Fields, as the API of Amazon Connect Cases has it, is refused; the object is CaseRequestFields.',
  ],
})

/** A case to open. */
export interface CaseSettings {
  /** Template of the case. It says which fields have to be given. */
  readonly template: Resource<'caseTemplate'> | AttributeReference
  /**
   * Values of fields by their id. `customer_id` is needed by most templates: the ARN of the customer's profile, which a
   * Customer profiles block leaves.
   */
  readonly fields?: CaseFieldValues
}

/** Builder methods of Cases for a new case. */
export interface CreateCaseMethods<S extends Scope> {
  /**
   * Create case: opens a case from a template and links the contact to it, so that it opens when an agent accepts.
   * `ContactNotLinked`: the case exists, but the contact is not part of it.
   * @param settings - Template and fields.
   * @param options - `linkContact: false` only opens the case; branches and identifier.
   * @returns Reference to the id of the case.
   * @example
   * ```ts
   * const profile = flow.createCustomerProfile({ values: { phoneNumber: contact.customerEndpoint.address } })
   * const { caseId } = flow.createCase({
   *   template: caseTemplate('complaint'),
   *   fields: { customer_id: profile.profileArn, title: 'Complaint by telephone' },
   * })
   * flow.tagContact({ case: caseId })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/cases-block.html
   */
  createCase(
    settings: CaseSettings,
    ...options: LastArgument<CaseOptions<typeof catchAll, S>>
  ): {
    /** Id of the case. */
    readonly caseId: AttributeReference
  }
}
