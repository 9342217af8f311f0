import {
  array,
  boolean,
  constant,
  constantFrom,
  integer,
  oneof,
  option,
  record,
  string,
  subarray,
  tuple,
} from 'fast-check'
import type { FlowType } from '../language/flow-type.js'
import type { Arbitrary } from 'fast-check'
import { contact } from '../language/system-attributes.js'
import { attribute } from '../values/contact-attributes.js'
import {
  assistant,
  caseTemplate,
  dataTable,
  flowNamed,
  hoursOfOperation,
  knowledgeBase,
  messageTemplate,
  phoneNumber,
  prompt,
  queue,
  resource,
  segment,
  taskTemplate,
  user,
} from '../values/resource.js'
import { ssml } from '../values/text.js'
import { Written } from './flow-program.js'
import type { Argument, Branch } from './flow-program.js'
import { authenticate, customer, greet, guide, language, profile, progress, registration, travel } from './world.js'

/** What the arguments of a call depend on. */
export interface CallContext {
  readonly branch: Arbitrary<Branch>
  readonly flowType: FlowType
  /** Whether failures may be left out. */
  readonly handled: boolean
  /** Whether the flow is a module with a contract. */
  readonly contract: boolean
}

type Arguments = Arbitrary<readonly Argument[]>

/** Outcomes of a block, by what may be left out. */
interface Outcomes {
  readonly failures?: readonly string[]
  readonly events?: readonly string[]
  readonly optional?: readonly string[]
}

const failure: Outcomes = { failures: ['NoMatchingError'] }

function written(code: string, value: unknown): Written {
  return new Written(code, value)
}

/** Words as people write them, and words as nobody does. `$` would begin references that do not exist. */
const words = oneof(
  constantFrom('안녕하세요.', 'Press 1 or 2.', 'Thank you, goodbye!', '사번을 누르고 우물 정자를 눌러 주세요.', ' '),
  string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((text) => text.replaceAll('$', 'S')),
)

/** Names of labels, blocks and identifiers. */
export const names: Arbitrary<string> = oneof(
  constantFrom('ask', 'menu', 'goodbye', '끝', 'constructor'),
  string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
)

const textReferences = constantFrom(
  written('customer.name', customer['name']),
  written('aicc.contact.customerEndpoint.address', contact.customerEndpoint.address),
  written(`aicc.attribute('$.Attributes.note')`, attribute('$.Attributes.note')),
)
const texts = oneof(
  { weight: 4, arbitrary: words },
  { weight: 1, arbitrary: textReferences },
  { weight: 1, arbitrary: words.map((text) => `${text} $.Attributes.name `) },
)
const content = oneof(
  { weight: 4, arbitrary: texts },
  {
    weight: 1,
    arbitrary: constantFrom<Argument>(
      written(`aicc.prompt('welcome')`, prompt('welcome')),
      written('aicc.ssml`Hello <break time="1s"/>`', ssml`Hello <break time="1s"/>`),
      { s3Uri: 'https://bucket.s3.amazonaws.com/welcome.wav' },
    ),
  },
)
const queues = constantFrom<Argument>(
  written(`aicc.queue('support')`, queue('support')),
  written(`aicc.queue('sales')`, queue('sales')),
  written(`aicc.attribute('$.Attributes.queue')`, attribute('$.Attributes.queue')),
  { agent: written(`aicc.user('kim')`, user('kim')) },
)
const flows = constantFrom(
  written(`aicc.flowNamed('other')`, flowNamed('other')),
  written(`aicc.attribute('$.Attributes.flow')`, attribute('$.Attributes.flow')),
)
const callerId = constantFrom(written(`aicc.phoneNumber('main')`, phoneNumber('main')))
const identifiers = string({ unit: constantFrom('a', 'b', 'c', '1', '2'), minLength: 4, maxLength: 12 })

/** An object whose members may all be missing, but for those that are required. */
function members(
  given: { readonly [name: string]: Arbitrary<Argument> },
  required: readonly string[] = [],
): Arbitrary<{ readonly [name: string]: Argument }> {
  return record(given, { requiredKeys: [...required] })
}

/** `on` with a branch for each outcome that needs one, and for some of the others. */
function branches({ branch, handled }: CallContext, { failures = [], events = [], optional = [] }: Outcomes) {
  const all = [...failures, ...events, ...optional]
  return members(Object.fromEntries(all.map((name) => [name, branch])), handled ? events : [...failures, ...events])
}

/** The last argument of a block: its branches, now and then an identifier, and its own members. */
function options(
  context: CallContext,
  outcomes: Outcomes,
  own: { readonly [name: string]: Arbitrary<Argument> } = {},
  required: readonly string[] = [],
): Arbitrary<Argument> {
  const { failures = [], events = [] } = outcomes
  const id = option(identifiers, { nil: undefined, freq: 6 })
  const on = Object.keys(outcomes).length === 0 ? {} : { on: branches(context, outcomes) }
  const needed = events.length > 0 || (failures.length > 0 && !context.handled) ? ['on'] : []
  return members({ ...own, ...on, id }, [...required, ...needed])
}

/** Arguments that end with branches and identifier, which may be left out as a whole where nothing is needed. */
function call(context: CallContext, outcomes: Outcomes, ...before: readonly Arbitrary<Argument>[]): Arguments {
  return tuple(...before, options(context, outcomes))
}

const seconds = (maximum: number): Arbitrary<number> => integer({ min: 1, max: maximum })
const input = (context: CallContext, outcomes: Outcomes, own: { readonly [name: string]: Arbitrary<Argument> }) =>
  tuple(options(context, outcomes, { prompt: content, timeoutSeconds: seconds(180), ...own }, ['prompt']))

const fields = members({ title: texts, urgent: boolean(), customer_id: textReferences })

const wholeValue = oneof<Arbitrary<Argument>[]>(words, textReferences)
const profileValues = members(
  { firstName: wholeValue, phoneNumber: wholeValue, attributes: members({ tier: wholeValue }, ['tier']) },
  ['firstName'],
)
/** What a block is told to keep of a profile. */
const kept = { fields: subarray(['firstName', 'lastName', 'shippingCity']), attributes: subarray(['tier', 'own name']) }
const identifier = record({ identifier: constantFrom('_phone', '_email'), value: wholeValue })
const tables = constantFrom<Argument>(
  written(`aicc.dataTable('rates')`, dataTable('rates')),
  written(`aicc.attribute('$.Attributes.table')`, attribute('$.Attributes.table')),
)
const row = members({ country: wholeValue, city: wholeValue }, ['country'])
const template = {
  knowledgeBase: constant(written(`aicc.knowledgeBase('templates')`, knowledgeBase('templates'))),
  template: constant(written(`aicc.messageTemplate('offer')`, messageTemplate('offer'))),
}

/** Options of a block on cases: one that links the contact can fail at that, too. */
function caseOptions(context: CallContext, { events = [] }: Outcomes): Arbitrary<Argument> {
  const linking = { failures: ['NoMatchingError', 'ContactNotLinked'], events }
  return oneof(
    options(context, linking, { linkContact: constant(true) }),
    options(context, { ...failure, events }, { linkContact: constant(false) }, ['linkContact']),
  )
}

const redaction = oneof(constant('everything'), subarray(['PIN', 'EMAIL', 'PHONE'], { minLength: 1 }))
const recorded = subarray(['Agent', 'Customer'])
const channelMismatch: Outcomes = { ...failure, events: ['ChannelMismatch'] }
const hook = (context: CallContext): Arguments => call(context, failure, flows)
const results = (context: CallContext, outcomes: readonly string[], own = {}): Arbitrary<Argument> =>
  options(context, { ...failure, events: outcomes }, own)

/** A comparison and its branch. */
function comparisons(
  { branch }: CallContext,
  operators: readonly string[],
  operand: Arbitrary<Argument>,
): Arbitrary<Argument> {
  const one = tuple(constantFrom(...operators), operand, branch).map(([operator, value, target]) => ({
    [operator]: value,
    branch: target,
  }))
  return array(one, { minLength: 1, maxLength: 3 })
}

const numberOperators = ['equals', 'greaterThan', 'greaterOrEqual', 'lessThan', 'lessOrEqual'] as const
const textOperators = ['equals', 'startsWith', 'endsWith', 'contains'] as const

/** Cases of an enumeration: with `onError` in scope all of them, or some and otherwise. */
function cases({ branch, handled }: CallContext): Arbitrary<Argument> {
  const every = { gold: branch, silver: branch, bronze: branch }
  const some = members({ ...every, otherwise: branch }, ['gold', 'otherwise'])
  return handled ? oneof(some, members(every, Object.keys(every))) : some
}

/** Shares that leave something for the rest. */
function shares({ branch }: CallContext): Arbitrary<Argument> {
  const one = record({ percent: integer({ min: 1, max: 30 }), branch })
  return array(one, { minLength: 1, maxLength: 3 })
}

const waitBranches = (context: CallContext): Arbitrary<Argument> =>
  oneof(
    branches(context, { ...failure, events: ['WaitCompleted'], optional: ['CustomerReturned'] }),
    branches(context, {
      ...failure,
      events: ['WaitCompleted', 'BotParticipantDisconnected', 'ParticipantNotFound'],
      optional: ['CustomerReturned'],
    }),
  )

/**
 * Arguments of every builder method that writes one action, by the method's name. Loops have bodies of their own and
 * stand with the statements; a test fails when a method is missing in both places.
 */
export const callArguments: Readonly<Record<string, (context: CallContext) => Arguments>> = {
  playPrompt: (context) =>
    tuple(content, options(context, { optional: ['NoMatchingError'] }, { skipWhenBuffered: boolean() })),
  loopPrompts: (context) => {
    const interrupt = record({ everySeconds: integer({ min: 21, max: 120 }), branch: context.branch })
    const messages = array(content, { minLength: 1, maxLength: 3 })
    return tuple(messages, options(context, { optional: ['NoMatchingError'] }, { interrupt }))
  },
  getCustomerInput: (context) =>
    input(
      context,
      { ...failure, events: ['InputTimeLimitExceeded', 'NoMatchingCondition'], optional: ['1', '2', '*', '#'] },
      {},
    ),
  storeCustomerInput: (context) =>
    input(context, failure, {
      maxDigits: integer({ min: 1, max: 20 }),
      terminator: constantFrom('#', '*', '9#', '##'),
      digitTimeoutSeconds: integer({ min: 1, max: 20 }),
    }),
  storeCustomerPhoneNumber: (context) =>
    input(context, { ...failure, events: ['InvalidPhoneNumber'] }, { country: constantFrom('KR', 'US') }),
  setTouchToneBuffer: (context) => call(context, failure, record({ enabled: boolean() })),
  connectToLexBot: (context) => {
    const opening = oneof(content, constant({ initialMessage: true }))
    const outcomes = { ...failure, events: ['NoMatchingCondition'], optional: ['Book', 'Cancel'] }
    const timed = { ...outcomes, events: ['NoMatchingCondition', 'InputTimeLimitExceeded'] }
    return tuple(
      constant(written('travel', travel)),
      oneof(
        options(context, outcomes, { prompt: opening, sessionAttributes: constant({ step: '1' }) }, ['prompt']),
        options(context, timed, { prompt: opening, chatTimeoutSeconds: integer({ min: 60, max: 604_800 }) }, [
          'prompt',
          'chatTimeoutSeconds',
        ]),
      ),
    )
  },
  connectToAgenticCx: (context) => {
    const application = {
      workspace: written(`aicc.resource('agenticWorkspace', 'desk')`, resource('agenticWorkspace', 'desk')),
      application: written(`aicc.resource('agenticApplication', 'desk')`, resource('agenticApplication', 'desk')),
      alias: written(`aicc.resource('agenticAlias', 'live')`, resource('agenticAlias', 'live')),
    }
    const filler = members({ startDelayMilliseconds: integer({ min: 0, max: 5_000 }) })
    const outcomes = { ...failure, events: ['Escalation', 'NoMatchingCondition', 'InputTimeLimitExceeded'] }
    const own = { contextVariables: members({ name: texts, number: texts }), agenticVoice: boolean(), filler }
    return tuple(constant(application), options(context, outcomes, own))
  },
  authenticateCustomer: (context) => {
    const signIn = members(
      {
        userPool: constant(written(`aicc.resource('cognitoUserPool', 'pool')`, resource('cognitoUserPool', 'pool'))),
        appClient: constant(written(`aicc.resource('cognitoAppClient', 'chat')`, resource('cognitoAppClient', 'chat'))),
        timeoutMinutes: integer({ min: 3, max: 15 }),
      },
      ['userPool', 'appClient'],
    )
    return tuple(signIn, options(context, { ...failure, events: ['OptedOut', 'TimeLimitExceeded'] }))
  },
  showView: (context) =>
    tuple(
      constant(written('guide', guide)),
      options(
        context,
        { ...failure, events: ['NoMatchingCondition', 'TimeLimitExceeded'], optional: ['Back', 'Next'] },
        {
          timeoutSeconds: seconds(60_000),
          data: members({
            Heading: texts,
            Items: array(record({ Label: words, Copyable: boolean() })),
            Count: seconds(9),
          }),
          hideFromTranscript: boolean(),
        },
        ['timeoutSeconds'],
      ),
    ),
  createCase: (context) =>
    tuple(
      members(
        { template: constant(written(`aicc.caseTemplate('complaint')`, caseTemplate('complaint'))), fields: fields },
        ['template'],
      ),
      caseOptions(context, {}),
    ),
  getCase: (context) =>
    tuple(
      record({
        fields: constant({ reference_number: '12345678' }),
        lastUpdated: boolean(),
        keep: subarray(['case_id', 'status', 'own field']),
      }),
      caseOptions(context, { events: ['MultipleFound', 'NoneFound'] }),
    ),
  updateCase: (context) => tuple(textReferences, fields, caseOptions(context, {})),
  createContact: (context) => call(context, failure, constant('EMAIL')),
  renderMessageTemplate: (context) =>
    call(
      context,
      { failures: ['NoMatchingError', 'TemplateRenderingError'] },
      constant({
        template: written(`aicc.messageTemplate('thanks')`, messageTemplate('thanks')),
        knowledgeBase: written(`aicc.knowledgeBase('templates')`, knowledgeBase('templates')),
      }),
    ),
  sendMessage: (context) =>
    call(
      context,
      failure,
      members(
        {
          from: constant(written(`aicc.phoneNumber('sms')`, phoneNumber('sms'))),
          to: oneof(constantFrom<Argument>('+821012345678'), textReferences),
          flow: flows,
          text: texts,
        },
        ['from', 'to', 'flow'],
      ),
    ),
  connectAssistant: (context) =>
    call(context, failure, constant(written(`aicc.assistant('helper')`, assistant('helper')))),
  createPersistentContactAssociation: (context) =>
    tuple(
      textReferences,
      options(context, failure, { rehydrate: constantFrom('entire past session', 'from segment') }),
    ),
  disconnect: (context) => call(context, {}),
  transferToPhoneNumber: (context) => {
    const own = { timeoutSeconds: integer({ min: 0, max: 600 }), sendDigits: constantFrom('1', ',,2#'), callerId }
    const resuming: Outcomes = { ...failure, events: ['CallFailed', 'ConnectionTimeLimitExceeded'] }
    return tuple(
      oneof(constantFrom<Argument>('+82212345678'), constant(written('customer.name', customer['name']))),
      context.flowType === 'AGENT_TRANSFER'
        ? options(context, failure, own)
        : oneof(
            options(context, failure, own),
            options(context, resuming, { ...own, resume: context.branch }, ['resume']),
          ),
    )
  },
  callPhoneNumber: (context) => tuple(options(context, {}, { callerId })),
  createTask: (context) =>
    call(
      context,
      failure,
      oneof(
        members({ name: texts, description: texts, flow: flows, delaySeconds: seconds(518_400) }, ['name', 'flow']),
        record({
          name: texts,
          template: constant(written(`aicc.taskTemplate('follow-up')`, taskTemplate('follow-up'))),
        }),
      ),
    ),
  moveToQueue: (context) => call(context, { ...failure, events: ['QueueAtCapacity'] }, queues),
  transferToQueue: (context) => call(context, { ...failure, events: ['QueueAtCapacity'] }),
  transferToAgent: (context) => call(context, {}),
  invokeModule: (context) =>
    oneof(
      tuple(
        constant(written('authenticate', authenticate)),
        record({ number: texts }),
        options(context, { ...failure, events: ['known', 'unknown'] }),
      ),
      tuple(constant(written('greet', greet)), constant({}), options(context, failure)),
    ),
  returnFromModule: (context) =>
    context.contract
      ? tuple(members({ branch: constantFrom('known', 'unknown'), output: members({ id: texts }) }, ['branch']))
      : tuple(options(context, {})),
  tagContact: (context) => call(context, failure, members({ team: words, tier: textReferences }, ['team'])),
  untagContact: (context) =>
    call(context, failure, array(constantFrom('team', 'tier'), { minLength: 1, maxLength: 2 })),
  getStoredContent: (context) => call(context, failure),
  resumeContact: (context) => call(context, failure),
  setMessageProcessing: (context) =>
    call(
      context,
      channelMismatch,
      members(
        {
          processor: constant(written(`aicc.resource('lambda', 'processor')`, resource('lambda', 'processor'))),
          deliverUnprocessedMessages: boolean(),
          enabled: boolean(),
        },
        ['processor', 'deliverUnprocessedMessages'],
      ),
    ),
  startMediaStreaming: (context) => tuple(options(context, failure, { audio: constantFrom('from', 'to', 'both') })),
  stopMediaStreaming: (context) => call(context, failure),
  setRoutingCriteria: (context) => {
    const proficiency = constantFrom<Argument>(
      written(`language.atLeast('Korean', 4)`, language.atLeast('Korean', 4)),
      written(`language.atLeast('English', 1)`, language.atLeast('English', 1)),
    )
    const expirySeconds = seconds(300)
    const kim = constant(written(`aicc.user('kim')`, user('kim')))
    const step = oneof(
      members({ allOf: array(proficiency, { minLength: 1, maxLength: 3 }), expirySeconds }, ['allOf']),
      members({ agents: array(kim, { minLength: 1, maxLength: 2 }), expirySeconds }, ['agents']),
    )
    const criteria = oneof<Arbitrary<Argument>[]>(array(step, { minLength: 1, maxLength: 3 }), textReferences)
    return call(context, failure, criteria)
  },
  holdCustomerOrAgent: (context) => call(context, failure, constantFrom('agent', 'customer', 'nobody')),
  setVoiceId: (context) => call(context, failure),
  checkVoiceId: (context) => {
    const question = (name: string, outcomes: readonly string[]): Arguments =>
      tuple(constant(name), results(context, outcomes))
    return oneof(
      question('enrollmentStatus', ['Enrolled', 'NotEnrolled', 'OptedOut']),
      question('fraudDetection', ['HighRisk', 'LowRisk', 'Inconclusive']),
    )
  },
  checkSegmentMembership: (context) => {
    const value = oneof<Arbitrary<Argument>[]>(words, textReferences)
    return tuple(record({ profileId: value, segment: value }), results(context, ['True', 'False']))
  },
  associateContactToProfile: (context) => tuple(wholeValue, options(context, failure, { contactId: textReferences })),
  createCustomerProfile: (context) => call(context, failure, members({ values: profileValues, ...kept }, ['values'])),
  updateCustomerProfile: (context) =>
    call(context, failure, members({ values: profileValues, profileId: textReferences, ...kept }, ['values'])),
  getCustomerProfile: (context) => {
    const several = array(identifier, { minLength: 1, maxLength: 5 })
    const search = oneof<Arbitrary<Argument>[]>(
      members({ identifier: constant('_phone'), value: wholeValue, ...kept }, ['identifier', 'value']),
      members({ allOf: several, ...kept }, ['allOf']),
      members({ anyOf: several, ...kept }, ['anyOf']),
    )
    return call(context, { ...failure, events: ['NoneFoundError', 'MultipleFoundError'] }, search)
  },
  getCustomerProfileObject: (context) => {
    const own = {
      profileId: wholeValue,
      objectType: constantFrom('_asset', '_order', 'visit'),
      fields: subarray(['assetStatus', 'orderTotalPrice']),
      attributes: subarray(['color', 'own name']),
    }
    const search = oneof<Arbitrary<Argument>[]>(
      members(own, ['profileId', 'objectType']),
      members({ ...own, identifier: constant('_assetId'), value: wholeValue }, [
        'profileId',
        'objectType',
        'identifier',
        'value',
      ]),
    )
    return call(context, { ...failure, events: ['NoneFoundError'] }, search)
  },
  getCalculatedAttributes: (context) =>
    call(
      context,
      { ...failure, events: ['NoneFoundError'] },
      wholeValue,
      subarray(['_average_hold_time', '_frequent_caller'], { minLength: 1 }),
    ),
  evaluateDataTable: (context) => {
    const query = record({ row, columns: subarray(['price', 'own column'], { minLength: 1 }) })
    return call(context, failure, tables, members({ rate: query, second: query }, ['rate']))
  },
  listDataTable: (context) => call(context, failure, tables, members({ near: row, far: row })),
  writeDataTable: (context) => {
    const change = members({ row, values: members({ price: wholeValue }), defaults: subarray(['currency']) }, ['row'])
    return tuple(
      tables,
      members({ rate: change, second: change }, ['rate']),
      options(context, failure, { lockVersion: textReferences }),
    )
  },
  sendSms: (context) =>
    call(
      context,
      failure,
      record({ ...template, from: constant(written(`aicc.phoneNumber('sms')`, phoneNumber('sms'))) }),
    ),
  sendEmail: (context) =>
    call(
      context,
      failure,
      members({ ...template, from: constant('info@example.com'), displayName: wholeValue }, [
        ...Object.keys(template),
        'from',
      ]),
    ),
  dial: (context) =>
    call(
      context,
      failure,
      members({
        segment: constant(written(`aicc.segment('late')`, segment('late'))),
        attributes: members({ offer: wholeValue }),
      }),
    ),
  checkCommunicationStatus: (context) => {
    const { branch } = context
    const statuses = members({ Bounce: branch, Delivery: branch, 'Rendering Failure': branch }, ['Bounce'])
    return tuple(textReferences, options(context, failure, { statuses, otherwise: branch }, ['statuses', 'otherwise']))
  },
  setContactAttributes: (context) =>
    tuple(
      constant(written('customer', customer)),
      members({ tier: constantFrom('gold', 'silver'), name: texts, visits: integer({ min: 0, max: 99 }) }, ['name']),
      options(context, failure, { contact: constantFrom('current', 'related') }),
    ),
  setCallbackNumber: (context) =>
    tuple(textReferences, options(context, { events: ['InvalidCallbackNumber', 'CallbackNumberNotDialable'] })),
  setContactProperties: (context) =>
    call(
      context,
      failure,
      members({ name: texts, description: texts, customerId: words, languageCode: constant('ko-KR') }, ['name']),
    ),
  setCustomerQueueFlow: hook,
  setDisconnectFlow: hook,
  setCustomerHoldFlow: hook,
  setAgentHoldFlow: hook,
  setCustomerWhisperFlow: hook,
  setAgentWhisperFlow: hook,
  setEventFlow: (context) => call(context, failure, constantFrom('DefaultAgentUI', 'PauseContact'), flows),
  setVoiceRecordingAndAnalytics: (context) => {
    const analytics = members(
      { language: constant('ko-KR'), mode: constantFrom('real time', 'after the contact'), redact: redaction },
      ['language', 'mode'],
    )
    const unanalysed = members({ record: recorded, ivr: boolean() }, ['record'])
    // What is analysed has to be recorded on both sides.
    const bothSides = constant(['Agent', 'Customer'])
    const analysed = members({ record: bothSides, ivr: boolean(), analytics }, ['record'])
    return call(context, channelMismatch, oneof(unanalysed, analysed))
  },
  setChatAnalytics: (context) =>
    call(
      context,
      { failures: ['NoMatchingError', 'InFlightRedactionConfigurationFailed'], events: ['ChannelMismatch'] },
      members({ enabled: boolean(), language: constant('ko-KR'), redact: redaction }, ['enabled']),
    ),
  setScreenRecording: (context) => call(context, channelMismatch, record({ enabled: boolean() })),
  setRecordingBehavior: (context) => call(context, {}, members({ record: recorded, ivr: boolean() }, ['record'])),
  changeRoutingPriority: (context) => call(context, {}, integer({ min: 1, max: 9 })),
  changeRoutingAge: (context) => call(context, {}, integer({ min: -300, max: 300 })),
  setWorkingQueue: (context) => call(context, failure, queues),
  setVoice: (context) => {
    const own = {
      voice: constantFrom<Argument>('Seoyeon', written('customer.name', customer['name'])),
      engine: constantFrom('Standard', 'Neural', 'Generative'),
      style: constantFrom('None', 'Conversational'),
    }
    return tuple(
      oneof(
        options(context, { optional: ['NoMatchingError'] }, own, ['voice']),
        options(context, failure, { ...own, language: constantFrom('ko-KR', 'en-US') }, ['voice', 'language']),
      ),
    )
  },
  checkHoursOfOperation: (context) =>
    tuple(
      constantFrom<Argument>(
        'working queue',
        written(`aicc.hoursOfOperation('weekdays')`, hoursOfOperation('weekdays')),
      ),
      results(context, ['True', 'False']),
    ),
  checkStaffing: (context) =>
    tuple(constantFrom('available', 'staffed', 'online'), results(context, ['True', 'False'], { queue: queues })),
  checkQueueStatus: (context) => {
    const conditions = comparisons(context, numberOperators, integer({ min: 0, max: 500 }))
    return tuple(
      constantFrom('contactsInQueue', 'oldestContactAgeSeconds'),
      options(context, { ...failure, events: ['NoMatchingCondition'] }, { conditions, queue: queues }, ['conditions']),
    )
  },
  checkCallProgress: (context) =>
    tuple(results(context, ['CallAnswered', 'VoicemailBeep', 'VoicemailNoBeep', 'NotDetected'])),
  match: (context) => tuple(constant(written('customer.tier', customer['tier'])), cases(context), options(context, {})),
  checkContactAttributes: (context) => {
    const numeric = comparisons(context, numberOperators, integer({ min: 0, max: 99 }))
    const textual = comparisons(context, textOperators, oneof(words, textReferences))
    const withConditions = (conditions: Arbitrary<Argument>) =>
      options(context, {}, { conditions, otherwise: context.branch }, ['conditions', 'otherwise'])
    return oneof(
      tuple(constant(written('customer.visits', customer['visits'])), withConditions(numeric)),
      tuple(constant(written('customer.name', customer['name'])), withConditions(textual)),
    )
  },
  distributeByPercentage: (context) =>
    tuple(shares(context), options(context, {}, { otherwise: context.branch }, ['otherwise'])),
  endFlow: (context) => call(context, {}),
  getQueueMetrics: (context) =>
    tuple(options(context, failure, { queue: queues, channel: constantFrom('Voice', 'Chat') })),
  transferToFlow: (context) => call(context, failure, flows),
  setFlowAttributes: (context) =>
    tuple(constant(written('progress', progress)), record({ step: texts }), options(context, failure)),
  setLoggingBehavior: (context) => call(context, {}, constantFrom('enabled', 'disabled')),
  wait: (context) =>
    tuple(
      members(
        {
          seconds: oneof<Arbitrary<Argument>[]>(
            seconds(604_800),
            constant(written('customer.visits', customer['visits'])),
          ),
          on: waitBranches(context),
        },
        ['seconds', 'on'],
      ),
    ),
  createCallback: (context) =>
    tuple(
      options(context, failure, {
        queue: queues,
        delaySeconds: seconds(259_200),
        attempts: integer({ min: 1, max: 5 }),
        retryDelaySeconds: seconds(259_200),
        creationFlow: flows,
        callerId,
      }),
    ),
  invokeLambda: (context) =>
    oneof(
      tuple(
        constant(written('registration', registration)),
        members({ number: texts, note: texts }, ['number']),
        options(context, failure, { timeoutSeconds: integer({ min: 1, max: 8 }) }),
      ),
      tuple(constant(written('profile', profile)), constant({}), options(context, failure)),
    ),
  action: (context) => {
    const condition = record({ operator: constant('Equals'), operand: words, branch: context.branch })
    return tuple(
      members(
        {
          Type: constant('Compare'),
          Parameters: record({ ComparisonValue: textReferences }),
          conditions: array(condition, { minLength: 1, maxLength: 2 }),
          on: record({ NoMatchingCondition: context.branch }),
          id: identifiers,
        },
        ['Type', 'Parameters', 'conditions', 'on'],
      ),
    )
  },
}
