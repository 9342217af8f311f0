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
  ExpectedValue,
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
export type { CampaignTemplate } from './actions/campaign-message.js'
export type { ProfileReferences, ProfileValues } from './actions/customer-profile.js'
export type { DataTable, RowKey } from './actions/data-table.js'
export type { ProfileField, ProfileObjectField } from './language/customer-profile-fields.js'
export type { TelephoneKey } from './actions/get-participant-input.js'
export { AttributeReference } from './language/attribute-reference.js'
export {
  agent,
  assistantSession,
  caseFields,
  contact,
  createdTask,
  customerProfile,
  dataTables,
  email,
  lex,
  media,
  metrics,
  outboundCommunication,
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
  quickConnect,
  resource,
  segment,
  taskTemplate,
  user,
} from './values/resource.js'
export type { Resource, ResourceKind } from './values/resource.js'
export { predefinedAttribute, routingCriteria } from './values/routing-criteria.js'
export type {
  Alternative,
  AnsweredRoutingCriteria,
  AnsweredRoutingStep,
  PredefinedAttribute,
  PreferredAgentStep,
  Proficiency,
  ProficiencyLevel,
  ProficiencyRange,
  ProficiencyStep,
  Requirement,
  RoutingStep,
} from './values/routing-criteria.js'
export { ssml, text } from './values/text.js'
export type { Ssml, TextPart } from './values/text.js'
export { view } from './values/view.js'
export type { View } from './values/view.js'
