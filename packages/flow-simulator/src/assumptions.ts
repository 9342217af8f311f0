/**
 * What nobody documents, each in one place, so that a fact can replace it. Everything here can be set for a simulation.
 * What is documented stands in the actions, with its source. `docs/simulator.md` lists these for readers.
 */
export interface Assumptions {
  /** Words of text-to-speech in a second. Assumed: AWS states no speed; about that of Polly's voices. */
  readonly wordsPerSecond: number
  /** Syllables of Korean, Japanese or Chinese text in a second: such text has few spaces. Assumed. */
  readonly syllablesPerSecond: number
  /** Length of a recorded prompt whose length the world does not say, in seconds. Assumed. */
  readonly promptSeconds: number
  /** Time that a Lambda function takes unless the world says otherwise, in seconds. Assumed. */
  readonly lambdaSeconds: number
  /**
   * Longest silence of Lambda calls in a row, in seconds; beyond it a call takes its error branch. Documented; what
   * resets it besides a prompt is assumed: any block that waits for the participant.
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
   */
  readonly lambdaChainSeconds: number
  /** How a reference to nothing arrives at a Lambda function. Not documented. */
  readonly missingLambdaParameter: 'null' | 'empty' | 'absent'
  /** What stored input is when only the terminating key was pressed. Not documented; another simulator keeps the `#`. */
  readonly onlyTerminator: 'empty' | 'terminator'
  /** Whether a voice contact whose customer hung up runs its disconnect flow. Two pages of AWS disagree. */
  readonly disconnectFlowAfterCustomer: boolean
  /** Whether the loop counters of a flow start anew when the flow is entered again. Not documented. */
  readonly loopCounters: 'flow run' | 'contact'
  /** Whether flow-local data are gone after a transfer to another flow. Documented for flow attributes only. */
  readonly transferClearsData: boolean
  /** What `$.External` is after a call that failed. Not documented; logs show no result then. */
  readonly externalAfterFailure: 'kept' | 'cleared'
  /** Deepest nesting of modules. Documented as five levels; what happens at the sixth is assumed: the error branch. */
  readonly moduleDepth: number
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
  lambdaChainSeconds: 20,
  missingLambdaParameter: 'null',
  onlyTerminator: 'empty',
  disconnectFlowAfterCustomer: false,
  loopCounters: 'flow run',
  transferClearsData: true,
  externalAfterFailure: 'kept',
  moduleDepth: 5,
  actionsWithoutTime: 10_000,
  maximumActions: 1_000_000,
}
