/**
 * What nobody documents, or what two sources say differently, each in one place, so that a fact can replace it.
 * Everything here can be set for a simulation. What is documented stands in the actions, with its source.
 */
export interface Assumptions {
  /** Words of text-to-speech in a second. */
  readonly wordsPerSecond: number
  /** Syllables of Korean, Japanese or Chinese text in a second: such text has few spaces. */
  readonly syllablesPerSecond: number
  /** Length of a recorded prompt whose length the world does not say, in seconds. */
  readonly promptSeconds: number
  /** Time that a Lambda function takes unless the world says otherwise, in seconds. */
  readonly lambdaSeconds: number
  /** Time that a dialogue with a bot takes unless the world says otherwise, in seconds. */
  readonly botSeconds: number
  /** Time until a bot gives up a customer who says nothing, in seconds; on a chat, where the flow sets no time for it. */
  readonly botSilenceSeconds: number
  /** Longest silence of Lambda calls in a row, in seconds; beyond it a call takes its error branch. */
  readonly lambdaChainSeconds: number
  /** What ends a row of Lambda calls. */
  readonly lambdaChainEndsAt: 'participant action' | 'speech'
  /** How often a function that fails is called in all, within its time limit. 1 to 4. */
  readonly lambdaTries: number
  /** How a reference to nothing arrives at a Lambda function. */
  readonly missingLambdaParameter: 'null' | 'empty' | 'absent'
  /** What `$.External` is after a call that failed. */
  readonly externalAfterFailure: 'kept' | 'cleared'
  /** What stored input is when only the terminating key was pressed. */
  readonly onlyTerminator: 'empty' | 'terminator'
  /** What becomes of digits when no further one comes in time. */
  readonly interdigitTimeout: 'accepted' | 'error'
  /** What is stored when the cancel key was pressed. */
  readonly cancelKey: 'keys behind it' | 'only the key'
  /** When the time for the first key begins. */
  readonly inputTimeBegins: 'after the prompt' | 'with the prompt'
  /** What a chat does with an action that asks for keys. */
  readonly keysOnChat: 'error' | 'asked for'
  /** What a task or an e-mail does with a bot. */
  readonly botsOnTasks: 'error' | 'asked'
  /** What an action that needs a participant does when nobody is there any more. */
  readonly participantActionAlone: 'error branch' | 'next action'
  /** What follows an error for which an action has no branch. */
  readonly errorWithoutBranch: 'end of flow' | 'next action'
  /** What follows an error without a branch in a whisper or hold flow. */
  readonly errorInWhisper: 'flow ends' | 'contact ends'
  /** Whether a voice contact whose customer hung up runs its disconnect flow. */
  readonly disconnectFlowAfterCustomer: boolean
  /** Whether the loop counters of a flow start anew when the flow is entered again. */
  readonly loopCounters: 'flow run' | 'contact'
  /** Whether flow-local data are gone after a transfer to another flow. Flow attributes are in any case. */
  readonly transferClearsData: boolean
  /** Deepest nesting of modules; the one below takes the error branch. */
  readonly moduleDepth: number
  /** What an attribute is that was set from a reference to nothing. */
  readonly attributeFromNothing: 'empty' | 'removed'
  /** Which contact `Related` means. */
  readonly relatedContact: 'existing' | 'new'
  /** Whether an operand of a comparison that is a reference stands for its value. */
  readonly comparedReferences: 'resolved' | 'literal'
  /** What the time of an interruption of looping prompts counts from. */
  readonly interruptionCountsFrom: 'entry' | 'first prompt'
  /** Whether hooks, voice, language and customer stay with a contact that is moved from queue to queue. */
  readonly queueTransferKeepsSettings: boolean
  /** What a queue flow does that has moved its contact into another queue. */
  readonly queueFlowAfterTransfer: 'goes on' | 'begins anew'
  /** What a full queue does to a contact that is transferred to it. */
  readonly fullQueue: 'branch' | 'busy tone'
  /** What a prompt from S3 does in a flow that is neither inbound nor a transfer flow. */
  readonly s3PromptElsewhere: 'error' | 'played'
  /** Who hears what a whisper flow says. */
  readonly whisperHeardBy: 'one side' | 'both sides'
  /** What setting a voice that does not exist does. */
  readonly invalidVoice: 'error' | 'silence'
  /** What setting a voice does on a contact that has no voice. */
  readonly voiceOnOtherChannels: 'no effect' | 'error'
  /** Whether hours of operation are open in the minute that they end with. */
  readonly closingMinute: 'closed' | 'open'
  /** `$.PreviousContactId` of a contact that has none. */
  readonly previousContactOfFirst: 'own id' | 'nothing'
  /** Actions in a row without any time passing before a run is given up as endless. Our own bound. */
  readonly actionsWithoutTime: number
  /** Actions of one contact before it is given up. Our own bound: the service documents none. */
  readonly maximumActions: number
}

/** What is assumed unless a simulation says otherwise. */
export const defaultAssumptions: Assumptions = {
  wordsPerSecond: 2.5,
  syllablesPerSecond: 6,
  promptSeconds: 3,
  lambdaSeconds: 0.5,
  botSeconds: 5,
  botSilenceSeconds: 10,
  lambdaChainSeconds: 20,
  lambdaChainEndsAt: 'participant action',
  lambdaTries: 1,
  missingLambdaParameter: 'null',
  externalAfterFailure: 'kept',
  onlyTerminator: 'empty',
  interdigitTimeout: 'accepted',
  cancelKey: 'keys behind it',
  inputTimeBegins: 'after the prompt',
  keysOnChat: 'error',
  botsOnTasks: 'error',
  participantActionAlone: 'error branch',
  errorWithoutBranch: 'end of flow',
  errorInWhisper: 'flow ends',
  disconnectFlowAfterCustomer: false,
  loopCounters: 'flow run',
  transferClearsData: true,
  moduleDepth: 5,
  attributeFromNothing: 'empty',
  relatedContact: 'existing',
  comparedReferences: 'resolved',
  interruptionCountsFrom: 'entry',
  queueTransferKeepsSettings: true,
  queueFlowAfterTransfer: 'goes on',
  fullQueue: 'branch',
  s3PromptElsewhere: 'error',
  whisperHeardBy: 'one side',
  invalidVoice: 'error',
  voiceOnOtherChannels: 'no effect',
  closingMinute: 'closed',
  previousContactOfFirst: 'own id',
  actionsWithoutTime: 20_000,
  maximumActions: 100_000,
}

/** Why something has to be assumed. */
export interface AssumptionReason {
  /** What is not known, as a question. */
  readonly question: string
  /** What else it may be; left out for numbers. */
  readonly otherwise?: string
  /** Where the default comes from, or which sources disagree. */
  readonly source: string
}

const guide = 'https://docs.aws.amazon.com/connect/latest/adminguide'
const reference = 'https://docs.aws.amazon.com/connect/latest/devguide'

/** The reason for each assumption. The table in `docs/simulator.md` is made of it. */
export const assumptionReasons: Readonly<Record<keyof Assumptions, AssumptionReason>> = {
  wordsPerSecond: { question: 'How fast does a voice speak?', source: 'our estimate for voices of Amazon Polly' },
  syllablesPerSecond: {
    question: 'How fast does a voice speak Korean, Japanese or Chinese?',
    source: 'our estimate for voices of Amazon Polly',
  },
  promptSeconds: { question: 'How long is a recording that the world does not know?', source: 'our estimate' },
  lambdaSeconds: { question: 'How long does a function take?', source: 'our estimate' },
  botSeconds: { question: 'How long does a dialogue with a bot take?', source: 'our estimate' },
  botSilenceSeconds: {
    question: 'When does a bot give up a silent customer?',
    source: 'three tries of about 3 seconds, the default of Amazon Lex',
  },
  lambdaChainSeconds: {
    question: 'How long may functions keep a caller in silence, one after the other?',
    source: `documented: ${guide}/connect-lambda-functions.html`,
  },
  lambdaChainEndsAt: {
    question: 'What ends such a row of functions, besides a prompt?',
    otherwise: '`speech`',
    source: `${guide}/connect-lambda-functions.html names prompts only`,
  },
  lambdaTries: {
    question: 'How often is a function called that fails?',
    source: `${guide}/connect-lambda-functions.html: up to three times more for faults of the service; for errors of the function its sentences disagree`,
  },
  missingLambdaParameter: {
    question: 'What does a function get for a reference to nothing?',
    otherwise: '`empty`, `absent`',
    source: 'not documented',
  },
  externalAfterFailure: {
    question: 'What is `$.External` after a call that failed?',
    otherwise: '`cleared`',
    source: 'not documented; logs show no result then',
  },
  onlyTerminator: {
    question: 'What is stored when somebody presses nothing but the terminating key?',
    otherwise: '`terminator`',
    source: 'not documented; an older open simulator keeps the key',
  },
  interdigitTimeout: {
    question: 'What becomes of digits when the next one does not come in time?',
    otherwise: '`error`',
    source: `${guide}/store-customer-input.html: input is complete; ${reference}/participant-actions-getparticipantinput.html: a time-out`,
  },
  cancelKey: {
    question: 'What is stored when somebody presses the cancel key?',
    otherwise: '`only the key`',
    source: `${guide}/store-customer-input.html says both`,
  },
  inputTimeBegins: {
    question: 'When does the time for the first key begin?',
    otherwise: '`with the prompt`',
    source: 'not documented',
  },
  keysOnChat: {
    question: 'Can an action that asks for keys read text on a chat?',
    otherwise: '`asked for`',
    source: `${reference}/participant-actions-getparticipantinput.html has text input, and restricts the action to voice`,
  },
  botsOnTasks: {
    question: 'Does a bot work for tasks and e-mail?',
    otherwise: '`asked`',
    source: `${reference}/participant-actions-connectparticipantwithlexbot.html: all channels; ${guide}/get-customer-input.html: voice and chat`,
  },
  participantActionAlone: {
    question: 'What does an action do that needs a participant when nobody is there?',
    otherwise: '`next action`',
    source: `${reference}/flow-language-concepts.html: it is not attempted; what follows is not said`,
  },
  errorWithoutBranch: {
    question: 'What follows an error for which an action has no branch?',
    otherwise: '`next action`',
    source: 'not documented, but for Play prompt (goes on) and Loop prompts (stops)',
  },
  errorInWhisper: {
    question: 'What follows an error without a branch in a whisper or hold flow?',
    otherwise: '`contact ends`',
    source: 'not documented',
  },
  disconnectFlowAfterCustomer: {
    question: 'Does the disconnect flow of a call run when the customer hangs up?',
    otherwise: '`true`',
    source: `${guide}/set-disconnect-flow.html: two versions of the page disagree`,
  },
  loopCounters: {
    question: 'Does a loop count anew when its flow is entered again?',
    otherwise: '`contact`',
    source: 'not documented',
  },
  transferClearsData: {
    question: 'Are `$.External`, `$.Lex` and the like gone after Transfer to flow?',
    otherwise: '`false`',
    source: `${guide}/set-contact-attributes.html says it of flow attributes only; published flows of AWS read $.External after it`,
  },
  moduleDepth: {
    question: 'What follows when modules are nested deeper than allowed?',
    source: `five levels: ${guide}/contact-flow-modules.html; that the sixth takes the error branch is assumed`,
  },
  attributeFromNothing: {
    question: 'What is an attribute that was set from a reference to nothing?',
    otherwise: '`removed`',
    source: 'not documented',
  },
  relatedContact: {
    question: 'Which contact is the related one?',
    otherwise: '`new`',
    source: `${reference}/contact-actions-updatecontactattributes.html: an existing one; ${guide}/set-contact-attributes.html: a new one`,
  },
  comparedReferences: {
    question: 'Can a value be compared with another attribute?',
    otherwise: '`literal`',
    source: `${guide}/check-contact-attributes.html: yes; a published project: with literals only`,
  },
  interruptionCountsFrom: {
    question: 'Does the time until an interruption begin anew at each Loop prompts?',
    otherwise: '`first prompt`',
    source: `${guide}/loop-prompts.html: the count belongs to the call; a measured log: it begins anew`,
  },
  queueTransferKeepsSettings: {
    question: 'Do hooks, voice, language and customer go along from queue to queue?',
    otherwise: '`false`',
    source: 'not documented',
  },
  queueFlowAfterTransfer: {
    question: 'What does a queue flow do after it has moved its contact?',
    otherwise: '`begins anew`',
    source: `${reference}/contact-actions-dequeuecontactandtransfertoqueue.html: it goes on; that no other begins is assumed`,
  },
  fullQueue: {
    question: 'What happens at a full queue?',
    otherwise: '`busy tone`',
    source: `${reference}/contact-actions-transfercontacttoqueue.html: QueueAtCapacity; an older page on callbacks: a busy tone`,
  },
  s3PromptElsewhere: {
    question: 'Can queue and whisper flows play audio from S3?',
    otherwise: '`played`',
    source: `${guide}/play.html: no; ${reference}/participant-actions-messageparticipant.html: yes`,
  },
  whisperHeardBy: {
    question: 'Who hears a whisper?',
    otherwise: '`both sides`',
    source: `${guide}/set-whisper-flow.html: one side; a tip of 2023: both`,
  },
  invalidVoice: {
    question: 'What does a voice do that does not exist?',
    otherwise: '`silence`',
    source: `${reference}/contact-actions-updatecontacttexttospeechvoice.html says both`,
  },
  voiceOnOtherChannels: {
    question: 'What does setting a voice do on a chat?',
    otherwise: '`error`',
    source: `${reference}/contact-actions-updatecontacttexttospeechvoice.html: all channels; ${guide}/set-voice.html: the error branch`,
  },
  closingMinute: {
    question: 'Are hours open in the minute that they end with?',
    otherwise: '`open`',
    source: 'not documented',
  },
  previousContactOfFirst: {
    question: 'What is `PreviousContactId` of a first contact?',
    otherwise: '`nothing`',
    source: 'three published events have its own id, one has none',
  },
  actionsWithoutTime: { question: 'How many actions may run in no time?', source: 'our own bound' },
  maximumActions: { question: 'How many actions may a contact run?', source: 'our own bound' },
}
