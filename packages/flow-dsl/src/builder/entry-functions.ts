import type { Channel } from '../language/channel.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import type { FlowType } from '../language/flow-type.js'
import type { ObjectSchema, OutputOf } from '../values/contract.js'
import { referencesTo } from '../values/lambda.js'
import type { ResultReferences } from '../values/lambda.js'
import type { FlowModule } from '../actions/invoke-flow-module.js'
import type { ContractOf, ModuleContract } from '../values/module-contract.js'
import type { FlowBuilder } from './flow-builder.js'
import { Flow } from './flow.js'
import type { Handled, Unhandled } from './scope.js'

/** What to do when a block fails; gets a builder in which nothing is handled. */
export type ErrorHandler<Builder> = (flow: Builder) => void

/** Something that is set before a flow starts: an attribute, everything below a prefix, or the working queue. */
export type ExpectedValue = AttributeReference<unknown> | `$.${string}` | 'working queue'

/** What every flow can declare. */
export interface FlowOptions<OnError> {
  /** Channels that the flow is for; the checker points at blocks that fail on one of them. All when left out. */
  readonly channels?: readonly Channel[]
  /** What the console shows, 500 characters at most. */
  readonly description?: string
  /**
   * What is set already when the flow starts: by a flow that transfers to it, by the call that started the contact, by
   * an agent. Contact attributes by their references, everything below a prefix such as `'$.External'`, or
   * `'working queue'`. With it, whatever else is read before the flow itself has set it is an error; without it, what
   * another flow may have set is a warning.
   * @example
   * ```ts
   * const customer = contactAttributes({ tier: z.enum(['gold', 'silver']) })
   * contactFlow('after-sales', { expects: [customer.tier, 'working queue'] }, (flow) => {
   *   flow.playPrompt(text`Your tier is ${customer.tier} .`)
   *   flow.disconnect()
   * })
   * ```
   */
  readonly expects?: readonly ExpectedValue[]
  /**
   * What to do when a block fails and has no branch for that. With it, failure branches may be left out everywhere in
   * the flow. It has to end the contact or go elsewhere, and give the branches of its own blocks.
   */
  readonly onError?: OnError
}

/** Whether an `onError` is declared: where it is not, its type is inferred as what it may be, undefined included. */
export type HandlingOf<OnError> = [undefined] extends [OnError] ? Unhandled : Handled

function declareFlow<Type extends FlowType>(
  flowType: Type,
  name: string,
  options: FlowOptions<((flow: never) => void) | undefined>,
  body: (flow: never) => void,
  above: (...args: never[]) => unknown,
): Flow<Type> {
  const { channels, description, expects, onError } = options
  return new Flow({ name, flowType, channels, description, expects, module: undefined, onError, body }, above)
}

/** Builder of an inbound flow. */
export interface ContactFlowBuilder<
  out Errors extends Unhandled = Unhandled,
  out Name extends string = string,
> extends FlowBuilder<'CONTACT_FLOW', Errors, Name> {}

/**
 * An inbound flow: what happens first when somebody calls, writes or opens a task. Disconnect flows are inbound flows too.
 * @param name - Its name in Amazon Connect, 127 characters at most.
 * @param options - Channels and `onError`.
 * @param body - Writes the flow; runs when the flow is compiled.
 * @example
 * ```ts
 * export default contactFlow('hello', { channels: ['VOICE'] }, (flow) => {
 *   flow.playPrompt('안녕하세요.')
 *   flow.disconnect()
 * })
 * ```
 */
export function contactFlow<
  const Name extends string,
  OnError extends ErrorHandler<ContactFlowBuilder<Unhandled, Name>> | undefined,
>(
  name: Name,
  options: FlowOptions<OnError>,
  body: (flow: ContactFlowBuilder<HandlingOf<OnError>, Name>) => void,
): Flow<'CONTACT_FLOW'> {
  return declareFlow('CONTACT_FLOW', name, options, body, contactFlow)
}

/** Builder of a customer queue flow. */
export interface CustomerQueueFlowBuilder<
  out Errors extends Unhandled = Unhandled,
  out Name extends string = string,
> extends FlowBuilder<'CUSTOMER_QUEUE', Errors, Name> {}

/**
 * A customer queue flow: what the customer hears while waiting in a queue.
 * @param name - Its name in Amazon Connect, 127 characters at most.
 * @param options - Channels and `onError`.
 * @param body - Writes the flow; runs when the flow is compiled.
 * @example
 * ```ts
 * export default customerQueueFlow('waiting', {}, (flow) => {
 *   flow.loopPrompts(['상담원을 연결하고 있습니다. 잠시만 기다려 주세요.', prompt('hold-music')])
 * })
 * ```
 */
export function customerQueueFlow<
  const Name extends string,
  OnError extends ErrorHandler<CustomerQueueFlowBuilder<Unhandled, Name>> | undefined,
>(
  name: Name,
  options: FlowOptions<OnError>,
  body: (flow: CustomerQueueFlowBuilder<HandlingOf<OnError>, Name>) => void,
): Flow<'CUSTOMER_QUEUE'> {
  return declareFlow('CUSTOMER_QUEUE', name, options, body, customerQueueFlow)
}

/** Builder of a customer hold flow. */
export interface CustomerHoldFlowBuilder<
  out Errors extends Unhandled = Unhandled,
  out Name extends string = string,
> extends FlowBuilder<'CUSTOMER_HOLD', Errors, Name> {}

/**
 * A customer hold flow: what the customer hears on hold. Voice only.
 * @param name - Its name in Amazon Connect, 127 characters at most.
 * @param options - Channels and `onError`.
 * @param body - Writes the flow; runs when the flow is compiled.
 * @example
 * ```ts
 * export default customerHoldFlow('on-hold', {}, (flow) => {
 *   flow.loopPrompts(['잠시만 기다려 주세요.', prompt('hold-music')])
 * })
 * ```
 */
export function customerHoldFlow<
  const Name extends string,
  OnError extends ErrorHandler<CustomerHoldFlowBuilder<Unhandled, Name>> | undefined,
>(
  name: Name,
  options: FlowOptions<OnError>,
  body: (flow: CustomerHoldFlowBuilder<HandlingOf<OnError>, Name>) => void,
): Flow<'CUSTOMER_HOLD'> {
  return declareFlow('CUSTOMER_HOLD', name, options, body, customerHoldFlow)
}

/** Builder of a customer whisper flow. */
export interface CustomerWhisperFlowBuilder<
  out Errors extends Unhandled = Unhandled,
  out Name extends string = string,
> extends FlowBuilder<'CUSTOMER_WHISPER', Errors, Name> {}

/**
 * A customer whisper flow: what the customer hears right before being joined. Two minutes at most.
 * @param name - Its name in Amazon Connect, 127 characters at most.
 * @param options - Channels and `onError`.
 * @param body - Writes the flow; runs when the flow is compiled.
 * @example
 * ```ts
 * export default customerWhisperFlow('recording-notice', {}, (flow) => {
 *   flow.playPrompt('통화 내용은 녹음됩니다.')
 *   flow.endFlow()
 * })
 * ```
 */
export function customerWhisperFlow<
  const Name extends string,
  OnError extends ErrorHandler<CustomerWhisperFlowBuilder<Unhandled, Name>> | undefined,
>(
  name: Name,
  options: FlowOptions<OnError>,
  body: (flow: CustomerWhisperFlowBuilder<HandlingOf<OnError>, Name>) => void,
): Flow<'CUSTOMER_WHISPER'> {
  return declareFlow('CUSTOMER_WHISPER', name, options, body, customerWhisperFlow)
}

/** Builder of an agent hold flow. */
export interface AgentHoldFlowBuilder<
  out Errors extends Unhandled = Unhandled,
  out Name extends string = string,
> extends FlowBuilder<'AGENT_HOLD', Errors, Name> {}

/**
 * An agent hold flow: what the agent hears on hold. Voice only.
 * @param name - Its name in Amazon Connect, 127 characters at most.
 * @param options - Channels and `onError`.
 * @param body - Writes the flow; runs when the flow is compiled.
 * @example
 * ```ts
 * export default agentHoldFlow('agent-hold', {}, (flow) => {
 *   flow.loopPrompts(['The customer is waiting.'])
 * })
 * ```
 */
export function agentHoldFlow<
  const Name extends string,
  OnError extends ErrorHandler<AgentHoldFlowBuilder<Unhandled, Name>> | undefined,
>(
  name: Name,
  options: FlowOptions<OnError>,
  body: (flow: AgentHoldFlowBuilder<HandlingOf<OnError>, Name>) => void,
): Flow<'AGENT_HOLD'> {
  return declareFlow('AGENT_HOLD', name, options, body, agentHoldFlow)
}

/** Builder of an agent whisper flow. */
export interface AgentWhisperFlowBuilder<
  out Errors extends Unhandled = Unhandled,
  out Name extends string = string,
> extends FlowBuilder<'AGENT_WHISPER', Errors, Name> {}

/**
 * An agent whisper flow: what the agent hears right before being joined. Two minutes at most.
 * @param name - Its name in Amazon Connect, 127 characters at most.
 * @param options - Channels and `onError`.
 * @param body - Writes the flow; runs when the flow is compiled.
 * @example
 * ```ts
 * export default agentWhisperFlow('who-is-calling', {}, (flow) => {
 *   flow.playPrompt(text`${systemQueue.name} 대기열의 고객입니다.`)
 *   flow.endFlow()
 * })
 * ```
 */
export function agentWhisperFlow<
  const Name extends string,
  OnError extends ErrorHandler<AgentWhisperFlowBuilder<Unhandled, Name>> | undefined,
>(
  name: Name,
  options: FlowOptions<OnError>,
  body: (flow: AgentWhisperFlowBuilder<HandlingOf<OnError>, Name>) => void,
): Flow<'AGENT_WHISPER'> {
  return declareFlow('AGENT_WHISPER', name, options, body, agentWhisperFlow)
}

/** Builder of an outbound whisper flow. */
export interface OutboundWhisperFlowBuilder<
  out Errors extends Unhandled = Unhandled,
  out Name extends string = string,
> extends FlowBuilder<'OUTBOUND_WHISPER', Errors, Name> {}

/**
 * An outbound whisper flow: what happens on a call that an agent or a callback places. The first block that speaks places the call.
 * @param name - Its name in Amazon Connect, 127 characters at most.
 * @param options - Channels and `onError`.
 * @param body - Writes the flow; runs when the flow is compiled.
 * @example
 * ```ts
 * export default outboundWhisperFlow('outbound-greeting', {}, (flow) => {
 *   flow.playPrompt('안녕하세요. 예약하신 상담 전화입니다.')
 *   flow.endFlow()
 * })
 * ```
 */
export function outboundWhisperFlow<
  const Name extends string,
  OnError extends ErrorHandler<OutboundWhisperFlowBuilder<Unhandled, Name>> | undefined,
>(
  name: Name,
  options: FlowOptions<OnError>,
  body: (flow: OutboundWhisperFlowBuilder<HandlingOf<OnError>, Name>) => void,
): Flow<'OUTBOUND_WHISPER'> {
  return declareFlow('OUTBOUND_WHISPER', name, options, body, outboundWhisperFlow)
}

/** Builder of a transfer to agent flow. */
export interface AgentTransferFlowBuilder<
  out Errors extends Unhandled = Unhandled,
  out Name extends string = string,
> extends FlowBuilder<'AGENT_TRANSFER', Errors, Name> {}

/**
 * A transfer to agent flow: what an agent quick connect runs, heard by the agent who transfers.
 * @param name - Its name in Amazon Connect, 127 characters at most.
 * @param options - Channels and `onError`.
 * @param body - Writes the flow; runs when the flow is compiled.
 * @example
 * ```ts
 * export default agentTransferFlow('to-agent', {}, (flow) => {
 *   flow.playPrompt('Connecting you to the agent.')
 *   flow.transferToAgent()
 * })
 * ```
 */
export function agentTransferFlow<
  const Name extends string,
  OnError extends ErrorHandler<AgentTransferFlowBuilder<Unhandled, Name>> | undefined,
>(
  name: Name,
  options: FlowOptions<OnError>,
  body: (flow: AgentTransferFlowBuilder<HandlingOf<OnError>, Name>) => void,
): Flow<'AGENT_TRANSFER'> {
  return declareFlow('AGENT_TRANSFER', name, options, body, agentTransferFlow)
}

/** Builder of a transfer to queue flow. */
export interface QueueTransferFlowBuilder<
  out Errors extends Unhandled = Unhandled,
  out Name extends string = string,
> extends FlowBuilder<'QUEUE_TRANSFER', Errors, Name> {}

/**
 * A transfer to queue flow: what a queue quick connect runs, heard by the agent who transfers.
 * @param name - Its name in Amazon Connect, 127 characters at most.
 * @param options - Channels and `onError`.
 * @param body - Writes the flow; runs when the flow is compiled.
 * @example
 * ```ts
 * export default queueTransferFlow('to-billing', { onError: (flow) => flow.disconnect() }, (flow) => {
 *   flow.setWorkingQueue(queue('billing'))
 *   flow.transferToQueue({ on: { QueueAtCapacity: () => flow.disconnect() } })
 * })
 * ```
 */
export function queueTransferFlow<
  const Name extends string,
  OnError extends ErrorHandler<QueueTransferFlowBuilder<Unhandled, Name>> | undefined,
>(
  name: Name,
  options: FlowOptions<OnError>,
  body: (flow: QueueTransferFlowBuilder<HandlingOf<OnError>, Name>) => void,
): Flow<'QUEUE_TRANSFER'> {
  return declareFlow('QUEUE_TRANSFER', name, options, body, queueTransferFlow)
}

/** Builder of a journey. */
export interface CampaignFlowBuilder<
  out Errors extends Unhandled = Unhandled,
  out Name extends string = string,
> extends FlowBuilder<'CAMPAIGN', Errors, Name> {}

/**
 * A journey: what an outbound campaign runs for each recipient. It has no contact, so only a few blocks are legal.
 * @param name - Its name in Amazon Connect, 127 characters at most.
 * @param options - Channels and `onError`.
 * @param body - Writes the flow; runs when the flow is compiled.
 * @example
 * ```ts
 * export default campaignFlow('reminder', { onError: (flow) => flow.endFlow() }, (flow) => {
 *   flow.sendSms({
 *     from: phoneNumber('sms'),
 *     template: messageTemplate('reminder'),
 *     knowledgeBase: knowledgeBase('templates'),
 *   })
 *   flow.endFlow()
 * })
 * ```
 */
export function campaignFlow<
  const Name extends string,
  OnError extends ErrorHandler<CampaignFlowBuilder<Unhandled, Name>> | undefined,
>(
  name: Name,
  options: FlowOptions<OnError>,
  body: (flow: CampaignFlowBuilder<HandlingOf<OnError>, Name>) => void,
): Flow<'CAMPAIGN'> {
  return declareFlow('CAMPAIGN', name, options, body, campaignFlow)
}

/**
 * A disconnect flow: runs when the agent has left and the customer has not, once `flow.setDisconnectFlow(...)` has set
 * it. In Amazon Connect it is an inbound flow.
 * @param name - Its name in Amazon Connect, 127 characters at most.
 * @param options - Channels and `onError`.
 * @param body - Writes the flow; runs when the flow is compiled.
 * @example
 * ```ts
 * export default disconnectFlow('survey', {}, (flow) => {
 *   flow.playPrompt('상담에 만족하셨다면 문자로 의견을 남겨 주세요. 감사합니다.')
 *   flow.disconnect()
 * })
 * ```
 */
export function disconnectFlow<
  const Name extends string,
  OnError extends ErrorHandler<ContactFlowBuilder<Unhandled, Name>> | undefined,
>(
  name: Name,
  options: FlowOptions<OnError>,
  body: (flow: ContactFlowBuilder<HandlingOf<OnError>, Name>) => void,
): Flow<'CONTACT_FLOW'> {
  return declareFlow('CONTACT_FLOW', name, options, body, disconnectFlow)
}

/** Builder of a flow module. */
export interface FlowModuleBuilder<
  out Errors extends Unhandled = Unhandled,
  out Name extends string = string,
  out Contract extends ModuleContract = ModuleContract,
> extends FlowBuilder<'MODULE', Errors, Name, Contract> {}

/** References to a module's input. */
export type ModuleInput<Contract extends ModuleContract> = Contract['input'] extends ObjectSchema
  ? ResultReferences<OutputOf<Contract['input']>>
  : Readonly<Record<string, never>>

/**
 * A flow module: a part that flows invoke with `flow.invokeModule(...)`, with a typed contract.
 * @param name - Its name in Amazon Connect, 127 characters at most.
 * @param options - The contract (`input`, `output`, `branches`), channels and `onError`.
 * @param body - Writes the module; its second argument are references to the input.
 * @example
 * ```ts
 * export const openingHours = flowModule('opening-hours', { branches: ['open', 'closed'] }, (flow) => {
 *   const open = flow.block('open', () => flow.returnFromModule({ branch: 'open' }))
 *   flow.checkHoursOfOperation(hoursOfOperation('weekdays'), {
 *     on: { True: open, False: () => flow.returnFromModule({ branch: 'closed' }), NoMatchingError: open },
 *   })
 * })
 * ```
 */
export function flowModule<
  const Name extends string,
  OnError extends ErrorHandler<FlowModuleBuilder<Unhandled, Name, ContractOf<Input, Output, Branch>>> | undefined,
  Input extends ObjectSchema | undefined = undefined,
  Output extends ObjectSchema | undefined = undefined,
  const Branch extends string = never,
>(
  name: Name,
  // The contract is inferred member by member: `onError` may return on its branches only where they are known before
  // the function is looked at.
  options: FlowOptions<OnError> & {
    readonly input?: Input
    readonly output?: Output
    readonly branches?: readonly Branch[]
  },
  body: (
    flow: FlowModuleBuilder<HandlingOf<OnError>, Name, ContractOf<Input, Output, Branch>>,
    input: ModuleInput<ContractOf<Input, Output, Branch>>,
  ) => void,
  // NoInfer: where any flow is wanted, as in compile(flowModule(...)), the contract is still what is written here.
): FlowModule<ContractOf<NoInfer<Input>, NoInfer<Output>, NoInfer<Branch>>> {
  const { channels, description, expects, onError, input, output, branches } = options
  const contract: ModuleContract = {
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
    ...(branches === undefined ? {} : { branches }),
  }
  const flow = new Flow(
    {
      name,
      flowType: 'MODULE',
      channels,
      description,
      expects,
      module: contract,
      onError,
      body,
      input: referencesTo(input, ['Modules', 'Input']),
    },
    flowModule,
  )
  // The contract is the options' own members, which is what ContractOf reads.
  return flow as Flow<'MODULE'> & { readonly module: ContractOf<Input, Output, Branch> }
}
