import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Branch, BranchOptions, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { memberOf } from './member-of.js'
import { catchAll, neverContinues } from './outcomes.js'
import { object, required, value } from './parameter.js'

const results = ['True', 'False'] as const

/** Customer profiles, check segment membership: whether a profile belongs to a segment. */
export const checkSegmentMembershipForCustomerProfile = defineAction({
  type: 'CheckSegmentMembershipForCustomerProfile',
  family: 'interaction',
  consoleBlocks: ['Customer profiles (Check segment membership)'],
  summary: 'Branches on whether a customer profile belongs to a segment.',
  flowTypes: contactFlowTypes,
  // The page of journeys describes the block and calls its action CheckSegmentMembership.
  disputedFlowTypes: ['CAMPAIGN'],
  channels: everyChannel,
  parameters: {
    ProfileRequestData: required(
      object({
        ProfileId: required(value({ maximumLength: 255, note: 'Mostly `$.Customer.ProfileId`.' })),
        SegmentName: required(value({ maximumLength: 255 })),
      }),
    ),
  },
  forms: oneForm({
    next: neverContinues('NoMatchingError'),
    errors: catchAll,
    conditions: { operators: ['Equals'], operands: { kind: 'results', results, required: results }, minimum: 2 },
  }),
  label: ({ ProfileRequestData }) => nameOfValue(memberOf(ProfileRequestData, 'SegmentName')),
  methods: {
    checkSegmentMembership: (
      recorder: ActionRecorder,
      membership: SegmentMembership,
      options: BlockOptions & { readonly on: Readonly<Record<string, Branch<Scope>>> },
    ) => {
      recorder.write({
        parameters: { ProfileRequestData: { ProfileId: membership.profileId, SegmentName: membership.segment } },
        conditions: results.map((operand) => ({ operator: 'Equals', operand, branch: options.on[operand] })),
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/adminguide/customer-profiles-block.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/journey-flow-block-customer-profiles.html',
    'https://github.com/sophyphile/amazon-connect-terraform-flow-templater',
  ],
  confidence: 'medium',
  notes: [
    'No page has this type. Unpublished flows that the console saved have it, with these parameters and the results True and False; the page of journeys calls it CheckSegmentMembership, which the service refused in an inbound flow.',
  ],
})

/** What {@link CheckSegmentMembershipMethods.checkSegmentMembership} asks. */
export interface SegmentMembership {
  /** Id of the profile, 32 hexadecimal digits, or the attribute that holds it: `$.Customer.ProfileId`. */
  readonly profileId: string | AttributeReference
  /** Name of the segment, or an attribute that holds it. */
  readonly segment: string | AttributeReference
}

/** Builder methods of Customer profiles for checking a segment. */
export interface CheckSegmentMembershipMethods<S extends Scope> {
  /**
   * Customer profiles, check segment membership: `True` when the profile belongs to the segment, `False` when not.
   * @param membership - Profile and segment.
   * @param options - Branches.
   * @example
   * ```ts
   * const stranger = flow.block('stranger', () => flow.transferToFlow(flowNamed('new-customer')))
   * const { profileId } = flow.getCustomerProfile(
   *   { identifier: '_phone', value: contact.customerEndpoint.address },
   *   { on: { NoneFoundError: stranger, MultipleFoundError: stranger } },
   * )
   * flow.checkSegmentMembership(
   *   { profileId, segment: 'gold-customers' },
   *   { on: { True: () => flow.changeRoutingPriority(1), False: goOn } },
   * )
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/customer-profiles-block.html
   */
  checkSegmentMembership(
    membership: SegmentMembership,
    options: BranchOptions<typeof catchAll, S, (typeof results)[number]>,
  ): void
}
