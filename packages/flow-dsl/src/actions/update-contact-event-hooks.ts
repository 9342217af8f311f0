import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { FlowType } from '../language/flow-type.js'
import { flowParameter } from '../values/flow-target.js'
import type { FlowTarget } from '../values/flow-target.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { keysOf } from './labels.js'
import { catchAll, continues } from './outcomes.js'
import { map, object, oneOf, required, resourceId } from './parameter.js'

/** The events, each with the type of the flow that it runs. */
const hookTypes = {
  AgentHold: 'AGENT_HOLD',
  AgentWhisper: 'AGENT_WHISPER',
  CustomerHold: 'CUSTOMER_HOLD',
  CustomerQueue: 'CUSTOMER_QUEUE',
  CustomerRemaining: 'CONTACT_FLOW',
  CustomerWhisper: 'CUSTOMER_WHISPER',
  DefaultAgentUI: 'CONTACT_FLOW',
  DisconnectAgentUI: 'CONTACT_FLOW',
  PauseContact: 'CONTACT_FLOW',
  ResumeContact: 'CONTACT_FLOW',
} as const satisfies Readonly<Record<string, FlowType>>

const hooks = Object.keys(hookTypes)

/** A later event of the contact that runs a flow. */
export type EventHook = keyof typeof hookTypes

/** The flow that an event can run. */
type HookTarget<Hook extends EventHook> = FlowTarget<(typeof hookTypes)[Hook]>

function setHook(hook: EventHook) {
  return (
    recorder: ActionRecorder,
    target: FlowTarget,
    options: { readonly id?: string; readonly on?: object } = {},
  ) => {
    recorder.write({
      parameters: { EventHooks: { [hook]: flowParameter(target) } },
      errors: options.on,
      id: options.id,
    })
  }
}

/** Set event flow and its relatives: the flow that runs on a later event. */
export const updateContactEventHooks = defineAction({
  type: 'UpdateContactEventHooks',
  family: 'contact',
  consoleBlocks: [
    'Set event flow',
    'Set customer queue flow',
    'Set disconnect flow',
    'Set hold flow',
    'Set whisper flow',
  ],
  summary: 'Registers the flow that will run on a later event of this contact.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  showsAttributes: true,
  parameters: {
    EventHooks: required(
      map(resourceId('flow', { flowTypeByKey: hookTypes }), {
        keys: hooks,
        maximumEntries: 1,
        note: 'One hook an action. Two projects disagree on whether an empty map is refused.',
      }),
    ),
    EventHooksConfiguration: map(object({ DisableExecution: oneOf(['true', 'false']) }), {
      keys: hooks,
      note: 'Seen in 7 published exports, yet one project reports CreateContactFlow refusing it.',
    }),
  },
  forms: oneForm({ next: continues, errors: catchAll }),
  label: ({ EventHooks }) => keysOf(EventHooks),
  methods: {
    setCustomerQueueFlow: setHook('CustomerQueue'),
    setDisconnectFlow: setHook('CustomerRemaining'),
    setCustomerHoldFlow: setHook('CustomerHold'),
    setAgentHoldFlow: setHook('AgentHold'),
    setCustomerWhisperFlow: setHook('CustomerWhisper'),
    setAgentWhisperFlow: setHook('AgentWhisper'),
    setEventFlow: (
      recorder: ActionRecorder,
      hook: EventHook,
      target: FlowTarget,
      options: { readonly id?: string; readonly on?: object } = {},
    ) => setHook(hook)(recorder, target, options),
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontacteventhooks.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-event-flow.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-whisper-flow.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-disconnect-flow.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-customer-queue-flow.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-hold-flow.html',
  ],
  confidence: 'high',
})

/** Arguments behind the flow of a hook. */
type HookOptions<S extends Scope> = LastArgument<BranchOptions<typeof catchAll, S>>

/** Builder methods of Set event flow, Set whisper flow, Set hold flow and so on. */
export interface SetEventFlowMethods<S extends Scope> {
  /**
   * Set customer queue flow: what the customer hears while waiting in a queue.
   * @param target - A customer queue flow.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * const waiting = customerQueueFlow('waiting', {}, (flow) => {
   *   flow.loopPrompts(['상담원을 연결하고 있습니다.', prompt('hold-music')])
   * })
   * flow.setCustomerQueueFlow(waiting)
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-customer-queue-flow.html
   */
  setCustomerQueueFlow(target: HookTarget<'CustomerQueue'>, ...options: HookOptions<S>): void

  /**
   * Set disconnect flow: what happens when the agent has left and the customer has not.
   * @param target - An inbound flow.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * const survey = disconnectFlow('survey', {}, (flow) => {
   *   flow.playPrompt('상담에 만족하셨다면 문자로 의견을 남겨 주세요. 감사합니다.')
   *   flow.disconnect()
   * })
   * flow.setDisconnectFlow(survey)
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-disconnect-flow.html
   */
  setDisconnectFlow(target: HookTarget<'CustomerRemaining'>, ...options: HookOptions<S>): void

  /**
   * Set hold flow for the customer. Voice only.
   * @param target - A customer hold flow.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * const onHold = customerHoldFlow('on-hold', {}, (flow) => flow.loopPrompts([prompt('hold-music')]))
   * flow.setCustomerHoldFlow(onHold)
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-hold-flow.html
   */
  setCustomerHoldFlow(target: HookTarget<'CustomerHold'>, ...options: HookOptions<S>): void

  /**
   * Set hold flow for the agent. Voice only.
   * @param target - An agent hold flow.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * flow.setAgentHoldFlow(flowNamed('agent-hold'))
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-hold-flow.html
   */
  setAgentHoldFlow(target: HookTarget<'AgentHold'>, ...options: HookOptions<S>): void

  /**
   * Set whisper flow for the customer: what the customer hears before being joined.
   * @param target - A customer whisper flow.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * const whisper = customerWhisperFlow('recording-notice', {}, (flow) => {
   *   flow.playPrompt('통화 내용은 녹음됩니다.')
   *   flow.endFlow()
   * })
   * flow.setCustomerWhisperFlow(whisper)
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-whisper-flow.html
   */
  setCustomerWhisperFlow(target: HookTarget<'CustomerWhisper'>, ...options: HookOptions<S>): void

  /**
   * Set whisper flow for the agent: what the agent hears before being joined.
   * @param target - An agent whisper flow.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * const whisper = agentWhisperFlow('who-is-calling', {}, (flow) => {
   *   flow.playPrompt(text`${systemQueue.name} 대기열의 고객입니다.`)
   *   flow.endFlow()
   * })
   * flow.setAgentWhisperFlow(whisper)
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-whisper-flow.html
   */
  setAgentWhisperFlow(target: HookTarget<'AgentWhisper'>, ...options: HookOptions<S>): void

  /**
   * Set event flow: chooses the flow that runs when an event of the contact happens later.
   * @param hook - The event, for instance `PauseContact`.
   * @param target - A flow of the type that the event runs.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * flow.setEventFlow('DefaultAgentUI', flowNamed('agent-guide'))
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-event-flow.html
   */
  setEventFlow<Hook extends EventHook>(hook: Hook, target: HookTarget<Hook>, ...options: HookOptions<S>): void
}
