import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Branch, Branches, On, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import type { Resource } from '../values/resource.js'
import { defineAction, interactiveFlowTypes } from './action-definition.js'
import type { ActionForm } from './action-definition.js'
import { catchAll, continues, neverContinues, requiredEvent } from './outcomes.js'
import { integer, json, object, oneOf, required, value } from './parameter.js'

const resumeErrors = {
  ...catchAll,
  CallFailed: requiredEvent,
  ConnectionTimeLimitExceeded: requiredEvent,
}

const resuming: ActionForm = {
  name: 'form that resumes the flow',
  when: ({ ContinueFlowExecution }) => ContinueFlowExecution === 'True',
  outcomes: {
    next: continues,
    // Required by the console; refused in an agent transfer flow (published live check), so not demanded here.
    errors: {
      ...catchAll,
      CallFailed: { required: false, kind: 'event', refusedIn: ['AGENT_TRANSFER'] },
      ConnectionTimeLimitExceeded: { required: false, kind: 'event', refusedIn: ['AGENT_TRANSFER'] },
    },
  },
}

const leaving: ActionForm = {
  name: 'form that ends the flow',
  when: () => true,
  outcomes: { next: neverContinues('NoMatchingError'), errors: catchAll },
}

/** Transfer to phone number: bridge the participant to an outside number. */
export const transferParticipantToThirdParty = defineAction({
  type: 'TransferParticipantToThirdParty',
  family: 'participant',
  consoleBlocks: ['Transfer to phone number'],
  summary: 'Dials an outside number and bridges the participant to it, optionally resuming the flow afterwards.',
  flowTypes: interactiveFlowTypes,
  channels: ['VOICE'],
  parameters: {
    ThirdPartyPhoneNumber: required(
      value({
        pattern: /^\+[1-9][0-9]{6,14}$/,
        patternMeaning: 'a number in international form, for instance +82212345678',
      }),
    ),
    ThirdPartyConnectionTimeLimitSeconds: required(
      integer(
        { minimum: 0, maximum: 600 },
        { dynamic: 'either', note: 'Newer page text says …TimeoutSeconds, which is refused.' },
      ),
    ),
    ContinueFlowExecution: required(
      oneOf(['True', 'False'], { note: 'Documented as optional, required by the service.' }),
    ),
    ThirdPartyDTMFDigits: value({
      maximumLength: 50,
      pattern: /^[0-9,*#]*$/,
      patternMeaning: 'digits, * and #; a comma waits 750 ms',
    }),
    CallerId: object({ Number: value({ resource: 'phoneNumber' }), Name: value() }),
    VoiceConnector: json({ note: 'External voice transfer connector; the phone number fields are ignored then.' }),
  },
  refusedParameters: {
    ThirdPartyConnectionTimeoutSeconds: 'Write ThirdPartyConnectionTimeLimitSeconds: newer pages have the wrong name.',
  },
  forms: [resuming, leaving],
  onTheLine: () => ({ speaks: false, waitsFor: 'party' }),
  destination: 'third party',
  label: ({ ThirdPartyPhoneNumber }) =>
    typeof ThirdPartyPhoneNumber === 'string' ? ThirdPartyPhoneNumber.replace(/^\$.*\./, '') : undefined,
  methods: {
    transferToPhoneNumber: (
      recorder: ActionRecorder,
      phoneNumber: string | AttributeReference,
      options: ThirdPartyOptions & { readonly resume?: Branch<Scope>; readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: {
          ThirdPartyPhoneNumber: phoneNumber,
          ThirdPartyConnectionTimeLimitSeconds: String(options.timeoutSeconds ?? 30),
          ContinueFlowExecution: options.resume === undefined ? 'False' : 'True',
          ThirdPartyDTMFDigits: options.sendDigits,
          CallerId:
            options.callerId === undefined && options.callerName === undefined
              ? undefined
              : { Number: options.callerId, Name: options.callerName },
        },
        next: options.resume,
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-phone-number.html',
    'https://docs.aws.amazon.com/connect/latest/APIReference/participant-actions-transferparticipanttothirdparty.html',
  ],
  confidence: 'high',
  notes: [
    'CallFailed and ConnectionTimeLimitExceeded go with ContinueFlowExecution "True" only, and were refused in an agent transfer flow.',
  ],
})

/** Options of {@link TransferToPhoneNumberMethods.transferToPhoneNumber} without its branches. */
export interface ThirdPartyOptions extends BlockOptions {
  /** Seconds to ring, 0 to 600. @defaultValue 30 */
  readonly timeoutSeconds?: number
  /** Keys to send once connected, 50 at most; a comma waits 750 ms. */
  readonly sendDigits?: string | AttributeReference
  /** The number shown; it has to be claimed on the instance. The caller's own when left out. */
  readonly callerId?: Resource<'phoneNumber'> | AttributeReference
  /** The name shown. */
  readonly callerName?: string | AttributeReference
}

interface ResumeBranches<S extends Scope> {
  /** What to do when the third party has left. Not in transfer to agent flows: there the branches for it are refused. */
  readonly resume: Branch<S>
  /** `CallFailed`, `ConnectionTimeLimitExceeded` and any other failure. */
  readonly on: Branches<typeof resumeErrors, S>
}

interface LeaveBranches {
  /** The flow ends once the call is bridged. */
  readonly resume?: undefined
}

/** Builder methods of Transfer to phone number. */
export interface TransferToPhoneNumberMethods<S extends Scope> {
  /**
   * Transfer to phone number: dials a number and connects the caller to it. The flow ends then, unless `resume` says
   * what to do after the third party has left. Voice only.
   * @param phoneNumber - In international form, for instance `+82212345678`, or an attribute that holds it.
   * @param options - Ringing time, caller id, branches.
   * @example
   * ```ts
   * flow.playPrompt('담당 지점으로 연결해 드리겠습니다.')
   * flow.transferToPhoneNumber('+82212345678', { timeoutSeconds: 30, callerId: phoneNumber('main-line') })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-phone-number.html
   */
  transferToPhoneNumber(
    phoneNumber: string | AttributeReference,
    options: ThirdPartyOptions & (ResumeBranches<S> | (LeaveBranches & On<Branches<typeof catchAll, S>>)),
  ): void
}
