import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeDeclaration, AttributeValues } from '../values/contact-attributes.js'
import { limits } from '../language/limits.js'
import { attributeTexts, factsOfKeys } from './attribute-values.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { keysOf } from './labels.js'
import { catchAll, continues } from './outcomes.js'
import { map, object, oneOf, required, template } from './parameter.js'

/** Set contact attributes, scope Flow: write attributes that live in this flow run only. */
export const updateFlowAttributes = defineAction({
  type: 'UpdateFlowAttributes',
  family: 'flow-control',
  consoleBlocks: ['Set contact attributes (Flow scope)'],
  summary: 'Sets variables that live only in the current flow run.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    FlowAttributes: required(
      map(object({ Value: required(template()), Type: oneOf(['String']) }), {
        keysAreReferenced: true,
        maximumBytes: limits.flowAttributesBytes.value,
        note: 'Flat texts are refused: every key holds an object with Value.',
      }),
    ),
  },
  forms: oneForm({ next: continues, errors: catchAll }),
  sets: ({ FlowAttributes }) => factsOfKeys('FlowAttributes', FlowAttributes),
  setsWithin: ['$.FlowAttributes'],
  failsRarely: true,
  label: ({ FlowAttributes }) => keysOf(FlowAttributes),
  methods: {
    setFlowAttributes: (
      recorder: ActionRecorder,
      _declaration: AttributeDeclaration,
      values: Readonly<Record<string, unknown>>,
      options: { readonly id?: string; readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: {
          FlowAttributes: Object.fromEntries(
            Object.entries(attributeTexts(values)).map(([name, given]) => [name, { Value: given }]),
          ),
        },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-updateflowattributes.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-contact-attributes.html',
  ],
  confidence: 'high',
  notes: ['NoMatchingError is required although the page says there are no errors.'],
})

/** Builder methods of Set contact attributes with the scope Flow. */
export interface SetFlowAttributesMethods<S extends Scope> {
  /**
   * Set contact attributes, scope Flow: they live in this flow run only, and appear in no contact record.
   * @param declaration - Made by `flowAttributes({...})`.
   * @param values - A literal, text with attributes in it, or a reference for each attribute to set.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * const call = flowAttributes({ topic: z.enum(['delivery', 'refund']) })
   * flow.setFlowAttributes(call, { topic: 'refund' })
   * flow.match(call.topic, {
   *   delivery: () => flow.setWorkingQueue(queue('delivery')),
   *   refund: () => flow.setWorkingQueue(queue('refund')),
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-contact-attributes.html
   */
  setFlowAttributes<Declaration extends AttributeDeclaration>(
    declaration: Declaration,
    values: AttributeValues<Declaration>,
    ...options: LastArgument<BranchOptions<typeof catchAll, S>>
  ): void
}
