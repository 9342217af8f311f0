import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Branch, BranchOptions, Scope } from '../builder/scope.js'
import { defineAction } from './action-definition.js'
import type { ActionForm } from './action-definition.js'
import { catchAll, neverContinues } from './outcomes.js'
import { oneOf, required } from './parameter.js'
import { voiceIdEnded, voiceIdFlowTypes } from './voice-id.js'

const resultsOf = {
  enrollmentStatus: ['Enrolled', 'NotEnrolled', 'OptedOut'],
  voiceAuthentication: ['Authenticated', 'NotAuthenticated', 'Inconclusive', 'NotEnrolled', 'OptedOut'],
  fraudDetection: ['HighRisk', 'LowRisk', 'Inconclusive'],
} as const

/** What {@link CheckVoiceIdMethods.checkVoiceId} could ask. */
export type VoiceIdQuestion = keyof typeof resultsOf

function form(name: string, question: VoiceIdQuestion, when: ActionForm['when']): ActionForm {
  const results = resultsOf[question]
  return {
    name,
    when,
    outcomes: {
      next: neverContinues('NoMatchingError'),
      errors: catchAll,
      conditions: {
        operators: ['Equals'],
        operands: { kind: 'results', results, required: results },
        minimum: results.length,
      },
    },
  }
}

/** Check Voice ID: the block of a service that has ended. */
export const checkVoiceId = defineAction({
  type: 'CheckVoiceId',
  family: 'flow-control',
  consoleBlocks: ['Check Voice ID'],
  summary: 'Branched on what Voice ID knew of the caller; the service has ended.',
  flowTypes: voiceIdFlowTypes,
  channels: ['VOICE'],
  parameters: { CheckVoiceIdOption: required(oneOf(Object.keys(resultsOf))) },
  forms: [
    form('fraud form', 'fraudDetection', ({ CheckVoiceIdOption }) => CheckVoiceIdOption === 'fraudDetection'),
    form('enrolment form', 'enrollmentStatus', ({ CheckVoiceIdOption }) => CheckVoiceIdOption === 'enrollmentStatus'),
    form('authentication form', 'voiceAuthentication', () => true),
  ],
  label: ({ CheckVoiceIdOption }) => (typeof CheckVoiceIdOption === 'string' ? CheckVoiceIdOption : undefined),
  methods: {
    checkVoiceId: (
      recorder: ActionRecorder,
      question: VoiceIdQuestion,
      options: BlockOptions & { readonly on: Readonly<Record<string, Branch<Scope>>> },
    ) => {
      recorder.write({
        parameters: { CheckVoiceIdOption: question },
        conditions: resultsOf[question].map((operand) => ({
          operator: 'Equals',
          operand,
          branch: options.on[operand],
        })),
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-checkvoiceid.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/check-voice-id.html',
    'https://github.com/mgaffigan/pulumi-amazon-connect/blob/HEAD/docs/wire-format-checks.md',
  ],
  confidence: 'medium',
  deprecated: voiceIdEnded,
  notes: [
    'The page prints the results with spaces, "Not enrolled"; the service refused those, and takes NotEnrolled.',
    'Each result of the question needs a condition: an action with a part of them was refused on 2026-10-05; with all of them it had been accepted before.',
  ],
})

/** Builder methods of Check Voice ID. */
export interface CheckVoiceIdMethods<S extends Scope> {
  /**
   * Check Voice ID: branched on enrolment, authentication or fraud. Voice only.
   * @deprecated Voice ID ended on 2026-05-20: the block takes its error branch.
   * @param question - What to ask.
   * @param options - A branch for each result.
   * @example
   * ```ts
   * // Voice ID has ended: the block takes its error branch.
   * flow.checkVoiceId('fraudDetection', {
   *   on: { HighRisk: () => flow.changeRoutingPriority(9), LowRisk: goOn, Inconclusive: goOn },
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/check-voice-id.html
   */
  checkVoiceId<Question extends VoiceIdQuestion>(
    question: Question,
    options: BranchOptions<typeof catchAll, S, (typeof resultsOf)[Question][number]>,
  ): void
}
