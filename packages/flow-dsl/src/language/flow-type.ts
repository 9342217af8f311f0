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
  /**
   * What ends a path here when nothing else does: the builder's method, or undefined where no action may
   * (hold flows play until the hold ends).
   */
  readonly ending: string | undefined
}

const definitions: Readonly<Record<FlowType, Omit<FlowTypeDefinition, 'type'>>> = {
  CONTACT_FLOW: { consoleName: 'Inbound flow', metadataType: 'contactFlow', ending: 'flow.disconnect()' },
  CUSTOMER_QUEUE: { consoleName: 'Customer queue flow', metadataType: 'customerQueue', ending: 'flow.endFlow()' },
  CUSTOMER_HOLD: { consoleName: 'Customer hold flow', metadataType: 'customerHold', ending: 'flow.loopPrompts(...)' },
  CUSTOMER_WHISPER: { consoleName: 'Customer whisper flow', metadataType: 'customerWhisper', ending: 'flow.endFlow()' },
  AGENT_HOLD: { consoleName: 'Agent hold flow', metadataType: 'agentHold', ending: 'flow.loopPrompts(...)' },
  AGENT_WHISPER: { consoleName: 'Agent whisper flow', metadataType: 'agentWhisper', ending: 'flow.endFlow()' },
  OUTBOUND_WHISPER: { consoleName: 'Outbound whisper flow', metadataType: 'outboundWhisper', ending: 'flow.endFlow()' },
  AGENT_TRANSFER: { consoleName: 'Transfer to agent flow', metadataType: 'agentTransfer', ending: 'flow.disconnect()' },
  QUEUE_TRANSFER: { consoleName: 'Transfer to queue flow', metadataType: 'queueTransfer', ending: 'flow.disconnect()' },
  CAMPAIGN: { consoleName: 'Journey', metadataType: undefined, ending: 'flow.endFlow()' },
  MODULE: { consoleName: 'Flow module', metadataType: undefined, ending: 'flow.returnFromModule()' },
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
