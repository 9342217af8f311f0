import type { ActionRecorder } from '../builder/action-recorder.js'
import type { LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { contactFlowTypes, defineAction, everyChannel } from './action-definition.js'
import { caseForms, caseMembers, caseParameters, refusedCaseParameters } from './case-linking.js'
import type { CaseFieldValues, CaseOptions, CaseWritingOptions } from './case-linking.js'
import { keysOf, nameOfValue } from './labels.js'
import { catchAll } from './outcomes.js'
import { required, value } from './parameter.js'

/** Cases, update case: change fields of a case. */
export const updateCase = defineAction({
  type: 'UpdateCase',
  family: 'contact',
  consoleBlocks: ['Cases (Update case)'],
  summary: 'Changes fields of a case, and links the contact to it where wanted.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: { ...caseMembers, CaseId: required(value()) },
  refusedParameters: refusedCaseParameters,
  forms: caseForms(catchAll),
  label: ({ CaseRequestFields, CaseId }) => keysOf(CaseRequestFields) ?? nameOfValue(CaseId),
  methods: {
    updateCase: (
      recorder: ActionRecorder,
      caseId: string | AttributeReference,
      fields: CaseFieldValues,
      options: CaseWritingOptions = {},
    ) => {
      recorder.write({
        parameters: { ...caseParameters(fields, options), CaseId: caseId },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/updatecase.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/cases-block.html',
  ],
  confidence: 'high',
})

/** Builder methods of Cases for changes. */
export interface UpdateCaseMethods<S extends Scope> {
  /**
   * Update case: changes fields of a case and links the contact to it, so that it opens when an agent accepts.
   * `ContactNotLinked`: the case was changed, but the contact is not part of it.
   * @param caseId - Id of the case, for instance as `flow.createCase(...)` or `flow.getCase(...)` returned it.
   * @param fields - New values by the id of the field; `{}` only links the contact.
   * @param options - `linkContact: false` only changes the case; branches and identifier.
   * @example
   * ```ts
   * const noCase = flow.block('no case', () => flow.transferToFlow(flowNamed('new-case')))
   * const reference = flow.storeCustomerInput({ prompt: 'Please enter the number of your case.', maxDigits: 8 })
   * const found = flow.getCase(
   *   { fields: { reference_number: reference }, keep: ['case_id'] },
   *   { on: { NoneFound: noCase, MultipleFound: noCase } },
   * )
   * flow.updateCase(found.case_id, { status: 'closed' })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/cases-block.html
   */
  updateCase(
    caseId: string | AttributeReference,
    fields: CaseFieldValues,
    ...options: LastArgument<CaseOptions<typeof catchAll, S>>
  ): void
}
