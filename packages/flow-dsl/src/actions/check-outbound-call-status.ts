import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Branch, BranchOptions, Scope } from '../builder/scope.js'
import { defineAction, oneForm } from './action-definition.js'
import { catchAll, neverContinues } from './outcomes.js'

const results = ['CallAnswered', 'VoicemailBeep', 'VoicemailNoBeep', 'NotDetected'] as const

/** Check call progress: who or what answered an outbound call. */
export const checkOutboundCallStatus = defineAction({
  type: 'CheckOutboundCallStatus',
  family: 'flow-control',
  consoleBlocks: ['Check call progress'],
  summary: 'Branches on what answered an outbound campaign call.',
  flowTypes: [
    'CONTACT_FLOW',
    'AGENT_TRANSFER',
    'QUEUE_TRANSFER',
    'CUSTOMER_WHISPER',
    'AGENT_WHISPER',
    'OUTBOUND_WHISPER',
    'CUSTOMER_QUEUE',
    'MODULE',
  ],
  disputedFlowTypes: ['CUSTOMER_HOLD', 'AGENT_HOLD'],
  channels: ['VOICE'],
  parameters: {},
  forms: oneForm({
    next: neverContinues('NoMatchingError'),
    errors: catchAll,
    conditions: {
      operators: ['Equals'],
      operands: { kind: 'results', results, required: [] },
      minimum: 1,
      nobodyListens: ['VoicemailBeep', 'VoicemailNoBeep'],
    },
  }),
  methods: {
    checkCallProgress: (
      recorder: ActionRecorder,
      options: BlockOptions & { readonly on: Readonly<Record<string, Branch<Scope>>> },
    ) => {
      recorder.write({
        conditions: results.map((operand) => ({ operator: 'Equals', operand, branch: options.on[operand] })),
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-checkoutboundcallstatus.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/check-call-progress.html',
  ],
  confidence: 'medium',
  notes: ['Outbound campaign contacts only; a dial that nobody answers starts no flow at all.'],
})

/** Builder methods of Check call progress. */
export interface CheckCallProgressMethods<S extends Scope> {
  /**
   * Check call progress: what answered an outbound call — a person, a voicemail with or without a beep, or something
   * that could not be told.
   * @param options - Branches.
   * @example
   * ```ts
   * const voicemail = flow.block('voicemail', () => {
   *   flow.playPrompt('안녕하세요. 내일 방문 예약을 확인하려고 전화드렸습니다.')
   *   flow.disconnect()
   * })
   * flow.checkCallProgress({
   *   on: { CallAnswered: goOn, VoicemailBeep: voicemail, VoicemailNoBeep: voicemail, NotDetected: goOn },
   * })
   * flow.playPrompt('안녕하세요. 상담원에게 연결해 드리겠습니다.')
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/check-call-progress.html
   */
  checkCallProgress(options: BranchOptions<typeof catchAll, S, (typeof results)[number]>): void
}
