export { actionDefinitions, actionTypes, findActionDefinition } from '../actions/index.js'
export { factOf, formOf } from '../actions/action-definition.js'
export type {
  ActionDefinition,
  ActionFamily,
  ActionForm,
  Confidence,
  FlowFact,
  ParameterConstraint,
  ReplacedNamespace,
} from '../actions/action-definition.js'
export type {
  CollectedInput,
  ContactSwitches,
  Destination,
  LineActivity,
  OnTheLine,
  Waiting,
} from '../actions/on-the-line.js'
export type {
  ConditionOperands,
  ConditionOutcomes,
  ErrorOutcome,
  ErrorOutcomes,
  NextOutcome,
  Outcomes,
} from '../actions/outcomes.js'
export type {
  Dynamic,
  JsonParameter,
  ListParameter,
  MapParameter,
  ObjectParameter,
  Parameter,
  ParameterGroup,
  Parameters,
  TextParameter,
} from '../actions/parameter.js'
export { shortHash } from '../actions/labels.js'
export { flowBehind, isFlow } from '../builder/flow.js'
export { openEnd } from '../graph/flow-graph.js'
export type {
  ActionNode,
  AuthoringProblem,
  BuildableFlow,
  FlowBuild,
  FlowGraph,
  GraphCondition,
  GraphError,
  MissingTarget,
  ParameterObject,
  ParameterValue,
  Target,
} from '../graph/flow-graph.js'
export type { SourcePosition } from '../graph/source-location.js'
export { refusedActionTypes, undescribedActionTypes } from './action-type-names.js'
export {
  AttributeReference,
  findReferences,
  isAttributeReference,
  referencePath,
  wholeReference,
} from './attribute-reference.js'
export type { FoundReference } from './attribute-reference.js'
export { presenceOf } from './attribute-presence.js'
export type { AttributePresence } from './attribute-presence.js'
export { livesForOneRun, settersOf } from './attribute-namespaces.js'
export { channels } from './channel.js'
export type { Channel } from './channel.js'
export { conditionOperators, disputedOperators, findConditionOperator } from './condition-operator.js'
export type { ConditionOperator, ConditionOperatorDefinition } from './condition-operator.js'
export { flowLanguageVersion } from './document.js'
export type {
  ConditionTransition,
  ErrorTransition,
  FlowAction,
  FlowDocument,
  FlowMetadata,
  ModuleContentSettings,
  Transitions,
} from './document.js'
export { errorTypes, isErrorType } from './error-type.js'
export type { ErrorType } from './error-type.js'
export { flowTypeDefinition, flowTypeFromMetadata, flowTypes, isFlowType } from './flow-type.js'
export type { FlowEnding, FlowType, FlowTypeDefinition } from './flow-type.js'
export {
  forbiddenIdentifierCharacters,
  identifierProblem,
  reservedIdentifiers,
  toIdentifierText,
} from './identifier.js'
export { isJsonObject } from './json.js'
export type { JsonObject, JsonValue } from './json.js'
export { lookUpAttribute } from './known-attributes.js'
export type { AttributeVerdict } from './known-attributes.js'
export { limits } from './limits.js'
export type { Limit } from './limits.js'
export { knownAttributePatterns } from './system-attributes.js'
export { isResource, resourceKinds } from '../values/resource.js'
export type { Resource, ResourceKind } from '../values/resource.js'
export { kindOfSchema, membersOfSchema } from '../values/contract.js'
export type { ModuleContract } from '../values/module-contract.js'
export { printable, unprintableCharacters } from './printable.js'
export { isArnOf } from './resource-arn.js'
export { spokenKeys } from './spoken-keys.js'
export type { SpokenKeys } from './spoken-keys.js'
export { ssmlProblem } from './ssml.js'
export type { SsmlProblem } from './ssml.js'
