import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Branch, Branches, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { agenticContextVariable } from '../language/system-attributes.js'
import type { Resource } from '../values/resource.js'
import { defineAction, oneForm } from './action-definition.js'
import { attributeTexts } from './attribute-values.js'
import { nameOfValue } from './labels.js'
import { memberOf } from './member-of.js'
import { catchAll, continues, requiredEvent } from './outcomes.js'
import { integer, literal, map, object, oneOf, required, resourceId, template } from './parameter.js'

const errors = { ...catchAll, NoMatchingCondition: requiredEvent, InputTimeLimitExceeded: requiredEvent }

// One of the few places where the language has JSON numbers and booleans. Whether text would do is not published.
const milliseconds = integer({ minimum: 0 }, { acceptsNumber: true, note: 'A JSON number in exports.' })

/** Agentic CX: hand the participant to an application of the Agentic CX Designer. */
export const connectParticipantWithAgenticCx = defineAction({
  type: 'ConnectParticipantWithAgenticCX',
  family: 'participant',
  consoleBlocks: ['Agentic CX'],
  summary: 'Hands the participant to an Agentic CX application and goes on when the conversation is over.',
  flowTypes: ['CONTACT_FLOW', 'MODULE'],
  // Exports have it in inbound flows only, and no page says more; these take other bots.
  disputedFlowTypes: ['CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: ['VOICE', 'CHAT'],
  showsAttributes: true,
  parameters: {
    AgentConfiguration: required(
      object({
        WorkspaceId: required(resourceId('agenticWorkspace')),
        ApplicationId: required(resourceId('agenticApplication')),
        Alias: required(resourceId('agenticAlias', { note: 'Id of the alias, not the name that the console shows.' })),
        ContextVariables: map(template(), {
          maximumEntries: 10,
          keysAreReferenced: true,
          dynamic: 'either',
          note: 'Read afterwards as `$.AgenticCX.ContextVariables.<name>`.',
        }),
      }),
    ),
    SpeechRecognitionConfiguration: object({
      SpeechRecognitionEngine: literal({ note: '`AMAZON_AGENTIC_VOICE`; other values were not seen.' }),
    }),
    AudioFillerConfiguration: object({
      Enabled: oneOf(['true', 'false'], { acceptsBoolean: true, note: 'A JSON boolean in exports.' }),
      AudioType: literal({ note: '`MELODY_CHIPPER_CHIME`; other values were not seen.' }),
      StartDelayInMilliseconds: milliseconds,
      MinimumPlayDurationInMilliseconds: milliseconds,
      ResponseDeliveryDelayInMilliseconds: milliseconds,
    }),
  },
  forms: oneForm({
    next: continues,
    errors,
    conditions: {
      operators: ['Equals'],
      operands: { kind: 'results', results: ['Escalation'], required: [] },
      minimum: 0,
    },
  }),
  sets: () => ['$.AgenticCX'],
  onTheLine: () => ({ speaks: true, waitsFor: 'participant' }),
  label: ({ AgentConfiguration }) => nameOfValue(memberOf(AgentConfiguration, 'ApplicationId')),
  methods: {
    connectToAgenticCx: (
      recorder: ActionRecorder,
      application: AgenticApplication,
      options: AgenticOptions<string> & { readonly on: Readonly<Record<string, Branch<Scope>>> },
    ) => {
      const { contextVariables = {}, filler } = options
      const names = Object.keys(contextVariables)
      recorder.write({
        parameters: {
          AgentConfiguration: {
            WorkspaceId: application.workspace,
            ApplicationId: application.application,
            Alias: application.alias,
            ContextVariables: names.length === 0 ? undefined : attributeTexts(contextVariables),
          },
          SpeechRecognitionConfiguration:
            options.agenticVoice === true ? { SpeechRecognitionEngine: 'AMAZON_AGENTIC_VOICE' } : undefined,
          AudioFillerConfiguration:
            filler === undefined
              ? undefined
              : {
                  Enabled: true,
                  AudioType: filler.audio ?? 'MELODY_CHIPPER_CHIME',
                  StartDelayInMilliseconds: filler.startDelayMilliseconds,
                  MinimumPlayDurationInMilliseconds: filler.minimumPlayMilliseconds,
                  ResponseDeliveryDelayInMilliseconds: filler.responseDelayMilliseconds,
                },
        },
        conditions: [{ operator: 'Equals', operand: 'Escalation', branch: options.on.Escalation }],
        errors: {
          NoMatchingCondition: options.on.NoMatchingCondition,
          NoMatchingError: options.on.NoMatchingError,
          InputTimeLimitExceeded: options.on.InputTimeLimitExceeded,
        },
        id: options.id,
      })
      return Object.fromEntries(names.map((name) => [name, agenticContextVariable(name)]))
    },
  },
  sources: [
    'https://github.com/aws-samples/sample-aicc-builder-for-amazon-connect-ai-agent/blob/HEAD/knowledge-base-docs/contact-flow/blocks/interact/connect-participant-with-agentic-cx.md',
    'https://docs.aws.amazon.com/connect/latest/adminguide/acxd.html',
  ],
  confidence: 'medium',
  notes: [
    'The flow language reference has no page for it: the shape is that of a console export, which the service took back unchanged.',
    'All three errors are required, also for voice. The service does not look whether workspace, application and alias exist.',
  ],
})

/** An application of the Agentic CX Designer. */
export interface AgenticApplication {
  /** Its workspace: `resource('agenticWorkspace', 'support')`, mapped to the workspace's id. */
  readonly workspace: Resource<'agenticWorkspace'> | AttributeReference
  /** The application: `resource('agenticApplication', 'support')`, mapped to its id. */
  readonly application: Resource<'agenticApplication'> | AttributeReference
  /** The deployed alias: `resource('agenticAlias', 'support')`, mapped to its id, which is not the name in the console. */
  readonly alias: Resource<'agenticAlias'> | AttributeReference
}

/** Sound while the application thinks. Times are whole milliseconds; the service's own where left out. */
export interface AgenticFiller {
  /** Which sound. @defaultValue 'MELODY_CHIPPER_CHIME' */
  readonly audio?: string
  /** Silence before it starts. */
  readonly startDelayMilliseconds?: number
  /** How long it plays at least. */
  readonly minimumPlayMilliseconds?: number
  /** Silence between it and the answer. */
  readonly responseDelayMilliseconds?: number
}

/** Options of {@link AgenticCxMethods.connectToAgenticCx} without its branches. */
export interface AgenticOptions<Variable extends string> extends BlockOptions {
  /** What the application is told, at most ten: values or attributes by the name of the context variable. */
  readonly contextVariables?: { readonly [Name in Variable]: string | AttributeReference }
  /** Recognise speech with agentic voice instead of what the instance is set to. @defaultValue false */
  readonly agenticVoice?: boolean
  /** Sound while the application thinks; silence when left out. Voice only. */
  readonly filler?: AgenticFiller
}

/** Builder methods of Agentic CX. */
export interface AgenticCxMethods<S extends Scope> {
  /**
   * Agentic CX: the application leads the conversation; the flow goes on when it is over. `Escalation`: a person is
   * wanted; `InputTimeLimitExceeded`: the chat went silent; `NoMatchingCondition`: any other result.
   * @param application - Workspace, application and alias.
   * @param options - Context variables, speech, branches.
   * @returns References to the context variables, as the application left them.
   * @example
   * ```ts
   * const person = flow.block('person', () => {
   *   flow.playPrompt('상담원에게 연결해 드리겠습니다.')
   *   flow.setWorkingQueue(queue('support'))
   *   flow.transferToQueue({ on: { QueueAtCapacity: () => flow.disconnect() } })
   * })
   * flow.connectToAgenticCx(
   *   {
   *     workspace: resource('agenticWorkspace', 'support'),
   *     application: resource('agenticApplication', 'support'),
   *     alias: resource('agenticAlias', 'support'),
   *   },
   *   { on: { Escalation: person, NoMatchingCondition: goOn, InputTimeLimitExceeded: goOn } },
   * )
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/acxd.html
   */
  connectToAgenticCx<const Variable extends string = never>(
    application: AgenticApplication,
    options: AgenticOptions<Variable> & { readonly on: Branches<typeof errors, S, 'Escalation'> },
  ): { readonly [Name in Variable]: AttributeReference }
}
