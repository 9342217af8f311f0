import type { MetricTable } from './metric-table.js'

const voiceCalls = { dimensions: ['InstanceId'], fixedDimensions: { MetricGroup: 'VoiceCalls' } } as const
const callRecordings = { dimensions: ['InstanceId'], fixedDimensions: { MetricGroup: 'CallRecordings' } } as const
const chats = { dimensions: ['InstanceId'], fixedDimensions: { MetricGroup: 'Chats' } } as const
const tasks = { dimensions: ['InstanceId'], fixedDimensions: { MetricGroup: 'Tasks' } } as const
const emails = { dimensions: ['InstanceId'], fixedDimensions: { MetricGroup: 'Emails' } } as const
const task = { dimensions: ['InstanceId', 'ContactId'], fixedDimensions: { MetricGroup: 'Tasks' } } as const
const flow = { dimensions: ['InstanceId', 'ContactFlowName'], fixedDimensions: { MetricGroup: 'ContactFlow' } } as const
const queue = { dimensions: ['InstanceId', 'QueueName'], fixedDimensions: { MetricGroup: 'Queue' } } as const

/**
 * All metrics that Amazon Connect sends to CloudWatch: each minute, and only where there is something to measure. Flows and
 * queues whose names have other characters than {@link isMetricName} takes have no metrics.
 */
export const connectMetrics = {
  namespace: 'AWS/Connect',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/monitoring-cloudwatch.html',
  metrics: {
    CallsPerInterval: {
      ...voiceCalls,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Calls that came in or were placed.',
      doubt: 'The page calls it a number per second; its sum over a period is taken as the calls of the period.',
    },
    ConcurrentCalls: {
      ...voiceCalls,
      unit: 'Count',
      statistic: 'Maximum',
      meaning: 'Calls under way at the same time, whether or not an agent is connected.',
    },
    ConcurrentCallsPercentage: {
      ...voiceCalls,
      unit: 'Percent',
      fraction: true,
      statistic: 'Maximum',
      meaning: 'Share of the quota of concurrent calls that is in use.',
    },
    CallsBreachingConcurrencyQuota: {
      ...voiceCalls,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Calls beyond the quota of concurrent calls.',
    },
    ThrottledCalls: {
      ...voiceCalls,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Calls that were refused since too many came in one second.',
      doubt: 'The page gives two units, Seconds and Count.',
    },
    MissedCalls: {
      ...voiceCalls,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Calls that were offered to an agent who did not accept within 20 seconds.',
    },
    MisconfiguredPhoneNumbers: {
      ...voiceCalls,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Calls that failed since their phone number leads to no flow.',
    },
    ConcurrentHighVolumeCalls: {
      ...voiceCalls,
      unit: 'Count',
      statistic: 'Maximum',
      meaning: 'Calls of outbound campaigns under way at the same time.',
    },
    ConcurrentHighVolumeCallsPerInterval: {
      ...voiceCalls,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Calls that outbound campaigns placed.',
      doubt: 'The page calls it a number per second.',
    },
    ConcurrentHighVolumeCallsPercentage: {
      ...voiceCalls,
      unit: 'Percent',
      fraction: true,
      statistic: 'Maximum',
      meaning: 'Share of the quota of concurrent campaign calls that is in use.',
    },
    CallRecordingUploadError: {
      ...callRecordings,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Recordings of calls that could not be put into the bucket.',
    },
    SuccessfulChatsPerInterval: {
      ...chats,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Chats that were started.',
    },
    ConcurrentActiveChats: {
      ...chats,
      unit: 'Count',
      statistic: 'Maximum',
      meaning: 'Chats under way at the same time, whether or not an agent is connected.',
    },
    ConcurrentActiveChatsPercentage: {
      ...chats,
      unit: 'Percent',
      statistic: 'Maximum',
      meaning: 'Share of the quota of active chats that is in use.',
    },
    ChatsBreachingActiveChatQuota: {
      ...chats,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Chats beyond the quota of active chats.',
    },
    ConcurrentTasks: {
      ...tasks,
      unit: 'Count',
      statistic: 'Maximum',
      meaning: 'Tasks under way at the same time. Sent every 5 minutes.',
    },
    ConcurrentTasksPercentage: {
      ...tasks,
      unit: 'Percent',
      statistic: 'Maximum',
      meaning: 'Share of the quota of concurrent tasks that is in use. Sent every 5 minutes.',
    },
    TasksBreachingConcurrencyQuota: {
      ...tasks,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Tasks beyond the quota of concurrent tasks.',
    },
    TasksExpired: {
      ...task,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Tasks that ended since they were open for 7 days.',
    },
    TasksExpiryWarningReached: {
      ...task,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Tasks that end in 2 hours since they have been open for nearly 7 days.',
    },
    ConcurrentEmails: {
      ...emails,
      unit: 'Count',
      statistic: 'Maximum',
      meaning: 'E-mails that are being worked on or wait. Sent every 5 minutes.',
    },
    ConcurrentEmailsPercentage: {
      ...emails,
      unit: 'Percent',
      statistic: 'Maximum',
      meaning: 'Share of the quota of active e-mails that is in use. Sent every 5 minutes.',
    },
    ContactFlowErrors: {
      ...flow,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'How often an error branch of the flow was taken.',
    },
    ContactFlowFatalErrors: {
      ...flow,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'How often the flow could not go on because of an error of the system.',
    },
    CallBackNotDialableNumber: {
      ...flow,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Callbacks to numbers in countries to which the instance may not call.',
      doubt: 'The page has it with the name of the flow in one place, and among the metrics of queues in another.',
    },
    LongestQueueWaitTime: {
      ...queue,
      unit: 'Seconds',
      statistic: 'Maximum',
      meaning: 'The longest time that a contact waited in the queue.',
    },
    QueueSize: {
      ...queue,
      unit: 'Count',
      statistic: 'Maximum',
      meaning: 'Contacts that wait in the queue.',
    },
    QueueCapacityExceededError: {
      ...queue,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Contacts that were refused since the queue was full.',
    },
    PublicSigningKeyUsage: {
      dimensions: ['InstanceId', 'SigningKeyId'],
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'How often a key was used to encrypt what a caller entered.',
    },
    ToInstancePacketLossRate: {
      dimensions: ['Instance ID'],
      fixedDimensions: { Participant: 'Agent', 'Type of Connection': 'WebRTC', 'Stream Type': 'Voice' },
      unit: 'Percent',
      fraction: true,
      statistic: 'Average',
      meaning: 'Share of the audio of agents that is lost on the way to the instance.',
      doubt: 'The page says both that it goes from 0 to 100 and that it goes from 0 to 1.',
    },
  },
} as const satisfies MetricTable

/** Whether a flow or queue of this name has metrics in CloudWatch. */
export function isMetricName(name: string): boolean {
  return /^[0-9A-Za-z.,\-_/#:$@|&{}+?% ]+$/.test(name)
}
