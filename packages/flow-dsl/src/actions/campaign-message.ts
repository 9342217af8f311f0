import type { ActionRecorder, WrittenBranch } from '../builder/action-recorder.js'
import type { ParameterValue } from '../graph/flow-graph.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import type { Resource } from '../values/resource.js'
import { memberOf } from './member-of.js'
import { json, object, oneOf, required, resourceId } from './parameter.js'
import type { ObjectParameter } from './parameter.js'

/** What the actions of journeys share. A journey has no contact, so no channel rules one of them out. */

/** The page with the only journeys in the flow language that are published. */
export const campaignExamples = 'https://docs.aws.amazon.com/connect/latest/adminguide/create-campaigns-api-cli.html'

/** The page of the console's block that sends. */
export const sendCommunicationBlock =
  'https://docs.aws.amazon.com/connect/latest/adminguide/journey-flow-block-send-communication.html'

/** What is sent: a message template. */
export const campaignMessage: ObjectParameter = required(
  object({
    MessageSourceType: required(oneOf(['TEMPLATE', 'RAW'], { note: 'Every published journey has TEMPLATE.' })),
    TemplatedMessage: object({
      WisdomKnowledgeBaseArn: required(resourceId('knowledgeBase')),
      WisdomMessageTemplateArn: required(resourceId('messageTemplate')),
    }),
    RawMessage: json({ note: 'With RAW; its members are those of the API, no journey shows them.' }),
  }),
)

/** Whether a message says that it has a template and has none. */
export function lacksTemplate(message: ParameterValue | undefined): boolean {
  return memberOf(message, 'MessageSourceType') === 'TEMPLATE' && memberOf(message, 'TemplatedMessage') === undefined
}

/** A message template of a knowledge base. */
export interface CampaignTemplate {
  /** The knowledge base that holds the template. */
  readonly knowledgeBase: Resource<'knowledgeBase'> | AttributeReference
  /** The template. */
  readonly template: Resource<'messageTemplate'> | AttributeReference
}

/** The message that a template becomes. */
export function messageFrom({ knowledgeBase, template }: CampaignTemplate): object {
  return {
    MessageSourceType: 'TEMPLATE',
    TemplatedMessage: { WisdomKnowledgeBaseArn: knowledgeBase, WisdomMessageTemplateArn: template },
  }
}

/**
 * The error branch as every published journey has it. Whether the service insists on it is not known, so that JSON may
 * leave it out; authors give it, or leave it to `onError`.
 */
export function catchAllOf(
  recorder: ActionRecorder,
  on: { readonly NoMatchingError?: WrittenBranch } | undefined,
): { readonly NoMatchingError?: WrittenBranch } {
  return { NoMatchingError: on?.NoMatchingError ?? recorder.leftToHandler() }
}
