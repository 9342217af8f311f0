/**
 * Forms of the testing language that a test case uses although nobody has published a run with them: the service may
 * refuse them, or never match. Each with what is open.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/testing-language-actions-override-system-behavior.html
 */
export const unverifiedForms = {
  'bot-mock':
    'The answer of a bot is mocked. The reference describes the form, and not what its data look like: here the intent and the slots as the flow reads them.',
  'bot-prompt-on-a-call': 'The prompt of a bot was not observed in a voice call where this was tried.',
  disconnect: 'The customer hangs up by an instruction of the reference that nobody has published a run with.',
  'hours-error': 'The failure of an hours check is mocked as the reference describes it.',
  'input-without-prompt':
    'Nothing is heard right before the flow listens, so that the input may come too early: the service ignores it then.',
  'keys-in-a-row': 'Several keys are sent one after another, each by an instruction of its own.',
  'lambda-answer':
    'The answer of a function is mocked as the reference describes it (LoadedData). One source says that the member has another name (Value).',
  'lambda-error': 'The failure of a function is mocked as the reference describes it.',
  language: 'Messages are observed that are not English. An older page says that only English ones are.',
  'last-words': 'A prompt is expected right before the contact ends. In calls it was lost in 4 of 10 runs.',
  'queue-error': 'A full queue or a failing transfer is mocked as the reference describes it.',
  'recorded-prompt': 'A recorded prompt is observed by its id, as the reference describes it.',
  'repeated-message':
    'The same words are expected twice in a row. Where this was tried, the second message never came.',
} as const

/** Name of a form that is not verified. */
export type UnverifiedForm = keyof typeof unverifiedForms
