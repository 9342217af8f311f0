import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import type { Resource } from '../values/resource.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { catchAll, continues, requiredFailure } from './outcomes.js'
import { required, resourceId } from './parameter.js'

const errors = { ...catchAll, TemplateRenderingError: requiredFailure }

/** Send message, with a template: fill the template for the message that is sent next. */
export const renderMessageTemplate = defineAction({
  type: 'RenderMessageTemplate',
  family: 'contact',
  consoleBlocks: ['Send message (with a template)'],
  summary: 'Fills a stored message template for the message that is sent next.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    WisdomKnowledgeBaseArn: required(resourceId('knowledgeBase')),
    WisdomMessageTemplateArn: required(resourceId('messageTemplate')),
  },
  refusedParameters: {
    Template: 'Write WisdomMessageTemplateArn, and WisdomKnowledgeBaseArn for the knowledge base that it is in.',
    AttributeMap: 'Remove it: the action takes a template and its knowledge base, and nothing else.',
  },
  forms: oneForm({ next: continues, errors }),
  label: ({ WisdomMessageTemplateArn }) => nameOfValue(WisdomMessageTemplateArn),
  methods: {
    renderMessageTemplate: (
      recorder: ActionRecorder,
      template: MessageTemplateTarget,
      options: { readonly id?: string; readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: {
          WisdomKnowledgeBaseArn: template.knowledgeBase,
          WisdomMessageTemplateArn: template.template,
        },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://github.com/aws-samples/sample-aicc-builder-for-amazon-connect-ai-agent/blob/HEAD/knowledge-base-docs/contact-flow/_VERIFIED-block-type-reference.md',
    'https://github.com/aws-samples/sample-aicc-builder-for-amazon-connect-ai-agent/blob/HEAD/knowledge-base-docs/contact-flow/_reference-console-export-all-blocks.json',
    'https://docs.aws.amazon.com/connect/latest/adminguide/send-message.html',
  ],
  confidence: 'medium',
  notes: [
    'The flow language reference has no page for it: the console writes it in front of a message with a template.',
    'Parameters named Template and AttributeMap are refused (published live check).',
  ],
})

/** A message template. */
export interface MessageTemplateTarget {
  /** The template, or an attribute that holds its ARN. */
  readonly template: Resource<'messageTemplate'> | AttributeReference
  /** The knowledge base that it is in, or an attribute that holds its ARN. */
  readonly knowledgeBase: Resource<'knowledgeBase'> | AttributeReference
}

/** Builder methods of Send message for templates. */
export interface RenderMessageTemplateMethods<S extends Scope> {
  /**
   * Fill a message template; the block that sends a message next uses it. `TemplateRenderingError`: an attribute of the
   * template has no value, for instance.
   * @param template - Template and knowledge base.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * flow.renderMessageTemplate({
   *   template: messageTemplate('receipt'),
   *   knowledgeBase: knowledgeBase('templates'),
   * })
   * flow.createContact('EMAIL')
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/send-message.html
   */
  renderMessageTemplate(
    template: MessageTemplateTarget,
    ...options: LastArgument<BranchOptions<typeof errors, S>>
  ): void
}
