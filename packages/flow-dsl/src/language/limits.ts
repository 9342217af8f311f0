/** One limit of the service, with where it was read and when. */
export interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  /** ISO date on which the source was read. */
  readonly readOn: string
}

const developerGuide = 'https://docs.aws.amazon.com/connect/latest/devguide/'
const administratorGuide = 'https://docs.aws.amazon.com/connect/latest/adminguide/'
const readOn = '2026-11-23'

/** Limits that hold for a whole flow. Limits of one parameter stand in that action's own file. */
export const limits = {
  /** Actions in one flow or module. */
  actions: { value: 250, unit: 'actions', source: `${developerGuide}flow-language-example.html`, readOn },
  /** Length of the content that the API and CloudFormation take. */
  contentCharacters: {
    value: 256_000,
    unit: 'characters',
    source: 'https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateContactFlow.html',
    readOn,
  },
  /** Length of an `Identifier`. */
  identifierCharacters: {
    value: 50,
    unit: 'characters',
    source: `${developerGuide}flow-language-actions.html`,
    readOn,
  },
  /** Length of a flow's name. */
  nameCharacters: {
    value: 127,
    unit: 'characters',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-connect-contactflow.html',
    readOn,
  },
  /** Text or SSML of one prompt, tags included. */
  promptCharacters: {
    value: 6_000,
    unit: 'characters',
    source: `${administratorGuide}get-customer-input.html`,
    readOn,
  },
  /** Text of one prompt as it is billed: SSML tags do not count. */
  promptBilledCharacters: {
    value: 3_000,
    unit: 'billed characters',
    source: `${administratorGuide}get-customer-input.html`,
    readOn,
  },
  /** Contact attributes of one contact together, keys and values as UTF-8. */
  attributesBytes: { value: 32_768, unit: 'bytes', source: `${administratorGuide}set-contact-attributes.html`, readOn },
  /** Flow attributes of one flow run together. */
  flowAttributesBytes: {
    value: 32_768,
    unit: 'bytes',
    source: `${administratorGuide}set-contact-attributes.html`,
    readOn,
  },
  /** Length of a flow's description. */
  descriptionCharacters: {
    value: 500,
    unit: 'characters',
    source: 'https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateContactFlow.html',
    readOn,
  },
  /** Modules that invoke modules. */
  moduleNesting: { value: 5, unit: 'levels', source: `${administratorGuide}contact-flow-modules.html`, readOn },
  /** Custom branches of one module. */
  moduleBranches: { value: 8, unit: 'branches', source: `${administratorGuide}contact-flow-modules.html`, readOn },
  /** Conditions of one Compare in a journey. */
  journeyConditions: {
    value: 5,
    unit: 'conditions',
    source: `${administratorGuide}journey-flow-block-check-communication-status.html`,
    readOn,
  },
} as const satisfies Readonly<Record<string, Limit>>
