import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { ParameterObject, ParameterValue } from '../graph/flow-graph.js'
import { isAttributeReference } from '../language/attribute-reference.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import type { Proficiency, RoutingStep } from '../values/routing-criteria.js'
import { defineAction, everyChannel, interactiveFlowTypes, oneForm } from './action-definition.js'
import { itemsOf, memberOf } from './member-of.js'
import { catchAll, continues } from './outcomes.js'
import { integer, json, list, object, oneOf, required, resourceId, value } from './parameter.js'

const proficiencyMembers = ['Name', 'Value', 'ProficiencyLevel'] as const

const attributeCondition = object({
  Name: value({ maximumLength: 64 }),
  Value: value({ maximumLength: 64 }),
  ProficiencyLevel: value({
    pattern: /^[1-5](\.0)?$/,
    patternMeaning: 'a level from 1.0 to 5.0',
    acceptsNumber: true,
    note: 'Documented as a number; text with one decimal was published successfully.',
  }),
  ComparisonOperator: required(
    oneOf(['NumberGreaterOrEqualTo', 'Match'], { note: 'Match goes with MatchCriteria; the page does not name it.' }),
  ),
  MatchCriteria: object(
    {
      AgentsCriteria: required(object({ AgentIds: required(list(resourceId('user'), { minimumItems: 1 })) })),
    },
    { note: 'Preferred agents, as the console writes them.' },
  ),
})

const suppliedOnly = 'Only in an object that a JSONPath supplies.'

const expression = object(
  {
    AttributeCondition: attributeCondition,
    AndExpression: list(object({ AttributeCondition: required(attributeCondition) }), {
      minimumItems: 1,
      maximumItems: 8,
    }),
    OrExpression: json({ note: suppliedOnly }),
    NotAttributeCondition: json({ note: suppliedOnly }),
  },
  {
    groups: [
      {
        rule: 'exactlyOne',
        members: ['AttributeCondition', 'AndExpression', 'OrExpression', 'NotAttributeCondition'],
      },
    ],
  },
)

/** Set routing criteria: which agents of the queue get the contact, and for how long only they. */
export const updateContactRoutingCriteria = defineAction({
  type: 'UpdateContactRoutingCriteria',
  family: 'contact',
  consoleBlocks: ['Set routing criteria'],
  summary: 'Says step by step which agents of a queue the contact is offered to.',
  flowTypes: interactiveFlowTypes,
  channels: everyChannel,
  parameters: {
    RoutingCriteria: required(
      object(
        {
          Steps: required(
            list(
              object({
                Expression: required(expression),
                Expiry: object(
                  { DurationInSeconds: integer({ minimum: 0 }, { acceptsNumber: true }) },
                  { note: 'Left out: the step stands until an agent is found.' },
                ),
              }),
              { minimumItems: 1, dynamic: 'either' },
            ),
          ),
        },
        { dynamic: 'either', note: 'An object, or the JSONPath of one that a Lambda function answered as JSON.' },
      ),
    ),
  },
  constraints: [
    {
      at: 'RoutingCriteria',
      message:
        'OrExpression and NotAttributeCondition work only where a JSONPath supplies the criteria: let a Lambda function answer them as JSON, and write "RoutingCriteria": "$.External.criteria".',
      broken: (parameters) =>
        expressionsIn(parameters).some(
          (one) => memberOf(one, 'OrExpression') !== undefined || memberOf(one, 'NotAttributeCondition') !== undefined,
        ),
    },
    {
      at: 'RoutingCriteria',
      message: 'A condition with NumberGreaterOrEqualTo needs Name, Value and ProficiencyLevel, and no MatchCriteria.',
      broken: (parameters) =>
        conditionsIn(parameters).some(
          (one) =>
            memberOf(one, 'ComparisonOperator') === 'NumberGreaterOrEqualTo' &&
            (memberOf(one, 'MatchCriteria') !== undefined ||
              proficiencyMembers.some((name) => memberOf(one, name) === undefined)),
        ),
    },
    {
      at: 'RoutingCriteria',
      message: 'A condition with Match needs MatchCriteria, and none of Name, Value and ProficiencyLevel.',
      broken: (parameters) =>
        conditionsIn(parameters).some(
          (one) =>
            memberOf(one, 'ComparisonOperator') === 'Match' &&
            (memberOf(one, 'MatchCriteria') === undefined ||
              proficiencyMembers.some((name) => memberOf(one, name) !== undefined)),
        ),
    },
  ],
  refusedParameters: {
    Range: 'Let a Lambda function answer the criteria as JSON: ranges work only where a JSONPath supplies them.',
  },
  forms: oneForm({ next: continues, errors: catchAll }),
  label: ({ RoutingCriteria }) => (typeof RoutingCriteria === 'string' ? RoutingCriteria.split('.').at(-1) : undefined),
  methods: {
    setRoutingCriteria: (
      recorder: ActionRecorder,
      criteria: readonly RoutingStep[] | AttributeReference<unknown>,
      options: { readonly id?: string; readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: {
          RoutingCriteria: isAttributeReference(criteria) ? criteria : { Steps: criteria.map(stepParameters) },
        },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-updateroutingcriteria.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-routing-criteria.html',
    'https://docs.aws.amazon.com/connect/latest/APIReference/API_AgentsCriteria.html',
    'https://github.com/mgaffigan/pulumi-amazon-connect/blob/HEAD/docs/wire-format-checks.md',
  ],
  confidence: 'high',
  notes: [
    'The page is called UpdateRoutingCriteria, which the service refuses as an invalid action type.',
    'Preferred agents are in no page of the flow language; console exports write them with Match and ARNs of users, and a JSON number as DurationInSeconds.',
    'Without effect on a contact in the queue of an agent.',
  ],
})

function stepParameters(step: RoutingStep): object {
  return {
    Expression: step.agents === undefined ? proficiencyExpression(step.allOf) : agentsExpression(step.agents),
    Expiry: step.expirySeconds === undefined ? undefined : { DurationInSeconds: String(step.expirySeconds) },
  }
}

function agentsExpression(agents: readonly unknown[]): object {
  return {
    AttributeCondition: { ComparisonOperator: 'Match', MatchCriteria: { AgentsCriteria: { AgentIds: agents } } },
  }
}

function proficiencyExpression(proficiencies: readonly Proficiency[]): object {
  const conditions = proficiencies.map(({ attribute, value: wanted, level }) => ({
    AttributeCondition: {
      Name: attribute,
      Value: wanted,
      ProficiencyLevel: isAttributeReference(level) ? level : level.toFixed(1),
      ComparisonOperator: 'NumberGreaterOrEqualTo',
    },
  }))
  return conditions.length === 1 ? (conditions[0] ?? {}) : { AndExpression: conditions }
}

/** The expressions of all steps that are written out. */
function expressionsIn({ RoutingCriteria }: ParameterObject): readonly (ParameterValue | undefined)[] {
  return itemsOf(memberOf(RoutingCriteria, 'Steps')).map((step) => memberOf(step, 'Expression'))
}

/** The conditions of all steps that are written out. */
function conditionsIn(parameters: ParameterObject): readonly (ParameterValue | undefined)[] {
  return expressionsIn(parameters)
    .flatMap((one) => [one, ...itemsOf(memberOf(one, 'AndExpression'))])
    .map((one) => memberOf(one, 'AttributeCondition'))
}

/** Builder methods of Set routing criteria. */
export interface SetRoutingCriteriaMethods<S extends Scope> {
  /**
   * Set routing criteria: which agents of the queue the contact is offered to, step by step. They begin to count at the
   * transfer to the queue; when the last step has expired, anybody in the queue may get the contact. Set again while it
   * waits, the new criteria take over.
   * @param criteria - Steps in order: proficiencies that an agent must have, or certain agents. Alternatives (or), exclusions
   *   (not) and ranges of levels only in an object that a Lambda function answers (`routingCriteria`): then give the
   *   reference to it.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * const language = predefinedAttribute('Language', ['Korean', 'English'])
   * flow.setRoutingCriteria([
   *   { agents: [user('kim')], expirySeconds: 20 },
   *   { allOf: [language.atLeast('Korean', 4)], expirySeconds: 30 },
   *   { allOf: [language.atLeast('Korean', 1)] },
   * ])
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-routing-criteria.html
   */
  setRoutingCriteria(
    criteria: readonly [RoutingStep, ...RoutingStep[]] | AttributeReference<unknown>,
    ...options: LastArgument<BranchOptions<typeof catchAll, S>>
  ): void
}
