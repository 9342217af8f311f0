import { defineAction, everyChannel, oneForm } from './action-definition.js'
import { customerProfilesBlock } from './customer-profile.js'
import { catchAll, neverContinues } from './outcomes.js'
import { json } from './parameter.js'

/** Customer profiles, check segment membership. Neither the names of its members nor its results are published. */
export const checkSegmentMembership = defineAction({
  type: 'CheckSegmentMembership',
  family: 'interaction',
  consoleBlocks: ['Customer profiles (Check segment membership)'],
  summary: 'Branches on whether a profile belongs to a customer segment.',
  flowTypes: ['CAMPAIGN'],
  // The block's page has it in every flow; a probe in an inbound flow was answered with "Invalid Action type".
  disputedFlowTypes: ['CONTACT_FLOW'],
  channels: everyChannel,
  parameters: {
    ProfileRequestData: json({ note: 'Profile and segment are needed; what they are called is not published.' }),
  },
  forms: oneForm({
    next: neverContinues('NoMatchingError'),
    errors: catchAll,
    conditions: {
      operators: ['Equals'],
      operands: { kind: 'text', meaning: 'a result; none is published', references: false },
      minimum: 0,
    },
  }),
  methods: {},
  sources: [
    'https://docs.aws.amazon.com/connect/latest/adminguide/journey-flow-block-customer-profiles.html',
    customerProfilesBlock,
  ],
  confidence: 'low',
  notes: [
    'In flows with contacts the console saves CheckSegmentMembershipForCustomerProfile.',
    'A published probe in an inbound flow, with empty Parameters, got "Invalid Action type" (2026-10-05).',
    'For calls the same check is a dial rule of PutDialRequest.',
  ],
})
