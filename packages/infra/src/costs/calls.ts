import { deliverySettings } from './center-counts.js'

/** Where a figure comes from. `measured`: a test plays the contact and holds the figure, rounded, against it. */
export type FigureBasis = 'measured' | 'documented' | 'assumed'

/** One figure of a contact. */
export interface Figure {
  readonly value: number
  readonly basis: FigureBasis
  /** How it was measured, where it is written, or why it is assumed. */
  readonly reason: string
}

/** What is known of a contact, in words and with its unit. */
export const figureMeanings = {
  flowSeconds: 'seconds in flows and in the queue, with speech at the usual speed',
  customerSeconds: 'seconds that the customer takes to key, read and type',
  talkSeconds: 'seconds that an agent and the customer talk',
  afterWorkSeconds: 'seconds of work after the contact',
  messages: 'chat messages, sent and received',
  botTurns: 'requests to the bot',
  functionCalls: 'calls of functions',
  tableWrites: 'write units of the table',
  tableReads: 'read units of the table',
  logEntries: 'entries in the flow log',
  logBytes: 'bytes of these entries',
  recordedSeconds: 'seconds of audio that are kept',
  storedObjects: 'objects that are stored',
} as const satisfies Readonly<Record<string, string>>

/** Names of the figures. */
export type FigureName = keyof typeof figureMeanings

/** A kind of contact, with what it takes. Figures that are left out are 0. */
export interface ContactKind {
  readonly title: string
  readonly channel: 'VOICE' | 'CHAT'
  /** What happens in it, in one sentence. */
  readonly story: string
  readonly figures: Readonly<Partial<Record<FigureName, Figure>>>
}

const played = { basis: 'measured' } as const
const guessed = { basis: 'assumed' } as const

/** Contacts that costs and limits are worked out for. */
export const contactKinds = {
  lottery: {
    title: 'Lottery registration',
    channel: 'VOICE',
    story: 'An employee calls the lottery line, keys in the number, and hears the lottery number.',
    figures: {
      flowSeconds: { value: 20, ...played, reason: 'the example, played by the simulator' },
      customerSeconds: { value: 10, ...guessed, reason: 'keys are pressed slower than the simulator presses them' },
      functionCalls: { value: 1, ...played, reason: 'the example, played by the simulator' },
      tableWrites: {
        value: 8,
        basis: 'documented',
        reason: 'two transactions of 4: half of the numbers are taken (README of the registration function)',
      },
      tableReads: { value: 1, basis: 'documented', reason: 'one look for a free number, likewise' },
      logEntries: { value: 24, ...played, reason: "the simulator's flow log" },
      logBytes: { value: 13_000, ...played, reason: "the simulator's flow log, with ARNs as the service writes them" },
    },
  },
  support: {
    title: 'Support call',
    channel: 'VOICE',
    story: 'A customer calls the main number, waits 45 seconds, talks to an agent, and answers the survey.',
    figures: {
      flowSeconds: { value: 95, ...played, reason: 'the example, played by the simulator' },
      customerSeconds: { value: 5, ...guessed, reason: 'two keys' },
      talkSeconds: { value: 300, ...guessed, reason: 'five minutes' },
      afterWorkSeconds: { value: 60, ...guessed, reason: 'one minute' },
      logEntries: { value: 57, ...played, reason: "the simulator's flow log" },
      logBytes: { value: 28_000, ...played, reason: "the simulator's flow log, with ARNs as the service writes them" },
      recordedSeconds: { value: 600, ...guessed, reason: 'the conversation, and its redacted copy' },
      storedObjects: { value: 4, ...guessed, reason: 'recording and analysis, each with its redacted copy' },
    },
  },
  chatbot: {
    title: 'Chatbot contact',
    channel: 'CHAT',
    story: 'A customer asks the bot where an order is, and says goodbye.',
    figures: {
      flowSeconds: { value: 10, ...played, reason: 'the example, played by the simulator' },
      customerSeconds: { value: 170, ...guessed, reason: 'the chat is open for three minutes' },
      messages: {
        value: 7,
        ...played,
        reason: 'what the simulator shows to the customer, and what the customer writes',
      },
      botTurns: { value: 2, ...played, reason: 'what the customer writes' },
      functionCalls: { value: 1, ...played, reason: 'the example, played by the simulator' },
      logEntries: { value: 19, ...played, reason: "the simulator's flow log" },
      logBytes: { value: 10_000, ...played, reason: "the simulator's flow log, with ARNs as the service writes them" },
      storedObjects: { value: 3, ...guessed, reason: 'transcript and analysis' },
    },
  },
} as const satisfies Readonly<Record<string, ContactKind>>

/** Names of the contacts. */
export type ContactKindName = keyof typeof contactKinds

/** All names of contacts, in the order of tables. */
export const contactKindNames: readonly ContactKindName[] = ['lottery', 'support', 'chatbot']

/** A contact of this name. */
export function contactKind(name: ContactKindName): ContactKind {
  return contactKinds[name]
}

/** A figure of a contact; 0 where the contact has none. */
export function figureOf(name: ContactKindName, figure: FigureName): number {
  return contactKind(name).figures[figure]?.value ?? 0
}

/** How long a contact takes from its first second to its last, work after it left out. */
export function secondsOf(name: ContactKindName): number {
  return figureOf(name, 'flowSeconds') + figureOf(name, 'customerSeconds') + figureOf(name, 'talkSeconds')
}

/** What holds for each contact, whatever its kind. */
export const sharedFigures = {
  functionSeconds: { value: 0.2, ...guessed, reason: 'seconds of a function call, a share of cold starts included' },
  functionGigabytes: {
    value: 0.5,
    basis: 'documented',
    reason: 'memory of a function in GB: the default of `FlowLambda`',
  },
  functionLogBytes: { value: 1500, ...guessed, reason: 'bytes that a function call logs, with what Lambda adds' },
  records: {
    value: 2,
    ...guessed,
    reason: 'times that a contact record is sent: at the end, and when something changes',
  },
  recordBytes: {
    value: 2500,
    ...played,
    reason: 'bytes of a contact record: the one that tests of the pipeline send',
  },
  keyRequests: { value: 5, ...guessed, reason: 'requests for keys a contact: the services keep data keys for minutes' },
  audioBytesPerSecond: {
    value: 32_000,
    ...guessed,
    reason: 'bytes of audio: WAV, two channels of 16 bits, 8,000 a second',
  },
  transformationSeconds: { value: 0.5, ...guessed, reason: 'seconds of a run of the transformation for Splunk' },
  transformationBytes: {
    value: deliverySettings.transformationMegabytes * 1e6,
    basis: 'documented',
    reason: 'bytes that the transformation gets at once, at most: the buffer of the delivery stream',
  },
  monthsKept: { value: 12, basis: 'documented', reason: 'months that production keeps logs and recordings' },
} as const satisfies Readonly<Record<string, Figure>>

/** Names of the shared figures. */
export type SharedFigureName = keyof typeof sharedFigures
