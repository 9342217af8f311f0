import { z } from 'zod'
import { securityProfiles } from '../constructs/security-profiles.js'
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

const opening = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as "09:00", at most "23:59"')

/** "24:00" is the midnight that the day ends with. */
const closing = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day such as "18:00", at most "24:00"')

const opensBeforeItCloses = {
  message: 'must open before it closes; a night takes two entries: until "24:00", and from "00:00" of the next day',
}

const openFromTo = z
  .strictObject({ days: z.array(z.enum(days)).min(1), from: opening, to: closing })
  .refine(({ from, to }) => from < to, opensBeforeItCloses)

const holiday = z.strictObject({
  /** Its date is written behind it: an override has 127 characters. */
  name: z.string().min(1).max(116),
  date: z.iso.date(),
  /** Opening hours of that day. @defaultValue closed all day */
  open: z
    .strictObject({ from: opening, to: closing })
    .refine(({ from, to }) => from < to, opensBeforeItCloses)
    .optional(),
  /** Symbols of the hours that it holds for. @defaultValue all */
  hours: z.array(symbol).min(1).optional(),
})

const hours = z.strictObject({
  name: metricName,
  description: z.string().max(250).optional(),
  /** @defaultValue the time zone of the center */
  timeZone: timeZone().optional(),
  open: z.array(openFromTo).min(1),
})

const channel = z.enum(['VOICE', 'CHAT', 'TASK'])

/**
 * Most quick connects that a queue is given in one request.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_AssociateQueueQuickConnects.html
 */
const mostQuickConnects = 50

const quickConnectName = {
  /** What agents see. One quick connect has it. */
  name: z.string().min(1).max(127),
  description: z.string().min(1).max(250).optional(),
}

/** Where agents transfer contacts: a queue, a colleague, or a number outside. */
const quickConnect = z.union(
  [
    z.strictObject({ ...quickConnectName, queue: symbol }),
    z.strictObject({ ...quickConnectName, user: z.string() }),
    z.strictObject({
      ...quickConnectName,
      phoneNumber: z.string().regex(/^\+[1-9]\d{1,14}$/, 'must be a number such as "+82212345678"'),
    }),
  ],
  { error: 'must have a name and one of queue, user and phoneNumber' },
)

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
  /** Whether agents call customers from it, and contacts do not wait in it: then nobody is transferred to it. @defaultValue false */
  outbound: z.boolean().default(false),
  /**
   * Symbol of the telephone number that customers see when they are called from the queue, or called back.
   * @defaultValue the first number
   */
  callerId: symbol.optional(),
  /** Name that customers see beside the number, where their network shows it. */
  callerIdName: z.string().min(1).max(255).optional(),
  /** Flow that agents hear when they call from the queue, before the customer does. @defaultValue that of the instance */
  outboundWhisperFlow: symbol.optional(),
  /** Symbols of the quick connects that agents of the queue are shown. @defaultValue all */
  quickConnects: z.array(symbol).max(mostQuickConnects).optional(),
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

/**
 * Names and values of predefined attributes, as CloudFormation takes them: the console takes more.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/predefined-attributes.html
 */
const attributeText = z
  .string()
  .min(1)
  .max(64)
  .regex(
    /^(?!aws:|connect:)[\p{L}\p{Z}\p{N}_.:/=+\-@']+$/u,
    'must have letters, digits, spaces and _ . : / = + - @ \' only, and not begin with "aws:" or "connect:"',
  )

const skill = z.strictObject({ values: z.array(attributeText).min(1).max(128) })

const securityProfile = z.strictObject({
  name: z.string().min(1).max(127),
  description: z.string().min(1).max(250),
  /** Names of the API. @see https://docs.aws.amazon.com/connect/latest/adminguide/security-profile-list.html */
  permissions: z.array(
    z.string().regex(/^[A-Za-z]+(\.[A-Za-z]+)*$/, 'must be a name of the API such as "Queues.View"'),
  ),
})

const user = z.strictObject({
  /** With "@" only as a whole address. @see https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateUser.html */
  username: z
    .string()
    .regex(
      /^([\w.-]+|[\w.-]+@[\w-]+(\.[\w-]+)+)$/,
      'must have letters, digits and _ . - only, or be an address such as "kim@example.com"',
    ),
  firstName: z.string().min(1).max(255),
  lastName: z.string().min(1).max(300),
  /** Where a new password is sent to. */
  email: z.email().optional(),
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

/**
 * Key that a secret is encrypted with, where it is one of your own: who reads the secret may use it for that.
 * @defaultValue the key of Secrets Manager, which needs no permission
 */
const secretKeyArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
    'must be the ARN of a key, not of an alias: "arn:aws:kms:<region>:<account>:key/<id>"',
  )
  .optional()

const splunk = z.strictObject({
  /** Where events are sent: `https://http-inputs-example.splunkcloud.com:443`. */
  endpoint: z.url({ protocol: /^https$/, error: 'must be an https address' }),
  /** Name or ARN of the secret in Secrets Manager that has the token. */
  tokenSecret: z.string().min(1),
  secretKeyArn,
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
  secretKeyArn,
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
  timeZone: timeZone().default('Asia/Seoul'),
  hours: z.record(symbol, hours),
  /** Days on which hours are others. */
  holidays: z.array(holiday).default([]),
  queues: z.record(symbol, queue),
  routingProfiles: z.array(routingProfile).min(1),
  /** Agent groups, as one level of the user hierarchy. */
  teams: z.array(z.string().min(1).max(100)).default([]),
  /** Skills as predefined attributes, which routing criteria in flows ask for. */
  skills: z.record(attributeText, skill).default({}),
  /** Roles of users. @defaultValue those of an agent, a supervisor and an author of flows */
  securityProfiles: z
    .array(securityProfile)
    .min(1)
    .default(() => securityProfiles.map((profile) => ({ ...profile, permissions: [...profile.permissions] }))),
  /** Who knows the passwords of users: Connect, or an identity provider. It never changes on an instance. */
  identityManagement: z.enum(['CONNECT_MANAGED', 'SAML']).default('CONNECT_MANAGED'),
  users: z.array(user).default([]),
  /**
   * Name or ARN of the secret with the first passwords of users, as JSON: `{ "kim": "..." }`. Needed where Connect knows
   * the passwords.
   */
  passwordsSecret: z.string().min(1).optional(),
  /** Where agents transfer contacts, by symbol. */
  quickConnects: z.record(symbol, quickConnect).default({}),
  /** Pages of your own that agents answer in: the panel of Connect may stand in them. */
  approvedOrigins: z
    .array(
      z
        .string()
        .max(267)
        .regex(
          /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/,
          'must be an https address without a path, such as "https://crm.example.com"',
        ),
    )
    .default([]),
  /** Stream of Kinesis that gets what agents do: logins, states, contacts. It has names of agents in it. @defaultValue none */
  agentEventsStreamArn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:kinesis:[a-z0-9-]+:\d{12}:stream\/[\w.-]+$/,
      'must be the ARN of a stream: "arn:aws:kinesis:<region>:<account>:stream/<name>"',
    )
    .optional(),
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
  /**
   * Nested stacks that flows are spread over, when they are too many for one template: 0 up to about 40 flows, 8 for 200.
   * Decide before the first deployment: another number moves flows, for which CloudFormation has stack refactors.
   */
  flowStacks: z.int().min(0).max(50).default(0),
  /** Whether what holds data stays when the stack is deleted, and the stack refuses to be deleted. */
  retain: z.boolean().default(true),
})

/** What an environment is, as a file gives it. */
export type EnvironmentInput = z.input<typeof environmentSchema>

/** What an environment is, with everything filled in. */
export type Environment = z.output<typeof environmentSchema>

function timeZone() {
  return z.string().refine(isTimeZone, { error: 'must be a time zone such as "Asia/Seoul"' })
}

function isTimeZone(name: string): boolean {
  return name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name)
}
