import { leftOutField } from './event-field.js'
import type { EventField } from './event-field.js'

/** Longest list of contact attributes that go along: Splunk extracts at most 100 fields of an event by itself. */
export const maxAttributes = 20

/**
 * What an event `connect:ctr` may hold, in the order in which it is kept when room is short. All else of a contact record
 * stays behind: names stand for ARNs, and contact attributes go along only by name.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/ctr-data-model.html
 */
export const contactRecordFields: readonly EventField[] = [
  {
    path: 'eventId',
    kind: 'text',
    from: 'computed',
    meaning: 'ContactId and LastUpdateTimestamp: the same for a copy',
  },
  { path: 'ContactId', kind: 'text', meaning: 'the contact; a later record of it replaces this one' },
  { path: 'LastUpdateTimestamp', kind: 'time', meaning: 'state of the record; the newest one counts' },
  {
    path: 'isTest',
    kind: 'true',
    from: 'computed',
    meaning: 'the contact was simulated (segment attribute connect:ValidationTestType, or attribute isSyntheticTest)',
  },
  { path: 'Channel', kind: 'text', meaning: 'VOICE, CHAT, TASK or EMAIL' },
  {
    path: 'Subtype',
    kind: 'text',
    from: ['SegmentAttributes', 'connect:Subtype', 'ValueString'],
    meaning: 'connect:Telephony, connect:Chat, connect:SMS, connect:WebRTC, ...',
  },
  { path: 'InitiationMethod', kind: 'text', meaning: 'INBOUND, OUTBOUND, TRANSFER, CALLBACK, ...' },
  { path: 'InitiationTimestamp', kind: 'time', meaning: 'begin of the contact' },
  { path: 'ConnectedToSystemTimestamp', kind: 'time', meaning: 'the customer was connected' },
  { path: 'DisconnectTimestamp', kind: 'time', meaning: 'end of the contact, before after-contact work' },
  { path: 'DisconnectReason', kind: 'text', meaning: 'CUSTOMER_DISCONNECT, AGENT_DISCONNECT, ...' },
  { path: 'Queue.Name', kind: 'text', meaning: 'the queue; absent for the queue of one agent' },
  { path: 'Queue.EnqueueTimestamp', kind: 'time', meaning: 'begin of the wait' },
  { path: 'Queue.DequeueTimestamp', kind: 'time', meaning: 'an agent was connected, or the customer had gone' },
  { path: 'Queue.Duration', kind: 'seconds', meaning: 'time in the queue' },
  { path: 'Agent.Username', kind: 'text', meaning: 'the agent; absent when none was connected' },
  { path: 'Agent.ConnectedToAgentTimestamp', kind: 'time', meaning: 'the agent was connected' },
  { path: 'Agent.AgentInteractionDuration', kind: 'seconds', meaning: 'talk time, without hold' },
  { path: 'Agent.CustomerHoldDuration', kind: 'seconds', meaning: 'time on hold' },
  { path: 'Agent.AfterContactWorkDuration', kind: 'seconds', meaning: 'after-contact work' },
  { path: 'Agent.NumberOfHolds', kind: 'number', meaning: 'how often the customer was put on hold' },
  { path: 'Agent.LongestHoldDuration', kind: 'seconds', meaning: 'longest hold' },
  { path: 'Agent.AgentInitiatedHoldDuration', kind: 'seconds', meaning: 'holds by this agent, of several parties' },
  { path: 'Agent.AgentPauseDuration', kind: 'seconds', meaning: 'time a task was paused' },
  { path: 'Agent.AfterContactWorkStartTimestamp', kind: 'time', meaning: 'begin of after-contact work' },
  { path: 'Agent.AfterContactWorkEndTimestamp', kind: 'time', meaning: 'end of after-contact work' },
  { path: 'Agent.RoutingProfile.Name', kind: 'text', meaning: 'the routing profile of the agent' },
  { path: 'InitialContactId', kind: 'text', meaning: 'first contact of a chain of transfers' },
  { path: 'PreviousContactId', kind: 'text', meaning: 'the contact before' },
  { path: 'NextContactId', kind: 'text', meaning: 'the contact after: it was transferred' },
  { path: 'RelatedContactId', kind: 'text', meaning: 'a contact that this one belongs to' },
  { path: 'AgentConnectionAttempts', kind: 'number', meaning: 'how often routing tried to connect an agent' },
  { path: 'CustomerEndpoint.Address', kind: 'address', meaning: 'the customer: hashed, masked or left out' },
  { path: 'CustomerEndpoint.Type', kind: 'text', meaning: 'TELEPHONE_NUMBER, ...' },
  { path: 'SystemEndpoint.Address', kind: 'text', meaning: 'the number of the contact center' },
  { path: 'TransferredToEndpoint.Address', kind: 'address', meaning: 'who it was transferred to outside, concealed' },
  { path: 'TransferredToEndpoint.Type', kind: 'text', meaning: 'TELEPHONE_NUMBER, ...' },
  { path: 'TransferCompletedTimestamp', kind: 'time', meaning: 'the agent left before the transfer was answered' },
  { path: 'ScheduledTimestamp', kind: 'time', meaning: 'when a task was to begin' },
  { path: 'Recording.Status', kind: 'text', meaning: 'AVAILABLE or DELETED' },
  { path: 'DisconnectDetails.PotentialDisconnectIssue', kind: 'text', meaning: 'AGENT_CONNECTIVITY_ISSUE, ...' },
  { path: 'QualityMetrics.Agent.Audio.QualityScore', kind: 'number', meaning: 'audio at the agent, 1.00 to 5.00' },
  { path: 'QualityMetrics.Customer.Audio.QualityScore', kind: 'number', meaning: 'audio at a customer on the web' },
  { path: 'AnsweringMachineDetectionStatus', kind: 'text', meaning: 'what answered a campaign call' },
  ...[1, 2, 3, 4, 5].map((level): EventField => ({
    path: `Agent.HierarchyGroups.Level${level}.GroupName`,
    kind: 'text',
    meaning: `group of the agent, level ${level}`,
  })),
  leftOutField,
]
