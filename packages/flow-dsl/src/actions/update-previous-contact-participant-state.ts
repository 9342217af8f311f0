import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import { defineAction, oneForm, transferringFlowTypes } from './action-definition.js'
import { catchAll, continues } from './outcomes.js'
import { oneOf, required } from './parameter.js'

const stateOf = { agent: 'AgentOnHold', customer: 'CustomerOnHold', nobody: 'OffHold' } as const

/** Hold customer or agent: who waits while a call is transferred. */
export const updatePreviousContactParticipantState = defineAction({
  type: 'UpdatePreviousContactParticipantState',
  family: 'contact',
  consoleBlocks: ['Hold customer or agent'],
  summary: 'Puts the agent or the customer of the call before the transfer on hold, or takes everybody off hold.',
  flowTypes: transferringFlowTypes,
  channels: ['VOICE'],
  parameters: { PreviousContactParticipantState: required(oneOf(Object.values(stateOf))) },
  forms: oneForm({ next: continues, errors: catchAll }),
  label: ({ PreviousContactParticipantState }) =>
    typeof PreviousContactParticipantState === 'string' ? PreviousContactParticipantState : undefined,
  methods: {
    holdCustomerOrAgent: (
      recorder: ActionRecorder,
      held: keyof typeof stateOf,
      options: { readonly id?: string; readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: { PreviousContactParticipantState: stateOf[held] },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatepreviouscontactparticipantstate.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/hold-customer-agent.html',
    'https://github.com/mgaffigan/pulumi-amazon-connect/blob/HEAD/docs/wire-format-checks.md',
  ],
  confidence: 'high',
  notes: ['There is no plain OnHold: the state says who is on hold.'],
})

/** Builder methods of Hold customer or agent. */
export interface HoldCustomerOrAgentMethods<S extends Scope> {
  /**
   * Hold customer or agent: in a transfer, who of the call before it waits. `'agent'`: the flow talks to the customer
   * alone; `'customer'`: to the agent alone; `'nobody'`: everybody hears everybody. Voice only.
   * @param held - Who is on hold.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * flow.holdCustomerOrAgent('agent')
   * flow.playPrompt('Please enter your card number now. The agent does not hear you.')
   * flow.holdCustomerOrAgent('nobody')
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/hold-customer-agent.html
   */
  holdCustomerOrAgent(
    held: 'agent' | 'customer' | 'nobody',
    ...options: LastArgument<BranchOptions<typeof catchAll, S>>
  ): void
}
