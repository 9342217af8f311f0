import type { FlowType } from '@aicc/flow-dsl/language'

/** Content that hangs up, or returns. Never changed, so it is never deployed again. */
export function stubFor(flowType: FlowType): string {
  const type =
    flowType === 'MODULE'
      ? 'EndFlowModuleExecution'
      : flowType === 'CONTACT_FLOW'
        ? 'DisconnectParticipant'
        : 'EndFlowExecution'
  return JSON.stringify({
    Version: '2019-10-30',
    StartAction: 'end',
    Metadata: { entryPointPosition: { x: 0, y: 0 }, ActionMetadata: { end: { position: { x: 200, y: 0 } } } },
    Actions: [{ Identifier: 'end', Type: type, Parameters: {}, Transitions: {} }],
    // Module content is refused without it.
    ...(flowType === 'MODULE' && { Settings: { InputParameters: [], OutputParameters: [], Transitions: [] } }),
  })
}
