import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Branch, Label, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { defineAction, everyChannel, everyFlowType, factOf, oneForm } from './action-definition.js'
import { neverContinues, optionalFailure } from './outcomes.js'
import { integer, literal, required } from './parameter.js'

/** Loop: go round a number of times. */
export const loop = defineAction({
  type: 'Loop',
  family: 'flow-control',
  consoleBlocks: ['Loop'],
  summary: 'Sends the contact round the same blocks a number of times, then on.',
  flowTypes: everyFlowType,
  channels: everyChannel,
  parameters: {
    LoopCount: required(integer({ minimum: 0, maximum: 100 }, { dynamic: 'either', acceptsNumber: true })),
    LoopName: literal({ note: 'Key inferred from the administrator guide; no export shows it.' }),
  },
  forms: oneForm({
    next: neverContinues('DoneLooping'),
    errors: { NoMatchingError: optionalFailure },
    conditions: {
      operators: ['Equals'],
      operands: {
        kind: 'results',
        results: ['ContinueLooping', 'DoneLooping'],
        required: ['ContinueLooping', 'DoneLooping'],
      },
      minimum: 2,
      bounded: { result: 'ContinueLooping', times: 'LoopCount' },
    },
  }),
  sets: ({ LoopCount: _count, LoopName, ...others }) => {
    if (typeof LoopName === 'string') return [factOf(['Loop', LoopName])]
    // The keys of the mode that goes through a list are not published: whatever else is written may name the loop.
    return Object.keys(others).length > 0 ? ['$.Loop'] : []
  },
  setsWithin: ['$.Loop'],
  label: ({ LoopCount }) => (typeof LoopCount === 'string' ? LoopCount.replace(/^\$.*\./, '') : undefined),
  methods: {
    loop: (
      recorder: ActionRecorder,
      options: LoopOptions,
      body: (loop: LoopHandle<Scope>) => void,
      endings: { readonly exhausted?: Branch<Scope> } = {},
    ) => {
      const handles = recorder.write({
        parameters: { LoopCount: String(options.times) },
        conditions: [
          {
            operator: 'Equals',
            operand: 'ContinueLooping',
            branch: () => body({ continue: handles.itself, break: handles.after }),
            openEnd: 'itself',
          },
          { operator: 'Equals', operand: 'DoneLooping', branch: endings.exhausted },
        ],
        id: options.id,
      })
    },
    retry: (
      recorder: ActionRecorder,
      options: RetryOptions,
      body: (retry: RetryHandle<Scope>) => void,
      endings: { readonly exhausted: Branch<Scope> },
    ) => {
      // The body comes first and the Loop stands aside, so that only trying again counts: coming by once more without
      // a failure uses up no try.
      const round = recorder.inline(() => body({ again }))
      const again = recorder.aside(() => {
        recorder.write({
          parameters: { LoopCount: String(options.times - 1) },
          conditions: [
            { operator: 'Equals', operand: 'ContinueLooping', branch: round.itself },
            { operator: 'Equals', operand: 'DoneLooping', branch: endings.exhausted },
          ],
          id: options.id,
        })
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-loop.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/loop.html',
  ],
  confidence: 'high',
  notes: [
    'ContinueLooping is taken LoopCount times, then DoneLooping once, then the count starts over. Leaving the loop early does not reset it.',
    'NoMatchingError is documented as absent, written by the newer console, and accepted either way.',
  ],
})

/** How often a loop runs. */
export interface LoopOptions extends BlockOptions {
  /** How often the body runs at most, 0 to 100, or an attribute that says it. */
  readonly times: number | AttributeReference<number>
}

/** How often something is tried. */
export interface RetryOptions extends BlockOptions {
  /** Tries in all, 1 to 101. */
  readonly times: number
}

/** Labels of the loop that a body runs in. */
export interface LoopHandle<S extends Scope> {
  /** Start the next round. */
  readonly continue: Label<S['flow']>
  /** Leave the loop and go on behind it. */
  readonly break: Label<S['flow']>
}

/** Label of the retry that a body runs in. */
export interface RetryHandle<S extends Scope> {
  /** Try again, as long as tries are left. */
  readonly again: Label<S['flow']>
}

/** Builder methods of Loop. */
export interface LoopMethods<S extends Scope> {
  /**
   * Loop: runs the body a number of times. A body that does not end or jump starts the next round.
   * @param options - `times`: 0 to 100.
   * @param body - What to do each round; gets the labels `continue` and `break`.
   * @param endings - `exhausted`: where to go after the last round; left out, behind the loop.
   * @example
   * ```ts
   * flow.loop({ times: 3 }, (loop) => {
   *   flow.getCustomerInput({
   *     prompt: '다시 들으시려면 1번, 마치시려면 2번을 눌러 주세요.',
   *     on: {
   *       '1': loop.continue,
   *       '2': loop.break,
   *       NoMatchingCondition: loop.continue,
   *       InputTimeLimitExceeded: loop.break,
   *     },
   *   })
   * })
   * flow.playPrompt('감사합니다.')
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/loop.html
   */
  loop(options: LoopOptions, body: (loop: LoopHandle<S>) => void, endings?: { readonly exhausted?: Branch<S> }): void

  /**
   * Try something a number of times: a body that does not end or jump has succeeded and goes on behind the retry; one
   * that jumps to `retry.again` is run again, until the tries are used up. Only trying again counts: the count is kept
   * for the whole flow run, so somebody who comes by a second time has the tries that are left.
   * @param options - `times`: tries in all, 1 to 101.
   * @param body - What to try; gets the label `again`.
   * @param endings - `exhausted`: what to do when no try is left, for instance hand over to a person.
   * @example
   * ```ts
   * const person = flow.block('person', () => {
   *   flow.setWorkingQueue(queue('support'))
   *   flow.transferToQueue({ on: { QueueAtCapacity: () => flow.disconnect() } })
   * })
   * flow.retry(
   *   { times: 3 },
   *   (retry) => {
   *     flow.getCustomerInput({
   *       prompt: '예약 확인은 1번, 상담원은 0번을 눌러 주세요.',
   *       on: { '1': goOn, '0': person, InputTimeLimitExceeded: retry.again, NoMatchingCondition: retry.again },
   *     })
   *   },
   *   { exhausted: person },
   * )
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/loop.html
   */
  retry(options: RetryOptions, body: (retry: RetryHandle<S>) => void, endings: { readonly exhausted: Branch<S> }): void
}
