import type { ActionRecorder, WrittenBranch } from '../builder/action-recorder.js'
import type { BlockOptions, Branch, BranchOptions, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { outboundCommunication } from '../language/system-attributes.js'
import { defineAction, everyChannel, oneForm } from './action-definition.js'
import { campaignExamples, catchAllOf } from './campaign-message.js'
import { continues, optionalFailure } from './outcomes.js'
import type { catchAll } from './outcomes.js'
import { list, required, value } from './parameter.js'

/** Check communication status: load what became of a message or call. */
export const getOutboundCommunicationStatus = defineAction({
  type: 'GetOutboundCommunicationStatus',
  family: 'interaction',
  consoleBlocks: ['Check communication status'],
  summary: 'Loads what became of a message or call that the journey has sent.',
  flowTypes: ['CAMPAIGN'],
  channels: everyChannel,
  parameters: {
    OutboundCommunicationIds: required(
      list(value(), {
        minimumItems: 1,
        note: 'In campaigns of the type MANAGED `["$.OutboundCommunication.Latest.Id"]`.',
      }),
    ),
  },
  forms: oneForm({ next: continues, errors: { NoMatchingError: optionalFailure } }),
  sets: () => ['$.DeliveryReceipts'],
  methods: {
    checkCommunicationStatus: (
      recorder: ActionRecorder,
      communication: AttributeReference,
      options: BlockOptions & {
        readonly statuses: Readonly<Record<string, Branch<Scope>>>
        readonly otherwise: WrittenBranch
        readonly on?: { readonly NoMatchingError?: WrittenBranch }
      },
    ) => {
      recorder.write({
        parameters: { OutboundCommunicationIds: [communication] },
        errors: catchAllOf(recorder, options.on),
        id: options.id,
      })
      writeComparisons(recorder, communication, Object.entries(options.statuses), options.otherwise)
    },
  },
  sources: [
    campaignExamples,
    'https://docs.aws.amazon.com/connect/latest/adminguide/journey-flow-block-check-communication-status.html',
  ],
  confidence: 'medium',
  notes: [
    'The page of the block calls the action CheckCommunicationStatus; the published journeys have this action and a Compare with the operator Exists behind it.',
    'Campaigns of the type MANAGED want the order Wait, GetOutboundCommunicationStatus, Compare.',
  ],
})

/**
 * The comparisons of the block: `Exists` takes no operand, so each status needs a Compare of its own, which stands in the
 * branch of the one before for "there is no such receipt".
 */
function writeComparisons(
  recorder: ActionRecorder,
  communication: AttributeReference,
  statuses: readonly (readonly [status: string, branch: Branch<Scope>])[],
  otherwise: WrittenBranch,
): void {
  const [first, ...rest] = statuses
  if (first === undefined) return
  const [status, branch] = first
  recorder.writeRaw('Compare', {
    parameters: { ComparisonValue: outboundCommunication.receipt(status, communication) },
    conditions: [{ operator: 'Exists', branch }],
    errors: {
      NoMatchingCondition:
        rest.length === 0 ? otherwise : () => writeComparisons(recorder, communication, rest, otherwise),
    },
  })
}

/**
 * Statuses of an e-mail. Those of messages and calls are published by their names in the console only.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/journey-flow-block-check-communication-status.html
 */
export type EmailStatus =
  | 'Bounce'
  | 'Complaint'
  | 'Delivery'
  | 'Send'
  | 'Reject'
  | 'Open'
  | 'Click'
  | 'Rendering Failure'
  | 'DeliveryDelay'
  | 'Subscription'

/** What to do for each status. */
export type StatusBranches<S extends Scope> = { readonly [Status in EmailStatus]?: Branch<S> } & {
  readonly [status: string]: Branch<S>
}

/** Builder methods of Check communication status. */
export interface CheckCommunicationStatusMethods<S extends Scope> {
  /**
   * Check communication status: branches on what became of a message or call. Receipts take time: let a
   * `flow.wait(...)` come before.
   * @param communication - What `flow.sendSms(...)`, `flow.sendEmail(...)` or `flow.dial(...)` returned: the id of what
   * was sent last. Campaigns of the type MANAGED take nothing else.
   * @param options - `statuses`: one to five, the first that has happened is taken; `otherwise`: none of them has.
   * @example
   * ```ts
   * const sms = flow.sendSms({
   *   from: phoneNumber('sms'),
   *   template: messageTemplate('reminder'),
   *   knowledgeBase: knowledgeBase('templates'),
   * })
   * flow.wait({ seconds: 3600, on: { WaitCompleted: goOn } })
   * flow.checkCommunicationStatus(sms, {
   *   statuses: { Bounce: () => flow.dial({ attributes: { reason: 'reminder' } }) },
   *   otherwise: goOn,
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/journey-flow-block-check-communication-status.html
   */
  checkCommunicationStatus(
    communication: AttributeReference,
    options: {
      readonly statuses: StatusBranches<S>
      readonly otherwise: Branch<S>
    } & BranchOptions<typeof catchAll, S>,
  ): void
}
