/** What the collector means by a code, and what follows from it. */
export interface HecAnswer {
  readonly meaning: string
  /** `later`: the same request may succeed. `data`: these events are refused. `setup`: no events will be taken. */
  readonly kind: 'later' | 'data' | 'setup'
  /** What to do. */
  readonly advice: string
}

const renewToken =
  'Look up the token in Splunk (Settings > Data inputs > HTTP Event Collector) and put it into the secret.'
const wait = 'Nothing, unless it lasts: then Splunk has too little room or too few indexers.'
const ourDefect = 'The event is kept in S3. Correct what made it, or remove it from there.'

/**
 * Codes of the collector other than 0.
 * @see https://docs.splunk.com/Documentation/Splunk/latest/Data/TroubleshootHTTPEventCollector
 */
export const hecAnswers: Readonly<Record<number, HecAnswer>> = {
  1: { meaning: 'The token is disabled.', kind: 'setup', advice: 'Enable the token in Splunk.' },
  2: { meaning: 'A token is required.', kind: 'setup', advice: renewToken },
  3: { meaning: 'The authorization header is invalid.', kind: 'setup', advice: renewToken },
  4: { meaning: 'The token is invalid.', kind: 'setup', advice: renewToken },
  5: { meaning: 'There was no data.', kind: 'data', advice: ourDefect },
  6: { meaning: 'The data format is invalid.', kind: 'data', advice: ourDefect },
  7: {
    meaning: 'The index is not one that the token may write to.',
    kind: 'setup',
    advice: 'Make the index in Splunk, and allow it for the token.',
  },
  8: { meaning: 'Splunk had an internal error.', kind: 'later', advice: wait },
  9: { meaning: 'Splunk is busy.', kind: 'later', advice: wait },
  10: { meaning: 'The data channel is missing.', kind: 'setup', advice: 'Something on the way removes a header.' },
  11: { meaning: 'The data channel is invalid.', kind: 'setup', advice: 'Something on the way changes a header.' },
  12: { meaning: 'An event has no "event".', kind: 'data', advice: ourDefect },
  13: { meaning: 'An "event" is blank.', kind: 'data', advice: ourDefect },
  14: {
    meaning: 'Acknowledgement is off.',
    kind: 'setup',
    advice: 'Enable indexer acknowledgement for the token: Firehose needs it, too.',
  },
  15: { meaning: 'The "fields" of an event are not flat.', kind: 'data', advice: ourDefect },
  16: {
    meaning: 'A token in the address is not allowed.',
    kind: 'setup',
    advice: 'Take the query out of the address.',
  },
  18: { meaning: 'Splunk is unhealthy: its queues are full.', kind: 'later', advice: wait },
  19: { meaning: 'Splunk is unhealthy: acknowledgement does not work.', kind: 'later', advice: wait },
  20: { meaning: 'Splunk is unhealthy: queues and acknowledgement.', kind: 'later', advice: wait },
  21: { meaning: 'The token is invalid.', kind: 'setup', advice: renewToken },
  22: { meaning: 'The token is disabled.', kind: 'setup', advice: 'Enable the token in Splunk.' },
  28: { meaning: 'The data channel is missing.', kind: 'setup', advice: 'Something on the way removes a header.' },
}

/** What an answer without a known code means, by its HTTP status. */
export function answerOfStatus(status: number): HecAnswer {
  if (status === 429 || status >= 500) return { meaning: 'Splunk did not take it now.', kind: 'later', advice: wait }
  if (status === 413) return { meaning: 'The request is too large.', kind: 'data', advice: ourDefect }
  return {
    meaning: 'This is no answer of an HTTP Event Collector.',
    kind: 'setup',
    advice: 'Look at the address: it ends before /services/collector, and Splunk Cloud has one of its own for it.',
  }
}
