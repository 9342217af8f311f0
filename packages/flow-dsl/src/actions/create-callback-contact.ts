import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { flowParameter } from '../values/flow-target.js'
import type { FlowTarget } from '../values/flow-target.js'
import type { Resource } from '../values/resource.js'
import { defineAction, interactiveFlowTypes, oneForm } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { catchAll, continues } from './outcomes.js'
import { integer, required, resourceId, value } from './parameter.js'
import { queueMemberNames, queueMembers, queueParameters } from './queue-target.js'
import type { QueueTarget } from './queue-target.js'

/** Transfer to callback queue: have the caller called back. */
export const createCallbackContact = defineAction({
  type: 'CreateCallbackContact',
  family: 'interaction',
  consoleBlocks: ['Transfer to queue (Transfer to callback queue tab)'],
  summary: 'Schedules a queued callback to the customer.',
  flowTypes: interactiveFlowTypes,
  channels: ['VOICE'],
  showsAttributes: true,
  parameters: {
    ...queueMembers,
    InitialCallDelaySeconds: required(integer({ minimum: 1, maximum: 259_200 })),
    // The page says at least 1; the console exports "0" too.
    MaximumConnectionAttempts: required(integer({ minimum: 0 })),
    RetryDelaySeconds: required(integer({ minimum: 1, maximum: 259_200 })),
    ContactFlowId: resourceId('flow', {
      flowTypes: ['CONTACT_FLOW'],
      note: 'Flow that the callback contact runs first.',
    }),
    CallerId: value({ resource: 'phoneNumber' }),
  },
  groups: [{ rule: 'atMostOne', members: queueMemberNames }],
  forms: oneForm({ next: continues, errors: catchAll }),
  needs: ({ QueueId, AgentId }) => (QueueId === undefined && AgentId === undefined ? ['working queue'] : []),
  label: ({ QueueId, AgentId }) => nameOfValue(QueueId ?? AgentId),
  methods: {
    createCallback: (
      recorder: ActionRecorder,
      options: CallbackOptions & { readonly id?: string; readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: {
          ...queueParameters(options.queue),
          InitialCallDelaySeconds: String(options.delaySeconds ?? 5),
          MaximumConnectionAttempts: String(options.attempts ?? 1),
          RetryDelaySeconds: String(options.retryDelaySeconds ?? 600),
          ContactFlowId: options.creationFlow === undefined ? undefined : flowParameter(options.creationFlow),
          CallerId: options.callerId,
        },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/interactions-createcallbackcontact.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-queue.html',
  ],
  confidence: 'high',
  notes: [
    'Dials the number that UpdateContactCallbackNumber set, or else the caller’s.',
    'Does not hang up: the flow goes on.',
  ],
})

/** Options of {@link CreateCallbackMethods.createCallback} without its branches. */
export interface CallbackOptions {
  /** Where the callback waits. The working queue when left out. */
  readonly queue?: QueueTarget
  /** Seconds until the first try, 1 to 259,200 (three days). @defaultValue 5 */
  readonly delaySeconds?: number
  /** How often to ring a customer who does not answer. @defaultValue 1 */
  readonly attempts?: number
  /** Seconds between tries, 1 to 259,200. @defaultValue 600 */
  readonly retryDelaySeconds?: number
  /** Flow that the callback contact runs first. */
  readonly creationFlow?: FlowTarget<'CONTACT_FLOW'>
  /** The number shown to the customer; it has to be claimed on the instance. */
  readonly callerId?: Resource<'phoneNumber'> | AttributeReference
}

/** Builder methods of Transfer to callback queue. */
export interface CreateCallbackMethods<S extends Scope> {
  /**
   * Transfer to callback queue: schedules a call back to the caller, then goes on here; say goodbye and hang up next.
   * Voice only.
   * @param options - Queue, delay, tries, branches.
   * @example
   * ```ts
   * flow.setWorkingQueue(queue('support'))
   * flow.createCallback({ delaySeconds: 60, attempts: 2, retryDelaySeconds: 600 })
   * flow.playPrompt('상담원이 곧 다시 전화드리겠습니다. 감사합니다.')
   * flow.disconnect()
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-queue.html
   */
  createCallback(...options: LastArgument<CallbackOptions & BranchOptions<typeof catchAll, S>>): void
}
