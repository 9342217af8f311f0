import { z } from 'zod'
import { alarmThresholds } from '../metrics/alarm-thresholds.js'
import { isMetricName } from '../metrics/connect-metrics.js'

/**
 * What an environment of the contact center is made of. Everything that has a default describes the reference center;
 * names are those that flows use: `queue('general-support')`.
 */

const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const

/** Names of queues become dimensions of metrics: others never show any. */
const metricName = z
  .string()
  .min(1)
  .max(127)
  .refine(isMetricName, 'must have letters A to Z, digits, spaces and . , - _ / # : $ @ | & { } + ? % only')

/** The name that flows use for a resource. */
const symbol = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower case words with hyphens between, as flows write it')

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as "09:00", at most "23:59"')

const openFromTo = z
  .strictObject({ days: z.array(z.enum(days)).min(1), from: time, to: time })
  .refine(({ from, to }) => from < to, {
    message: 'must open before it closes; a night takes two entries, one for each day',
  })

const holiday = z.strictObject({
  name: z.string().min(1).max(127),
  date: z.iso.date(),
  /** Opening hours of that day. @defaultValue closed all day */
  open: z.strictObject({ from: time, to: time }).optional(),
})

const hours = z.strictObject({
  name: metricName,
  description: z.string().max(250).optional(),
  open: z.array(openFromTo).min(1),
})

const channel = z.enum(['VOICE', 'CHAT', 'TASK'])

const queue = z.strictObject({
  /** The short name of operations: `voice1`. */
  id: z.string().regex(/^[a-z0-9]+$/),
  name: metricName,
  description: z.string().max(250).optional(),
  channel,
  /** Symbol of its hours of operation. */
  hours: symbol,
  /** Most contacts that wait at once. @defaultValue as many as the instance allows */
  maximumContacts: z.int().min(1).optional(),
  /** Whether agents of the queue call customers: then it has a caller id and an outbound whisper. @defaultValue false */
  outbound: z.boolean().default(false),
  /** Longest wait in it before an alarm, in seconds. @defaultValue the threshold of all queues */
  longestWaitSeconds: z.int().min(1).optional(),
})

const routingProfile = z.strictObject({
  name: z.string().min(1).max(127),
  description: z.string().min(1).max(250),
  /** Most contacts at once for each channel. */
  concurrency: z.strictObject({
    VOICE: z.int().min(0).max(1),
    CHAT: z.int().min(0).max(10),
    TASK: z.int().min(0).max(10),
  }),
  /** Queues that agents take contacts from, those with the smallest priority first. */
  queues: z
    .array(
      z.strictObject({
        queue: symbol,
        priority: z.int().min(1).max(99),
        delaySeconds: z.int().min(0).max(9999).default(0),
      }),
    )
    .min(1)
    .max(10),
  /** The queue that calls of its agents go out from. */
  outboundQueue: symbol,
})

const skill = z.strictObject({ values: z.array(z.string().min(1).max(64)).min(1).max(128) })

const user = z.strictObject({
  username: z.string().regex(/^[\w.@-]{1,100}$/),
  firstName: z.string().min(1).max(255),
  lastName: z.string().min(1).max(300),
  routingProfile: z.string(),
  securityProfiles: z.array(z.string()).min(1).max(10),
  /** The agent group that the user belongs to. */
  team: z.string().optional(),
  /** Level of each skill's value, from 1 to 5: `{ language: { Korean: 5 } }`. */
  skills: z.record(z.string(), z.record(z.string(), z.int().min(1).max(5))).default({}),
})

const phoneNumber = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/),
  type: z.enum(['TOLL_FREE', 'DID', 'UIFN', 'SHARED', 'THIRD_PARTY_DID', 'THIRD_PARTY_TF', 'SHORT_CODE']),
  description: z.string().min(1).max(500),
  /** Symbol of the flow that answers. */
  flow: symbol,
})

const splunk = z.strictObject({
  /** Where events are sent: `https://http-inputs-example.splunkcloud.com:443`. */
  endpoint: z.url({ protocol: /^https$/, error: 'must be an https address' }),
  /** Name or ARN of the secret in Secrets Manager that has the token. */
  tokenSecret: z.string().min(1),
  index: z.string().default('connect'),
  /** Names of contact attributes that go along with contact records. */
  contactAttributes: z
    .array(z.string().regex(/^[\w.:-]{1,100}$/))
    .max(20)
    .default([]),
})

const crm = z.strictObject({
  /** Name or ARN of the secret with the credentials: see the README of the CRM function. */
  credentialsSecret: z.string().min(1),
})

/** What an environment is, before what is left out is filled in. */
export const environmentSchema = z.strictObject({
  /** Its name: of the stack, of tags. */
  name: z.string().regex(/^[a-z][a-z0-9]{1,15}$/, 'must be 2 to 16 lower case letters and digits, a letter first'),
  /**
   * Alias of the instance. One in the whole world has it.
   * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateInstance.html
   */
  alias: z
    .string()
    .min(1)
    .max(45)
    .regex(
      /^(?!d-)[0-9A-Za-z]+(-[0-9A-Za-z]+)*$/,
      'must be letters, digits and single hyphens, and not begin with "d-"',
    ),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
    .default('ap-northeast-2'),
  timeZone: z.string().default('Asia/Seoul').refine(isTimeZone, { error: 'must be a time zone such as "Asia/Seoul"' }),
  hours: z.record(symbol, hours),
  /** Days on which all hours are others. */
  holidays: z.array(holiday).default([]),
  queues: z.record(symbol, queue),
  routingProfiles: z.array(routingProfile).min(1),
  /** Agent groups, as one level of the user hierarchy. */
  teams: z.array(z.string().min(1).max(100)).default([]),
  /** Skills as predefined attributes, which routing criteria in flows ask for. */
  skills: z.record(z.string(), skill).default({}),
  users: z.array(user).default([]),
  phoneNumbers: z.record(symbol, phoneNumber).default({}),
  /** Recordings, as files of 8 kHz μ-law WAV below `prompts/`. */
  prompts: z.record(symbol, z.string().regex(/^[\w-]+\.wav$/)).default({}),
  /** Functions of other teams that flows call, by their names in this account. */
  functions: z.record(symbol, z.string().regex(/^[\w-]{1,64}$/)).default({}),
  /** @defaultValue no Splunk */
  splunk: splunk.optional(),
  /** The customer relationship management that flows ask. @defaultValue none: flows that ask it are refused */
  crm: crm.optional(),
  /** Who gets alarms. */
  alarmAddresses: z.array(z.email()).default([]),
  /** From which value on alarms tell somebody. */
  alarmThresholds: alarmThresholds.prefault({}),
  /** The service level counts contacts that are answered within this time, in seconds. */
  serviceLevelSeconds: z.int().min(1).max(604_800).default(60),
  /** Days that logs are kept. */
  logRetentionDays: z
    .union([z.literal(7), z.literal(14), z.literal(30), z.literal(90), z.literal(365), z.literal(731)])
    .default(90),
  /** Days that recordings and transcripts are kept. */
  recordingRetentionDays: z.int().min(1).max(3650).default(365),
  /** Whether what holds data stays when the stack is deleted, and the stack refuses to be deleted. */
  retain: z.boolean().default(true),
})

/** What an environment is, as a file gives it. */
export type EnvironmentInput = z.input<typeof environmentSchema>

/** What an environment is, with everything filled in. */
export type Environment = z.output<typeof environmentSchema>

function isTimeZone(name: string): boolean {
  return name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name)
}
