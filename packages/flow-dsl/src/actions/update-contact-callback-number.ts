import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { defineAction, interactiveFlowTypes, oneForm } from './action-definition.js'
import { continues, requiredEvent } from './outcomes.js'
import { reference, required } from './parameter.js'

const errors = { InvalidCallbackNumber: requiredEvent, CallbackNumberNotDialable: requiredEvent }

/** Set callback number: the number that a callback dials. */
export const updateContactCallbackNumber = defineAction({
  type: 'UpdateContactCallbackNumber',
  family: 'contact',
  consoleBlocks: ['Set callback number'],
  summary: 'Chooses the number that a queued callback will dial.',
  flowTypes: interactiveFlowTypes,
  channels: ['VOICE'],
  parameters: { CallbackNumber: required(reference({ note: 'One JSONPath; a literal number is refused.' })) },
  forms: oneForm({ next: continues, errors }),
  methods: {
    setCallbackNumber: (
      recorder: ActionRecorder,
      phoneNumber: AttributeReference,
      options: BlockOptions & { readonly on: object },
    ) => {
      recorder.write({ parameters: { CallbackNumber: phoneNumber }, errors: options.on, id: options.id })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactcallbacknumber.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-callback-number.html',
  ],
  confidence: 'high',
  notes: ['NoMatchingError, InvalidNumber and NotDialable are refused here (published live check).'],
})

/** Builder methods of Set callback number. */
export interface SetCallbackNumberMethods<S extends Scope> {
  /**
   * Set callback number: which number a callback dials; the caller's own without this block. Voice only.
   * @param phoneNumber - An attribute that holds it, for instance what `storeCustomerPhoneNumber` returned.
   * @param options - `on.InvalidCallbackNumber` (not a number, also when nothing was entered) and
   * `on.CallbackNumberNotDialable`.
   * @example
   * ```ts
   * const ask = flow.here('ask')
   * const number = flow.storeCustomerPhoneNumber({
   *   prompt: '전화받으실 번호를 눌러 주세요.',
   *   country: 'KR',
   *   on: { InvalidPhoneNumber: ask },
   * })
   * flow.setCallbackNumber(number, { on: { InvalidCallbackNumber: ask, CallbackNumberNotDialable: ask } })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-callback-number.html
   */
  setCallbackNumber(phoneNumber: AttributeReference, options: BranchOptions<typeof errors, S>): void
}
