/** Kinds of things on an instance that a flow refers to. */
export const resourceKinds = [
  'queue',
  'lambda',
  'prompt',
  'hoursOfOperation',
  'lexBot',
  'flow',
  'module',
  'quickConnect',
  'view',
  'user',
  'phoneNumber',
  'taskTemplate',
  'caseTemplate',
  'assistant',
  'knowledgeBase',
  'messageTemplate',
  'dataTable',
  'segment',
  'cognitoUserPool',
  'cognitoAppClient',
  'agenticWorkspace',
  'agenticApplication',
  'agenticAlias',
] as const

/** Kind of a thing on an instance that a flow refers to. */
export type ResourceKind = (typeof resourceKinds)[number]

/** Marks a resource. Shared by all copies of this package. */
export const resourceBrand: unique symbol = Symbol.for('@aicc/flow-dsl/resource')

/**
 * A thing on an instance, named by a symbol: `queue('general-support')`. It becomes an ARN or id only when the flow is
 * emitted for an environment, so no ARN stands in a flow file.
 */
export interface Resource<Kind extends ResourceKind = ResourceKind> {
  readonly kind: Kind
  /** The symbol that an environment's resources map to an ARN or id. */
  readonly name: string
  /** @internal */
  readonly [resourceBrand]: true
}

/** Whether a value is a resource, also one made by another copy of this package. */
export function isResource(value: unknown): value is Resource {
  return typeof value === 'object' && value !== null && resourceBrand in value
}

/**
 * A resource of any kind. The functions named after the kinds read better where they exist.
 * @example
 * ```ts
 * const pool = resource('cognitoUserPool', 'customers')
 * flow.authenticateCustomer(
 *   { userPool: pool, appClient: resource('cognitoAppClient', 'chat') },
 *   { on: { OptedOut: goOn, TimeLimitExceeded: goOn } },
 * )
 * ```
 */
export function resource<Kind extends ResourceKind>(kind: Kind, name: string): Resource<Kind> {
  return {
    kind,
    name,
    [resourceBrand]: true,
  }
}

/**
 * A queue.
 * @param name - Its symbol, for instance `'general-support'`.
 * @example
 * ```ts
 * flow.setWorkingQueue(queue('general-support'))
 * ```
 */
export function queue(name: string): Resource<'queue'> {
  return resource('queue', name)
}

/**
 * A recorded prompt.
 * @param name - Its symbol, for instance `'welcome'`.
 * @example
 * ```ts
 * flow.playPrompt(prompt('welcome'))
 * ```
 */
export function prompt(name: string): Resource<'prompt'> {
  return resource('prompt', name)
}

/**
 * Hours of operation.
 * @param name - Their symbol, for instance `'weekdays'`.
 * @example
 * ```ts
 * flow.checkHoursOfOperation(hoursOfOperation('weekdays'), {
 *   on: { True: goOn, False: () => flow.playPrompt('상담 시간은 평일 오전 9시부터 오후 6시까지입니다.') },
 * })
 * ```
 */
export function hoursOfOperation(name: string): Resource<'hoursOfOperation'> {
  return resource('hoursOfOperation', name)
}

/**
 * Another flow by its name, for flows that are not written here or that would import each other in a circle.
 * @param name - The flow's name.
 * @example
 * ```ts
 * flow.transferToFlow(flowNamed('payment'))
 * ```
 */
export function flowNamed(name: string): Resource<'flow'> {
  return resource('flow', name)
}

/**
 * A quick connect.
 * @param name - Its symbol.
 * @example
 * ```ts
 * const backOffice = quickConnect('back-office')
 * ```
 */
export function quickConnect(name: string): Resource<'quickConnect'> {
  return resource('quickConnect', name)
}

/**
 * A user (agent).
 * @param name - Its symbol.
 * @example
 * ```ts
 * flow.setWorkingQueue({ agent: user('kim') })
 * ```
 */
export function user(name: string): Resource<'user'> {
  return resource('user', name)
}

/**
 * A phone number claimed on the instance, for instance as caller id.
 * @param name - Its symbol.
 * @example
 * ```ts
 * flow.transferToPhoneNumber('+82212345678', { callerId: phoneNumber('main-line') })
 * ```
 */
export function phoneNumber(name: string): Resource<'phoneNumber'> {
  return resource('phoneNumber', name)
}

/**
 * A task template.
 * @param name - Its symbol.
 * @example
 * ```ts
 * flow.createTask({ name: 'Call the customer back', template: taskTemplate('callback') })
 * ```
 */
export function taskTemplate(name: string): Resource<'taskTemplate'> {
  return resource('taskTemplate', name)
}

/**
 * A case template.
 * @param name - Its symbol, for instance `'complaint'`.
 * @example
 * ```ts
 * flow.createCase({ template: caseTemplate('complaint'), fields: { title: 'Complaint by telephone' } })
 * ```
 */
export function caseTemplate(name: string): Resource<'caseTemplate'> {
  return resource('caseTemplate', name)
}

/**
 * An AI assistant that makes recommendations to agents.
 * @param name - Its symbol, which an environment's resources map to the assistant's ARN.
 * @example
 * ```ts
 * const session = flow.connectAssistant(assistant('support-assistant'))
 * flow.setContactProperties({ assistantSession: session.arn })
 * ```
 */
export function assistant(name: string): Resource<'assistant'> {
  return resource('assistant', name)
}

/**
 * A knowledge base, which holds message templates.
 * @param name - Its symbol, which an environment's resources map to the knowledge base's ARN.
 * @example
 * ```ts
 * flow.renderMessageTemplate({ template: messageTemplate('receipt'), knowledgeBase: knowledgeBase('templates') })
 * ```
 */
export function knowledgeBase(name: string): Resource<'knowledgeBase'> {
  return resource('knowledgeBase', name)
}

/**
 * A message template of a knowledge base.
 * @param name - Its symbol, which an environment's resources map to the template's ARN.
 * @example
 * ```ts
 * flow.renderMessageTemplate({ template: messageTemplate('receipt'), knowledgeBase: knowledgeBase('templates') })
 * ```
 */
export function messageTemplate(name: string): Resource<'messageTemplate'> {
  return resource('messageTemplate', name)
}

/**
 * A data table.
 * @param name - Its symbol, for instance `'rates'`.
 * @example
 * ```ts
 * const { today } = flow.evaluateDataTable(dataTable('rates'), {
 *   today: { row: { country: 'KR' }, columns: ['price'] },
 * })
 * flow.playPrompt(today.price)
 * ```
 */
export function dataTable(name: string): Resource<'dataTable'> {
  return resource('dataTable', name)
}

/**
 * A customer segment of Customer Profiles.
 * @param name - Its symbol, which an environment's resources map to the segment's ARN.
 * @example
 * ```ts
 * flow.dial({ segment: segment('unpaid-invoices') })
 * ```
 */
export function segment(name: string): Resource<'segment'> {
  return resource('segment', name)
}
