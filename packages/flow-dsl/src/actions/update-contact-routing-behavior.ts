import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions } from '../builder/scope.js'
import { defineAction, everyChannel, interactiveFlowTypes } from './action-definition.js'
import type { ActionForm } from './action-definition.js'
import { catchAll, continues, noErrors } from './outcomes.js'
import { integer, json, map } from './parameter.js'

const proficiencyForm: ActionForm = {
  name: 'proficiency form',
  when: ({ RoutingProficiencies }) => RoutingProficiencies !== undefined,
  outcomes: { next: continues, errors: catchAll },
}

const priorityForm: ActionForm = {
  name: 'priority form',
  when: () => true,
  outcomes: { next: continues, errors: noErrors },
}

/** Change routing priority / age: move a contact forward or back in its queue. */
export const updateContactRoutingBehavior = defineAction({
  type: 'UpdateContactRoutingBehavior',
  family: 'contact',
  consoleBlocks: ['Change routing priority / age'],
  summary: 'Moves the contact up or down in its queue by priority or by pretended waiting time.',
  // The action's page says inbound flows only, the block's page adds transfer and customer queue flows.
  flowTypes: interactiveFlowTypes,
  channels: everyChannel,
  parameters: {
    QueuePriority: integer({ minimum: 1 }, { note: '1 is served first; 5 when never set.' }),
    QueueTimeAdjustmentSeconds: integer({}, { note: 'May be negative.' }),
    RoutingProficiencies: map(json(), { note: 'On the 2023 page only.' }),
  },
  groups: [{ rule: 'exactlyOne', members: ['QueuePriority', 'QueueTimeAdjustmentSeconds', 'RoutingProficiencies'] }],
  forms: [proficiencyForm, priorityForm],
  label: ({ QueuePriority, QueueTimeAdjustmentSeconds }) =>
    typeof QueuePriority === 'string'
      ? `priority ${QueuePriority}`
      : typeof QueueTimeAdjustmentSeconds === 'string'
        ? `age ${QueueTimeAdjustmentSeconds}`
        : undefined,
  methods: {
    changeRoutingPriority: (recorder: ActionRecorder, priority: number, options: BlockOptions = {}) => {
      recorder.write({ parameters: { QueuePriority: String(priority) }, id: options.id })
    },
    changeRoutingAge: (recorder: ActionRecorder, seconds: number, options: BlockOptions = {}) => {
      recorder.write({ parameters: { QueueTimeAdjustmentSeconds: String(seconds) }, id: options.id })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactroutingbehavior.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/change-routing-priority.html',
  ],
  confidence: 'high',
  notes: ['A change on a queued contact takes at least 60 seconds to show.'],
})

/** Builder methods of Change routing priority / age. */
export interface ChangeRoutingPriorityMethods {
  /**
   * Change routing priority: 1 is served first, 5 is the default.
   * @param priority - Whole number, at least 1.
   * @param options - Identifier.
   * @example
   * ```ts
   * const customer = contactAttributes({ tier: z.enum(['gold', 'silver']) })
   * flow.match(customer.tier, { gold: () => flow.changeRoutingPriority(1), otherwise: goOn })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/change-routing-priority.html
   */
  changeRoutingPriority(priority: number, options?: BlockOptions): void

  /**
   * Change routing age: pretend that the contact has waited longer, or shorter when negative.
   * @param seconds - Whole number.
   * @param options - Identifier.
   * @example
   * ```ts
   * // Served as if the caller had waited five minutes already.
   * flow.changeRoutingAge(300)
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/change-routing-priority.html
   */
  changeRoutingAge(seconds: number, options?: BlockOptions): void
}
