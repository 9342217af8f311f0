import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { createdTask } from '../language/system-attributes.js'
import { flowParameter } from '../values/flow-target.js'
import type { FlowTarget } from '../values/flow-target.js'
import type { Resource } from '../values/resource.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { firstWords } from './labels.js'
import { catchAll, continues } from './outcomes.js'
import { integer, json, literal, map, required, resourceId, template, value } from './parameter.js'

/** Create task: a task contact that runs a flow of its own. */
export const createTask = defineAction({
  type: 'CreateTask',
  family: 'contact',
  consoleBlocks: ['Create task'],
  summary: 'Creates a task contact that runs another flow, now or later.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    ContactFlowId: resourceId('flow', {
      // The page names no type; only these can run for a contact that is not with anybody yet.
      flowTypes: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
      note: 'Not needed when a task template carries the flow.',
    }),
    // The lengths are those of StartTaskContact.
    Name: required(template({ maximumLength: 512 })),
    Description: template({ maximumLength: 4_096 }),
    Attributes: map(template(), { keysAreReferenced: true }),
    References: map(json(), { note: 'Name to {Value, Type}; the spelling on the wire is not confirmed.' }),
    SegmentAttributes: json({
      note: 'Not on the page; an export of the console has `connect:ContactExpiry` in it, in the shape of StartTaskContact.',
    }),
    DelaySeconds: integer({ minimum: 1, maximum: 518_400 }),
    ScheduledTime: value(),
    TaskTemplateId: literal({ resource: 'taskTemplate' }),
  },
  groups: [{ rule: 'atMostOne', members: ['DelaySeconds', 'ScheduledTime'] }],
  constraints: [
    {
      at: 'ContactFlowId',
      message: 'A task needs a flow: ContactFlowId, or a TaskTemplateId that carries one.',
      broken: ({ ContactFlowId, TaskTemplateId }) => ContactFlowId === undefined && TaskTemplateId === undefined,
    },
  ],
  forms: oneForm({ next: continues, errors: catchAll }),
  sets: () => ['$.Task'],
  label: ({ Name }) => (typeof Name === 'string' ? firstWords(Name) : undefined),
  methods: {
    createTask: (
      recorder: ActionRecorder,
      task: TaskSettings,
      options: { readonly id?: string; readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: {
          Name: task.name,
          Description: task.description,
          ContactFlowId: task.flow === undefined ? undefined : flowParameter(task.flow),
          TaskTemplateId: task.template,
          Attributes: task.attributes,
          DelaySeconds: task.delaySeconds === undefined ? undefined : String(task.delaySeconds),
          ScheduledTime: task.scheduledTime,
        },
        errors: options.on,
        id: options.id,
      })
      return createdTask
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/createtask.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/create-task-block.html',
  ],
  confidence: 'high',
})

/** A task to create. */
export interface TaskSettings {
  /** Name that agents see, 512 characters at most; attributes may stand in it. */
  readonly name: string | AttributeReference
  /** Description that agents see, 4,096 characters at most; attributes may stand in it. */
  readonly description?: string | AttributeReference
  /** Flow that the task runs. Needed unless a template carries one. */
  readonly flow?: FlowTarget<'CONTACT_FLOW'>
  /** Template of the task. */
  readonly template?: Resource<'taskTemplate'>
  /** Attributes of the task. */
  readonly attributes?: Readonly<Record<string, string | AttributeReference>>
  /** Seconds until the task starts, 1 to 518,400 (six days). */
  readonly delaySeconds?: number
  /** When the task starts, in seconds since 1970; instead of `delaySeconds`. */
  readonly scheduledTime?: AttributeReference
}

/** Builder methods of Create task. */
export interface CreateTaskMethods<S extends Scope> {
  /**
   * Create task: makes a task for the follow-up; it runs a flow of its own.
   * @param task - Name, description, flow, when.
   * @param options - Branches and identifier.
   * @returns Reference to the task's contact id.
   * @example
   * ```ts
   * const task = flow.createTask({
   *   name: '고객에게 다시 전화하기',
   *   description: text`고객 번호: ${contact.customerEndpoint.address}`,
   *   flow: flowNamed('task-routing'),
   *   delaySeconds: 3600,
   * })
   * flow.playPrompt('한 시간 뒤에 상담원이 전화드리겠습니다.')
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/create-task-block.html
   */
  createTask(task: TaskSettings, ...options: LastArgument<BranchOptions<typeof catchAll, S>>): typeof createdTask
}
