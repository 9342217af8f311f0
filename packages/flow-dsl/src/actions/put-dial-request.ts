import type { ActionRecorder, WrittenBranch } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { ParameterValue } from '../graph/flow-graph.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { limits } from '../language/limits.js'
import { outboundCommunication } from '../language/system-attributes.js'
import type { Resource } from '../values/resource.js'
import { defineAction, everyChannel, oneForm } from './action-definition.js'
import { attributeTexts } from './attribute-values.js'
import { campaignExamples, catchAllOf, sendCommunicationBlock } from './campaign-message.js'
import { keysOf } from './labels.js'
import { continues, optionalFailure } from './outcomes.js'
import type { catchAll } from './outcomes.js'
import { list, map, object, oneOf, required, resourceId, value } from './parameter.js'

/** Longest value of an attribute of a call. */
const longestAttribute = 32_767

/** The keys of a map parameter; none where it is no map. */
function keysIn(parameter: ParameterValue | undefined): readonly string[] {
  return typeof parameter === 'object' && parameter !== null && !Array.isArray(parameter) ? Object.keys(parameter) : []
}

/** Send communication, voice: let the dialler of a campaign call the recipient of a journey. */
export const putDialRequest = defineAction({
  type: 'PutDialRequest',
  family: 'interaction',
  consoleBlocks: ['Send communication (voice)'],
  summary: 'Asks the dialler of the campaign to call the recipient of a journey.',
  flowTypes: ['CAMPAIGN'],
  channels: everyChannel,
  parameters: {
    dialCriteriaRules: list(
      object({
        type: required(oneOf(['CheckSegmentMembershipForCustomerProfile'])),
        segmentArn: required(resourceId('segment')),
      }),
      { note: 'In lower camel case. Needed in campaigns of the type MANAGED.' },
    ),
    Attributes: map(value({ maximumLength: longestAttribute }), {
      maximumBytes: limits.attributesBytes.value,
      note: "Copied onto the contact that is called. The beginning connect_ is the service's own.",
    }),
  },
  constraints: [
    {
      at: 'Attributes',
      message: 'Names of attributes have letters, digits, - and _ only.',
      broken: ({ Attributes }) => keysIn(Attributes).some((name) => !/^[A-Za-z0-9_-]+$/.test(name)),
    },
  ],
  forms: oneForm({ next: continues, errors: { NoMatchingError: optionalFailure } }),
  sets: () => ['$.OutboundCommunication.Latest', '$.OutboundCommunication.Telephony'],
  label: ({ Attributes }) => keysOf(Attributes),
  methods: {
    dial: (
      recorder: ActionRecorder,
      request: DialRequest,
      options: BlockOptions & { readonly on?: { readonly NoMatchingError?: WrittenBranch } } = {},
    ) => {
      recorder.write({
        parameters: {
          dialCriteriaRules:
            request.segment === undefined
              ? undefined
              : [{ type: 'CheckSegmentMembershipForCustomerProfile', segmentArn: request.segment }],
          Attributes: request.attributes === undefined ? undefined : attributeTexts(request.attributes),
        },
        errors: catchAllOf(recorder, options.on),
        id: options.id,
      })
      return { communicationId: outboundCommunication.latestId, contactId: outboundCommunication.telephonyContactId }
    },
  },
  sources: [campaignExamples, sendCommunicationBlock],
  confidence: 'medium',
  notes: [
    'dialCriteriaRules is in lower camel case, unlike every other parameter of the language.',
    'The number that a call comes from can be set in the console; how that is written is not published.',
  ],
})

/** A call of a journey. */
export interface DialRequest {
  /** Call only who still belongs to this segment when it is their turn. Needed in campaigns of the type MANAGED. */
  readonly segment?: Resource<'segment'> | AttributeReference
  /** Attributes of the contact that is called; the flow that takes the call reads them as `$.Attributes`. */
  readonly attributes?: Readonly<Record<string, string | AttributeReference>>
}

/** References to what a dial request left. */
export interface DialReferences {
  /** Id of the request. */
  readonly communicationId: AttributeReference
  /** Contact of the call; empty where none was made. */
  readonly contactId: AttributeReference
}

/** Builder methods of Send communication for calls. */
export interface DialMethods<S extends Scope> {
  /**
   * Send communication, voice: asks the dialler of the campaign to call the recipient. The journey goes on at once; the
   * call runs a flow of its own.
   * @param request - Who may still be called, and attributes for the call; `{}` for neither.
   * @param options - Branches and identifier.
   * @returns References to the request and to the contact of the call.
   * @example
   * ```ts
   * flow.dial({ segment: segment('unpaid-invoices'), attributes: { reason: 'unpaid invoice' } })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/journey-flow-block-send-communication.html
   */
  dial(request: DialRequest, ...options: LastArgument<BranchOptions<typeof catchAll, S>>): DialReferences
}
