import type { AttributeReference } from '../language/attribute-reference.js'
import type { Resource } from './resource.js'

/** How well an agent can do something: 1 a little, 5 very well. */
export type ProficiencyLevel = 1 | 2 | 3 | 4 | 5

/** A proficiency that an agent must have, made by a {@link PredefinedAttribute}. */
export interface Proficiency<
  Value extends string | AttributeReference = string | AttributeReference,
  Level extends ProficiencyLevel | AttributeReference<number> = ProficiencyLevel | AttributeReference<number>,
> {
  /** Name of the predefined attribute. */
  readonly attribute: string
  /** Its value, or an attribute that holds it. */
  readonly value: Value
  /** Lowest level, or an attribute that holds it. */
  readonly level: Level
}

/** A band of levels in which an agent's proficiency lies. */
export interface ProficiencyRange {
  /** Name of the predefined attribute. */
  readonly attribute: string
  /** Its value. */
  readonly value: string
  /** Lowest level. */
  readonly minimum: ProficiencyLevel
  /** Highest level. */
  readonly maximum: ProficiencyLevel
}

/** A predefined attribute of the instance, made by {@link predefinedAttribute}. */
export interface PredefinedAttribute<Value extends string = string> {
  /** Its name on the instance. */
  readonly name: string
  /**
   * The agent has this value at a level or above.
   * @param value - One of its values, or an attribute that holds one.
   * @param level - Lowest level, 1 to 5, or an attribute that holds it.
   * @example
   * ```ts
   * const language = predefinedAttribute('Language', ['Korean', 'English'])
   * flow.setRoutingCriteria([{ allOf: [language.atLeast('Korean', 4)] }])
   * ```
   */
  atLeast<
    Wanted extends Value | AttributeReference<Value>,
    Level extends ProficiencyLevel | AttributeReference<number>,
  >(
    value: Wanted,
    level: Level,
  ): Proficiency<Wanted, Level>
  /**
   * The agent has this value at a level in a band; for {@link routingCriteria} alone.
   * @param value - One of its values.
   * @param minimum - Lowest level, 1 to 5.
   * @param maximum - Highest level, 1 to 5.
   * @example
   * ```ts
   * const language = predefinedAttribute('Language', ['Korean', 'English'])
   * export const criteria = routingCriteria([{ allOf: [language.between('Korean', 2, 4)] }])
   * ```
   */
  between(value: Value, minimum: ProficiencyLevel, maximum: ProficiencyLevel): ProficiencyRange
}

/**
 * Declare a predefined attribute, which agents have proficiencies in, with its values; then say in routing criteria how
 * well an agent must know one: `language.atLeast('Korean', 4)`.
 * @param name - Its name on the instance, at most 64 characters.
 * @param values - Its values on the instance, at most 64 characters each.
 * @example
 * ```ts
 * const language = predefinedAttribute('Language', ['Korean', 'English'])
 * flow.setRoutingCriteria([{ allOf: [language.atLeast('Korean', 4)] }])
 * ```
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/predefined-attributes.html
 */
export function predefinedAttribute<const Value extends string>(
  name: string,
  // The values are for the type checker and the reader.
  _values: readonly [Value, ...Value[]],
): PredefinedAttribute<Value> {
  return {
    name,
    atLeast: (value, level) => ({ attribute: name, value, level }),
    between: (value, minimum, maximum) => ({ attribute: name, value, minimum, maximum }),
  }
}

interface StepOptions {
  /**
   * Seconds until the next step takes over; after the last step anybody in the queue may get the contact. Left out: never.
   */
  readonly expirySeconds?: number
}

/** A step that asks for agents with proficiencies. */
export interface ProficiencyStep extends StepOptions {
  /** What an agent must have, all of it: 1 to 8 proficiencies. */
  readonly allOf: readonly [Proficiency, ...Proficiency[]]
  readonly agents?: undefined
}

/** A step that asks for certain agents. */
export interface PreferredAgentStep extends StepOptions {
  /** Agents to offer the contact to: users, or attributes that hold their id. */
  readonly agents: readonly [
    Resource<'user'> | AttributeReference<unknown>,
    ...(Resource<'user'> | AttributeReference<unknown>)[],
  ]
  readonly allOf?: undefined
}

/** Whom the contact is offered to, until the step expires. */
export type RoutingStep = ProficiencyStep | PreferredAgentStep

/** A proficiency at a level that is known, or in a band. */
export type Requirement = Proficiency<string, ProficiencyLevel> | ProficiencyRange

/** One of several that will do: a requirement, or several that an agent must have together, at most 8. */
export type Alternative = Requirement | readonly [Requirement, ...Requirement[]]

/** A step of {@link routingCriteria}: one of `allOf`, `anyOf`, `except` and `agents`. */
export type AnsweredRoutingStep = StepOptions &
  (
    | {
        /** What an agent must have, all of it: 1 to 8 requirements, each attribute once. */
        readonly allOf: readonly [Requirement, ...Requirement[]]
      }
    | {
        /** Two or three alternatives. */
        readonly anyOf: readonly [Alternative, Alternative, Alternative?]
      }
    | {
        /** A band that an agent must not be in. */
        readonly except: ProficiencyRange
      }
    | {
        /** Ids of users to offer the contact to. */
        readonly agents: readonly [string, ...string[]]
      }
  )

/** Routing criteria as JSON. */
export interface AnsweredRoutingCriteria {
  readonly Steps: readonly object[]
}

/**
 * Routing criteria as a Lambda function answers them. They may have what a flow cannot write out: alternatives,
 * exclusions and bands of levels. The flow refers to them: `flow.setRoutingCriteria(answer.criteria)`.
 * @param steps - Steps in order.
 * @returns The object to answer with, under a name of your choice.
 * @example
 * ```ts
 * const language = predefinedAttribute('Language', ['Korean', 'English'])
 * export const answer = {
 *   criteria: routingCriteria([
 *     { anyOf: [language.atLeast('Korean', 4), language.atLeast('English', 5)], expirySeconds: 30 },
 *     { except: language.between('English', 1, 2) },
 *   ]),
 * }
 * ```
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-routing-criteria.html
 */
export function routingCriteria(
  steps: readonly [AnsweredRoutingStep, ...AnsweredRoutingStep[]],
): AnsweredRoutingCriteria {
  return {
    Steps: steps.map((step) => ({
      Expression: expressionOf(step),
      ...(step.expirySeconds === undefined ? {} : { Expiry: { DurationInSeconds: step.expirySeconds } }),
    })),
  }
}

function expressionOf(step: AnsweredRoutingStep): object {
  if ('agents' in step) {
    const MatchCriteria = { AgentsCriteria: { AgentIds: step.agents } }
    return { AttributeCondition: { ComparisonOperator: 'Match', MatchCriteria } }
  }
  if ('except' in step) return { NotAttributeCondition: conditionOf(step.except) }
  if ('allOf' in step) return allOf(step.allOf)
  return { OrExpression: step.anyOf.flatMap((one) => (one === undefined ? [] : [alternativeOf(one)])) }
}

function alternativeOf(alternative: Alternative): object {
  return 'attribute' in alternative ? allOf([alternative]) : allOf(alternative)
}

function allOf(requirements: readonly Requirement[]): object {
  const [first, ...others] = requirements.map((requirement) => ({ AttributeCondition: conditionOf(requirement) }))
  return first !== undefined && others.length === 0 ? first : { AndExpression: [first, ...others] }
}

function conditionOf(requirement: Requirement): object {
  const named = { Name: requirement.attribute, Value: requirement.value }
  return 'level' in requirement
    ? { ...named, ProficiencyLevel: requirement.level, ComparisonOperator: 'NumberGreaterOrEqualTo' }
    : {
        ...named,
        ComparisonOperator: 'Range',
        Range: { MinProficiencyLevel: requirement.minimum, MaxProficiencyLevel: requirement.maximum },
      }
}
