export {
  agentHoldFlow,
  agentTransferFlow,
  agentWhisperFlow,
  campaignFlow,
  contactFlow,
  customerHoldFlow,
  customerQueueFlow,
  customerWhisperFlow,
  disconnectFlow,
  flowModule,
  outboundWhisperFlow,
  queueTransferFlow,
} from './builder/entry-functions.js'
export type {
  AgentHoldFlowBuilder,
  AgentTransferFlowBuilder,
  AgentWhisperFlowBuilder,
  CampaignFlowBuilder,
  ContactFlowBuilder,
  CustomerHoldFlowBuilder,
  CustomerQueueFlowBuilder,
  CustomerWhisperFlowBuilder,
  FlowModuleBuilder,
  FlowOptions,
  OutboundWhisperFlowBuilder,
  QueueTransferFlowBuilder,
} from './builder/entry-functions.js'
export type { FlowBuilder, RawAction } from './builder/flow-builder.js'
export { Flow, isFlow } from './builder/flow.js'
export { goOn } from './builder/scope.js'
export type { Branch, Handled, Label, Scope, Unhandled } from './builder/scope.js'
export type { FlowModule } from './actions/invoke-flow-module.js'
export type { PromptContent, S3Audio } from './actions/prompt-content.js'
export type { QueueTarget } from './actions/queue-target.js'
export type { TelephoneKey } from './actions/get-participant-input.js'
export { AttributeReference } from './language/attribute-reference.js'
export {
  agent,
  contact,
  createdTask,
  lex,
  media,
  metrics,
  storedCustomerInput,
  systemQueue,
  views,
} from './language/system-attributes.js'
export type { InitiationMethod, SipHeader } from './language/system-attributes.js'
export { attribute, contactAttributes, flowAttributes } from './values/contact-attributes.js'
export type { AttributeDeclaration } from './values/contact-attributes.js'
export type { FlowTarget } from './values/flow-target.js'
export { lambda } from './values/lambda.js'
export type { LambdaContract, LambdaFunction, LambdaInput, ResultReferences } from './values/lambda.js'
export { lexBot } from './values/lex-bot.js'
export type { LexBot } from './values/lex-bot.js'
export type { ModuleContract } from './values/module-contract.js'
export {
  flowNamed,
  hoursOfOperation,
  phoneNumber,
  prompt,
  queue,
  quickConnect,
  resource,
  taskTemplate,
  user,
  view,
} from './values/resource.js'
export type { Resource, ResourceKind } from './values/resource.js'
export { ssml, text } from './values/text.js'
export type { Ssml, TextPart } from './values/text.js'
