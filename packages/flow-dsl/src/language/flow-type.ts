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
  /**
   * Whether a flow runs only where another flow names it: as module, or as the flow of an event. The others are chosen
   * in the instance too: for a phone number, a queue, a quick connect, a campaign.
   */
  readonly runsOnlyWhereNamed: boolean
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
  CONTACT_FLOW: {
    consoleName: 'Inbound flow',
    metadataType: 'contactFlow',
    ending: endings.disconnect,
    runsOnlyWhereNamed: false,
  },
  CUSTOMER_QUEUE: {
    consoleName: 'Customer queue flow',
    metadataType: 'customerQueue',
    ending: endings.endFlow,
    runsOnlyWhereNamed: true,
  },
  CUSTOMER_HOLD: {
    consoleName: 'Customer hold flow',
    metadataType: 'customerHold',
    ending: endings.loopPrompts,
    runsOnlyWhereNamed: true,
  },
  CUSTOMER_WHISPER: {
    consoleName: 'Customer whisper flow',
    metadataType: 'customerWhisper',
    ending: endings.endFlow,
    runsOnlyWhereNamed: true,
  },
  AGENT_HOLD: {
    consoleName: 'Agent hold flow',
    metadataType: 'agentHold',
    ending: endings.loopPrompts,
    runsOnlyWhereNamed: true,
  },
  AGENT_WHISPER: {
    consoleName: 'Agent whisper flow',
    metadataType: 'agentWhisper',
    ending: endings.endFlow,
    runsOnlyWhereNamed: true,
  },
  OUTBOUND_WHISPER: {
    consoleName: 'Outbound whisper flow',
    metadataType: 'outboundWhisper',
    ending: endings.endFlow,
    runsOnlyWhereNamed: false,
  },
  AGENT_TRANSFER: {
    consoleName: 'Transfer to agent flow',
    metadataType: 'agentTransfer',
    ending: endings.disconnect,
    runsOnlyWhereNamed: false,
  },
  QUEUE_TRANSFER: {
    consoleName: 'Transfer to queue flow',
    metadataType: 'queueTransfer',
    ending: endings.disconnect,
    runsOnlyWhereNamed: false,
  },
  CAMPAIGN: { consoleName: 'Journey', metadataType: undefined, ending: endings.endFlow, runsOnlyWhereNamed: false },
  MODULE: {
    consoleName: 'Flow module',
    metadataType: undefined,
    ending: endings.returnFromModule,
    runsOnlyWhereNamed: true,
  },
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
