/**
 * The flow types of Amazon Connect, and the module, which is not a flow type of the API but has its own content.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateContactFlow.html
 */
export type FlowType =
  | 'CONTACT_FLOW'
  | 'CUSTOMER_QUEUE'
  | 'CUSTOMER_HOLD'
  | 'CUSTOMER_WHISPER'
  | 'AGENT_HOLD'
  | 'AGENT_WHISPER'
  | 'OUTBOUND_WHISPER'
  | 'AGENT_TRANSFER'
  | 'QUEUE_TRANSFER'
  | 'CAMPAIGN'
  | 'MODULE'

/** What the project knows about one flow type. */
export interface FlowTypeDefinition {
  readonly type: FlowType
  /** Name in the console. */
  readonly consoleName: string
  /** Value of `Metadata.type` in console exports; undefined where no export shows one. */
  readonly metadataType: string | undefined
  /** What ends a path here when nothing else does; hold flows play until the hold ends. */
  readonly ending: FlowEnding
}

/** An action that ends a path. */
export interface FlowEnding {
  /** How an author writes it. */
  readonly statement: string
  /** `Type` in the flow language. */
  readonly actionType: string
}

const endings = {
  disconnect: { statement: 'flow.disconnect()', actionType: 'DisconnectParticipant' },
  endFlow: { statement: 'flow.endFlow()', actionType: 'EndFlowExecution' },
  returnFromModule: { statement: 'flow.returnFromModule()', actionType: 'EndFlowModuleExecution' },
  loopPrompts: { statement: 'flow.loopPrompts(...)', actionType: 'MessageParticipantIteratively' },
}

const definitions: Readonly<Record<FlowType, Omit<FlowTypeDefinition, 'type'>>> = {
  CONTACT_FLOW: { consoleName: 'Inbound flow', metadataType: 'contactFlow', ending: endings.disconnect },
  CUSTOMER_QUEUE: { consoleName: 'Customer queue flow', metadataType: 'customerQueue', ending: endings.endFlow },
  CUSTOMER_HOLD: { consoleName: 'Customer hold flow', metadataType: 'customerHold', ending: endings.loopPrompts },
  CUSTOMER_WHISPER: { consoleName: 'Customer whisper flow', metadataType: 'customerWhisper', ending: endings.endFlow },
  AGENT_HOLD: { consoleName: 'Agent hold flow', metadataType: 'agentHold', ending: endings.loopPrompts },
  AGENT_WHISPER: { consoleName: 'Agent whisper flow', metadataType: 'agentWhisper', ending: endings.endFlow },
  OUTBOUND_WHISPER: { consoleName: 'Outbound whisper flow', metadataType: 'outboundWhisper', ending: endings.endFlow },
  AGENT_TRANSFER: { consoleName: 'Transfer to agent flow', metadataType: 'agentTransfer', ending: endings.disconnect },
  QUEUE_TRANSFER: { consoleName: 'Transfer to queue flow', metadataType: 'queueTransfer', ending: endings.disconnect },
  CAMPAIGN: { consoleName: 'Journey', metadataType: undefined, ending: endings.endFlow },
  MODULE: { consoleName: 'Flow module', metadataType: undefined, ending: endings.returnFromModule },
}

/** All flow types, in the order of the console's menu. */
export const flowTypes = Object.keys(definitions) as readonly FlowType[]

/** Whether a text names a flow type. */
export function isFlowType(value: unknown): value is FlowType {
  return typeof value === 'string' && Object.hasOwn(definitions, value)
}

/** What the project knows about a flow type. */
export function flowTypeDefinition(type: FlowType): FlowTypeDefinition {
  return { type, ...definitions[type] }
}

/** The flow type that a console export's `Metadata.type` stands for; undefined when it says nothing known. */
export function flowTypeFromMetadata(metadataType: unknown): FlowType | undefined {
  return flowTypes.find((type) => metadataType !== undefined && definitions[type].metadataType === metadataType)
}
