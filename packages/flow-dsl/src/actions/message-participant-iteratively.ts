import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Branch, Branches, On, Scope } from '../builder/scope.js'
import { defineAction } from './action-definition.js'
import type { ActionForm } from './action-definition.js'
import { firstWords } from './labels.js'
import { numberIn } from './on-the-line.js'
import { optionalFailure } from './outcomes.js'
import { integer, list, object, oneOf, required } from './parameter.js'
import { promptLabel, promptMemberNames, promptMembers, promptParameters } from './prompt-content.js'
import type { PromptContent } from './prompt-content.js'

const errors = { NoMatchingError: optionalFailure }

const interrupted: ActionForm = {
  name: 'interrupted form',
  when: (parameters) => parameters.InterruptFrequencySeconds !== undefined,
  outcomes: {
    next: { kind: 'holds', copies: ['NoMatchingError'] },
    errors,
    conditions: {
      operators: ['Equals'],
      operands: { kind: 'results', results: ['MessagesInterrupted'], required: ['MessagesInterrupted'] },
      minimum: 1,
    },
  },
}

const endless: ActionForm = {
  name: 'endless form',
  when: () => true,
  outcomes: { next: { kind: 'holds', copies: ['NoMatchingError'] }, errors },
}

/** Loop prompts: keep playing to a waiting participant. */
export const messageParticipantIteratively = defineAction({
  type: 'MessageParticipantIteratively',
  family: 'participant',
  consoleBlocks: ['Loop prompts'],
  summary:
    'Keeps replaying a list of messages to a waiting participant, optionally breaking out at a fixed interval so that other blocks can run.',
  flowTypes: ['CUSTOMER_QUEUE', 'CUSTOMER_HOLD', 'AGENT_HOLD', 'MODULE'],
  channels: ['VOICE'],
  parameters: {
    Messages: required(
      list(object(promptMembers, { groups: [{ rule: 'exactlyOne', members: promptMemberNames }] }), {
        minimumItems: 1,
      }),
    ),
    InterruptFrequencySeconds: integer(
      { minimum: 1 },
      {
        note: 'The administrator guide advises more than 20 seconds: a shorter one can cut the hand-over to an agent.',
      },
    ),
    ContinueMessagingDuringInterrupt: oneOf(['true', 'false'], {
      note: 'Not on the page; exports of the console have it, in lower case.',
    }),
  },
  forms: [interrupted, endless],
  onTheLine: ({ InterruptFrequencySeconds }) => ({
    speaks: true,
    waitsFor: 'time',
    longestSeconds: numberIn(InterruptFrequencySeconds),
  }),
  label: ({ Messages }) => {
    const first = Array.isArray(Messages) ? Messages[0] : undefined
    return typeof first === 'object' && first !== null && !Array.isArray(first) && !('kind' in first)
      ? firstWords(promptLabel(first) ?? '')
      : undefined
  },
  methods: {
    loopPrompts: (
      recorder: ActionRecorder,
      messages: readonly PromptContent[],
      options: BlockOptions & {
        readonly interrupt?: {
          readonly everySeconds: number
          readonly continueMessages?: boolean
          readonly branch: Branch<Scope>
        }
        readonly on?: Branches<typeof errors, Scope>
      } = {},
    ) => {
      recorder.write({
        parameters: {
          Messages: messages.map(promptParameters),
          InterruptFrequencySeconds:
            options.interrupt === undefined ? undefined : String(options.interrupt.everySeconds),
          ContinueMessagingDuringInterrupt:
            options.interrupt?.continueMessages === undefined ? undefined : String(options.interrupt.continueMessages),
        },
        conditions:
          options.interrupt === undefined
            ? []
            : [
                {
                  operator: 'Equals',
                  operand: 'MessagesInterrupted',
                  branch: options.interrupt.branch,
                  openEnd: 'itself',
                },
              ],
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-messageparticipantiteratively.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/loop-prompts.html',
  ],
  confidence: 'high',
  notes: [
    'NextAction may be missing: 15 of 25 exported blocks have none. The action holds the participant, so a flow may end in it.',
    'On chat, task and e-mail contacts the error branch is taken at once.',
  ],
})

/** Builder methods of Loop prompts. */
export interface LoopPromptsMethods<S extends Scope> {
  /**
   * Loop prompts: plays the messages in turn until an agent accepts or the hold ends. Statements behind it are
   * reached only through its branches.
   * @param messages - What to play, at least one.
   * @param options - `interrupt`: break out every so many seconds (more than 20 is advised) and do something; when that
   * neither ends nor jumps, the messages start again.
   * @example
   * ```ts
   * flow.loopPrompts(['상담원을 연결하고 있습니다. 잠시만 기다려 주세요.', prompt('hold-music')], {
   *   interrupt: { everySeconds: 60, branch: () => flow.playPrompt('기다려 주셔서 감사합니다.') },
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/loop-prompts.html
   */
  loopPrompts(
    messages: readonly [PromptContent, ...PromptContent[]],
    options?: BlockOptions &
      On<Branches<typeof errors, S>> & {
        /** Break out at an interval. */
        readonly interrupt?: {
          /** Seconds between interruptions, whole number, at least 1. */
          readonly everySeconds: number
          /** Whether the messages go on playing while the branch runs. Left out, the service decides. */
          readonly continueMessages?: boolean
          /** What to do then. */
          readonly branch: Branch<S>
        }
      },
  ): void
}
