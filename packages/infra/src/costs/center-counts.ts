/** What the reference center in production has, whatever calls come. A test counts it in the template. */
export const centerCounts = {
  keys: 1,
  /** Made by hand: the token of Splunk, the credentials of the CRM. */
  secrets: 2,
  alarms: 63,
  dashboards: 1,
  flows: 19,
  modules: 1,
  queues: 8,
  hours: 2,
  quickConnects: 6,
  prompts: 2,
  phoneNumbers: 2,
  functionsOfFlows: 7,
  bots: 1,
  deliveryStreams: 2,
} as const

/** What a new instance brings along, and what therefore counts, too. */
export const broughtAlong = { flows: 10, queues: 1, hours: 1 } as const

/** How the delivery streams are set. A test reads it from the template, too. */
export const deliverySettings = {
  /** How long Firehose waits for an acknowledgement. */
  acknowledgementSeconds: 300,
  /** Firehose sends when it has so much, or after so long. */
  bufferMegabytes: 5,
  bufferSeconds: 60,
  /** The transformation gets so much at once, at most. */
  transformationMegabytes: 0.25,
} as const
