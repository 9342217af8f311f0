import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Branch, Branches, LastArgument, On, Scope } from '../builder/scope.js'
import type { ParameterObject, ParameterValue } from '../graph/flow-graph.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { storedCustomerInput } from '../language/system-attributes.js'
import { defineAction, interactiveFlowTypes } from './action-definition.js'
import type { ActionForm } from './action-definition.js'
import { memberOf } from './member-of.js'
import { numberIn } from './on-the-line.js'
import { catchAll, continues, neverContinues, requiredEvent } from './outcomes.js'
import { integer, object, oneOf, required, value } from './parameter.js'
import { promptLabel, promptMemberNames, promptMembers, promptParameters } from './prompt-content.js'
import type { PromptContent } from './prompt-content.js'

const keys = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'] as const

/** A key of a telephone. */
export type TelephoneKey = (typeof keys)[number]

const menuErrors = { ...catchAll, InputTimeLimitExceeded: requiredEvent, NoMatchingCondition: requiredEvent }
const phoneErrors = { ...catchAll, InvalidPhoneNumber: requiredEvent }

// Console and reference differ in case ("True" and "true"), and both are in use.
function isTrue(text: ParameterValue | undefined): boolean {
  return text === 'True' || text === 'true'
}

const phoneValidation = (parameters: ParameterObject): boolean =>
  memberOf(parameters.InputValidation, 'PhoneNumberValidation') !== undefined

const bufferForm: ActionForm = {
  name: 'touch-tone buffer form',
  when: (parameters) => parameters.EnableDTMFBuffer !== undefined,
  outcomes: { next: continues, errors: catchAll },
}

const refusedInStore = {
  InputTimeLimitExceeded: 'Silence is no error here: compare $.StoredCustomerInput with "Timeout" afterwards.',
  NoMatchingCondition: 'This form has no conditions: compare $.StoredCustomerInput afterwards.',
}

const storePhoneForm: ActionForm = {
  name: 'store form with phone validation',
  when: (parameters) => isTrue(parameters.StoreInput) && phoneValidation(parameters),
  requires: ['InputTimeLimitSeconds', 'InputValidation'],
  forbids: ['InputEncryption'],
  groups: [{ rule: 'exactlyOne', members: promptMemberNames }],
  outcomes: { next: continues, errors: phoneErrors },
  refusedErrors: refusedInStore,
}

const storeForm: ActionForm = {
  name: 'store form',
  when: (parameters) => isTrue(parameters.StoreInput),
  requires: ['InputTimeLimitSeconds', 'InputValidation'],
  groups: [{ rule: 'exactlyOne', members: promptMemberNames }],
  outcomes: { next: continues, errors: catchAll },
  refusedErrors: refusedInStore,
}

const menuForm: ActionForm = {
  name: 'menu form',
  when: () => true,
  requires: ['InputTimeLimitSeconds'],
  forbids: ['InputValidation', 'InputEncryption'],
  groups: [{ rule: 'exactlyOne', members: promptMemberNames }],
  outcomes: {
    next: neverContinues('NoMatchingCondition', 'NoMatchingError'),
    errors: menuErrors,
    conditions: { operators: ['Equals'], operands: { kind: 'results', results: keys, required: [] }, minimum: 0 },
  },
}

/** Get customer input (keys), Store customer input and Set touch-tone buffer: one action in three forms. */
export const getParticipantInput = defineAction({
  type: 'GetParticipantInput',
  family: 'participant',
  consoleBlocks: ['Get customer input (DTMF)', 'Store customer input', 'Set Touchtone Buffer Behavior'],
  summary: 'Collects key presses from the participant, either to branch on one key or to keep the digits for later.',
  flowTypes: interactiveFlowTypes,
  disputedFlowTypes: ['OUTBOUND_WHISPER'],
  channels: ['VOICE'],
  parameters: {
    ...promptMembers,
    InputTimeLimitSeconds: integer({ minimum: 1, maximum: 180 }, { note: 'Seconds until the first digit.' }),
    StoreInput: oneOf(['True', 'False', 'true', 'false'], {
      note: '"True" makes the store form. A JSON boolean is refused with a misleading "Invalid Action type".',
    }),
    InputValidation: object(
      {
        PhoneNumberValidation: object({
          NumberFormat: required(oneOf(['Local', 'E164'])),
          CountryCode: {
            kind: 'text',
            dynamic: 'static',
            pattern: /^[A-Z]{2}$/,
            patternMeaning: 'two capital letters, for instance KR',
          },
        }),
        CustomValidation: object({
          MaximumLength: required(integer({ minimum: 1, maximum: 20 }, { dynamic: 'either' })),
        }),
      },
      { groups: [{ rule: 'exactlyOne', members: ['PhoneNumberValidation', 'CustomValidation'] }] },
    ),
    InputEncryption: object({
      EncryptionKeyId: required(value()),
      Key: required(value({ note: 'Public key as PEM.' })),
    }),
    DTMFConfiguration: object({
      InputTerminationSequence: value({
        pattern: /^[0-9*#]{1,5}$/,
        patternMeaning: 'one to five keys of 0-9, * and #',
      }),
      DisableCancelKey: oneOf(['True', 'False'], {
        note: '"True" stops * from cancelling. A JSON boolean is refused.',
      }),
      InterdigitTimeLimitSeconds: integer({ minimum: 1, maximum: 20 }, { dynamic: 'either' }),
    }),
    EnableDTMFBuffer: oneOf(['True', 'False', 'true', 'false']),
  },
  constraints: [
    {
      at: 'InputValidation.PhoneNumberValidation.CountryCode',
      message: 'NumberFormat "Local" needs a CountryCode, for instance "KR".',
      broken: ({ InputValidation }) => {
        const validation = memberOf(InputValidation, 'PhoneNumberValidation')
        return memberOf(validation, 'NumberFormat') === 'Local' && memberOf(validation, 'CountryCode') === undefined
      },
    },
    {
      at: 'DTMFConfiguration.DisableCancelKey',
      message: 'A termination sequence with * needs DisableCancelKey "True": otherwise * cancels the input.',
      broken: ({ DTMFConfiguration }) => {
        const sequence = memberOf(DTMFConfiguration, 'InputTerminationSequence')
        const disabled = memberOf(DTMFConfiguration, 'DisableCancelKey')
        return typeof sequence === 'string' && sequence.includes('*') && disabled !== 'True'
      },
    },
  ],
  refusedParameters: {
    MaxDigits: 'Write InputValidation.CustomValidation.MaximumLength, with StoreInput "True".',
    Timeout: 'Write InputTimeLimitSeconds.',
  },
  forms: [bufferForm, storePhoneForm, storeForm, menuForm],
  sets: (parameters) => (isTrue(parameters.StoreInput) ? ['$.StoredCustomerInput'] : []),
  setsWithin: ['$.StoredCustomerInput'],
  settingBlocks: ['Store customer input'],
  collects: ({ StoreInput, InputValidation, InputEncryption }) =>
    isTrue(StoreInput)
      ? {
          encrypted: InputEncryption !== undefined,
          maximumLength: numberIn(memberOf(memberOf(InputValidation, 'CustomValidation'), 'MaximumLength')),
        }
      : undefined,
  onTheLine: ({ EnableDTMFBuffer, InputTimeLimitSeconds }) =>
    EnableDTMFBuffer === undefined
      ? { speaks: true, waitsFor: 'participant', longestSeconds: numberIn(InputTimeLimitSeconds) }
      : 'nothing',
  label: promptLabel,
  methods: {
    getCustomerInput: (recorder: ActionRecorder, options: MenuOptions<Scope, TelephoneKey>) => {
      recorder.write({
        parameters: {
          ...promptParameters(options.prompt),
          InputTimeLimitSeconds: String(options.timeoutSeconds ?? 5),
          StoreInput: 'False',
        },
        conditions: keys.flatMap((key) => {
          const branch = Object.hasOwn(options.on, key) ? options.on[key] : undefined
          return branch === undefined ? [] : [{ operator: 'Equals', operand: key, branch }]
        }),
        errors: options.on,
        id: options.id,
      })
    },
    storeCustomerInput: (recorder: ActionRecorder, options: StoreOptions & { readonly on?: object }) => {
      const terminator = options.terminator
      recorder.write({
        parameters: {
          ...promptParameters(options.prompt),
          InputTimeLimitSeconds: String(options.timeoutSeconds ?? 5),
          StoreInput: 'True',
          InputValidation: { CustomValidation: { MaximumLength: String(options.maxDigits ?? 20) } },
          InputEncryption:
            options.encryption === undefined
              ? undefined
              : { EncryptionKeyId: options.encryption.keyId, Key: options.encryption.publicKey },
          DTMFConfiguration: dtmfConfiguration(terminator, options.digitTimeoutSeconds, options.disableCancelKey),
        },
        errors: options.on,
        id: options.id,
      })
      return storedCustomerInput
    },
    storeCustomerPhoneNumber: (recorder: ActionRecorder, options: StorePhoneOptions & { readonly on?: object }) => {
      recorder.write({
        parameters: {
          ...promptParameters(options.prompt),
          InputTimeLimitSeconds: String(options.timeoutSeconds ?? 5),
          StoreInput: 'True',
          InputValidation: {
            PhoneNumberValidation:
              options.country === undefined
                ? { NumberFormat: 'E164' }
                : { NumberFormat: 'Local', CountryCode: options.country },
          },
          DTMFConfiguration: dtmfConfiguration(options.terminator, options.digitTimeoutSeconds, undefined),
        },
        errors: options.on,
        id: options.id,
      })
      return storedCustomerInput
    },
    setTouchToneBuffer: (
      recorder: ActionRecorder,
      behavior: { readonly enabled: boolean },
      options: BlockOptions & { readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: { EnableDTMFBuffer: behavior.enabled ? 'True' : 'False' },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-getparticipantinput.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/get-customer-input.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/store-customer-input.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-touchtone-buffer-behavior.html',
  ],
  confidence: 'high',
  notes: [
    'InputTimeLimitExceeded is required in the menu form and refused in the store form (published live checks; the page does not say so).',
    'When the caller enters nothing, the store form succeeds with `$.StoredCustomerInput` = `Timeout`.',
  ],
})

function dtmfConfiguration(
  terminator: string | undefined,
  digitTimeoutSeconds: number | undefined,
  disableCancelKey: boolean | undefined,
): object | undefined {
  if (terminator === undefined && digitTimeoutSeconds === undefined && disableCancelKey === undefined) return undefined
  // A terminator with * works only while * does not cancel.
  const disabled = disableCancelKey ?? (terminator?.includes('*') === true ? true : undefined)
  return {
    InputTerminationSequence: terminator,
    DisableCancelKey: disabled === undefined ? undefined : disabled ? 'True' : 'False',
    InterdigitTimeLimitSeconds: digitTimeoutSeconds === undefined ? undefined : String(digitTimeoutSeconds),
  }
}

interface InputOptions extends BlockOptions {
  /** What the caller hears; a key press cuts it. */
  readonly prompt: PromptContent
  /** Seconds to wait for the first key after the prompt, 1 to 180. @defaultValue 5 */
  readonly timeoutSeconds?: number
}

/** Options of {@link CustomerInputMethods.getCustomerInput}. */
export type MenuOptions<S extends Scope, Key extends TelephoneKey> = InputOptions & {
  /** A branch for each key, and for no key and a wrong key. */
  readonly on: { readonly [Pressed in Key]?: Branch<S> } & Branches<typeof menuErrors, S>
}

interface CollectOptions extends InputOptions {
  /** Keys that end the input, one to five. @defaultValue `#` */
  readonly terminator?: string
  /** Seconds between two keys after which the input counts as complete, 1 to 20. @defaultValue 5 */
  readonly digitTimeoutSeconds?: number
}

/** Options of {@link CustomerInputMethods.storeCustomerInput} without its branches. */
export interface StoreOptions extends CollectOptions {
  /** Most digits to take, 1 to 20. @defaultValue 20 */
  readonly maxDigits?: number
  /** Whether `*` is a digit like others instead of starting over. */
  readonly disableCancelKey?: boolean
  /** Encrypt what is stored, for card numbers and the like. */
  readonly encryption?: { readonly keyId: string | AttributeReference; readonly publicKey: string | AttributeReference }
}

/** Options of {@link CustomerInputMethods.storeCustomerPhoneNumber} without its branches. */
export interface StorePhoneOptions extends CollectOptions {
  /** Country of local numbers as two letters, for instance `KR`; left out, numbers are international. */
  readonly country?: string
}

/** Builder methods of Get customer input, Store customer input and Set touch-tone buffer. */
export interface CustomerInputMethods<S extends Scope> {
  /**
   * Get customer input: a menu. Branches on one key; `InputTimeLimitExceeded` is no key in time,
   * `NoMatchingCondition` a key without a branch. Voice only.
   * @param options - Prompt, time limit and branches.
   * @example
   * ```ts
   * const menu = flow.here('menu')
   * flow.getCustomerInput({
   *   prompt: '상담원 연결은 1번, 처음부터 다시 들으시려면 2번을 눌러 주세요.',
   *   on: {
   *     '1': goOn,
   *     '2': menu,
   *     NoMatchingCondition: menu,
   *     InputTimeLimitExceeded: () => flow.disconnect(),
   *   },
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/get-customer-input.html
   */
  getCustomerInput(options: MenuOptions<S, TelephoneKey>): void

  /**
   * Store customer input: keeps the digits that the caller enters. Voice only.
   *
   * A caller who enters nothing does not take an error branch: the stored value is the text `Timeout` then.
   * @param options - Prompt, how many digits, what ends them.
   * @returns `$.StoredCustomerInput`, valid until the next block that stores input.
   * @example
   * ```ts
   * const employeeNumber = flow.storeCustomerInput({
   *   prompt: '사번 여덟 자리를 누르고 우물 정자를 눌러 주세요.',
   *   maxDigits: 8,
   * })
   * flow.playPrompt(text`입력하신 사번은 ${employeeNumber} 입니다.`)
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/store-customer-input.html
   */
  storeCustomerInput(options: StoreOptions & On<Branches<typeof catchAll, S>>): AttributeReference

  /**
   * Store customer input, checked as a telephone number. `InvalidPhoneNumber`: the digits
   * are no telephone number. Voice only.
   * @param options - Prompt, country, what ends the digits.
   * @returns `$.StoredCustomerInput`, valid until the next block that stores input.
   * @example
   * ```ts
   * const ask = flow.here('ask')
   * const number = flow.storeCustomerPhoneNumber({
   *   prompt: '다시 전화받으실 번호를 누르고 우물 정자를 눌러 주세요.',
   *   country: 'KR',
   *   on: { InvalidPhoneNumber: ask },
   * })
   * flow.setCallbackNumber(number, { on: { InvalidCallbackNumber: ask, CallbackNumberNotDialable: ask } })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/store-customer-input.html
   */
  storeCustomerPhoneNumber(options: StorePhoneOptions & On<Branches<typeof phoneErrors, S>>): AttributeReference

  /**
   * Set touch-tone buffer behavior: keep the keys that a caller presses ahead (30 at most), or drop them. Voice only.
   * @param behavior - `enabled`: keep them; false stops and clears the buffer.
   * @example
   * ```ts
   * // Callers who know the menus may press their keys ahead.
   * flow.setTouchToneBuffer({ enabled: true })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-touchtone-buffer-behavior.html
   */
  setTouchToneBuffer(
    behavior: { readonly enabled: boolean },
    ...options: LastArgument<BlockOptions & On<Branches<typeof catchAll, S>>>
  ): void
}
