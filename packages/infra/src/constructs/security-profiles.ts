/** What people with a role may do. */
export interface SecurityProfile {
  readonly name: string
  readonly description: string
  /** @see https://docs.aws.amazon.com/connect/latest/adminguide/security-profile-list.html */
  readonly permissions: readonly string[]
}

/**
 * Roles of the center, each with no more than it needs. Their names differ from those that a new instance brings along
 * (Agent, Admin, CallCenterManager, QualityAnalyst).
 */
export const securityProfiles: readonly SecurityProfile[] = [
  {
    name: 'Center agent',
    description: 'Takes contacts and calls customers',
    permissions: ['BasicAgentAccess', 'OutboundCallAccess', 'TransferDestinations.View'],
  },
  {
    name: 'Center supervisor',
    description: 'Sees queues, agents and recordings, and listens in',
    // Who may hear both kinds of recordings hears the redacted one wherever a flow has it redacted.
    permissions: [
      'BasicAgentAccess',
      'OutboundCallAccess',
      'AccessMetrics',
      'ContactSearch.View',
      'CallRecordings.Redacted.Access',
      'CallRecordings.Unredacted.Access',
      'ManagerListenIn',
      'RealtimeContactLens.View',
      'AgentStates.View',
      'Queues.View',
      'RoutingPolicies.View',
      'Users.View',
      'AgentGrouping.View',
    ],
  },
  {
    name: 'Center flow author',
    description: 'Looks at flows, prompts and queues; flows are changed by deployments',
    permissions: [
      'ContactFlows.View',
      'ContactFlowModules.View',
      'Prompts.View',
      'Queues.View',
      'HoursOfOperation.View',
    ],
  },
]
