import {
  actionDefinitions,
  forbiddenIdentifierCharacters,
  formOf,
  limits,
  reservedIdentifiers,
} from '@aicc/flow-dsl/language'
import type { ActionDefinition, ActionForm, Parameter, Parameters, TextParameter } from '@aicc/flow-dsl/language'
import { z } from 'zod'

/**
 * The flow language as a zod schema: the document written down here, each action derived from its definition. It shares
 * no code with the compiler and its rules, so that the two can be held against each other.
 */

const identifier = z
  .string()
  .min(1)
  .max(50)
  .refine((text) => ![...forbiddenIdentifierCharacters].some((character) => text.includes(character)), {
    error: 'has a forbidden character',
  })
  .refine((text) => !reservedIdentifiers.has(text), { error: 'is a reserved word' })

const position = z.strictObject({ x: z.int().min(0), y: z.int().min(0) })

const condition = z.strictObject({
  NextAction: identifier,
  Condition: z.strictObject({ Operator: z.string().min(1), Operands: z.array(z.string().min(1)).max(1) }),
})

const errorBranch = z.strictObject({ NextAction: identifier, ErrorType: z.string().min(1) })

const transitions = z.strictObject({
  NextAction: identifier.optional(),
  Errors: z.array(errorBranch).optional(),
  Conditions: z.array(condition).optional(),
})

const action = z.strictObject({
  Identifier: identifier,
  Type: z.string().regex(/^[A-Z][A-Za-z]+$/),
  Parameters: z.record(z.string(), z.unknown()),
  Transitions: transitions,
})

const metadata = z.strictObject({
  entryPointPosition: position,
  ActionMetadata: z.record(
    identifier,
    z.strictObject({
      position,
      isFriendlyName: z.literal(true),
      parameters: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  Annotations: z.array(z.never()),
  name: z.string().min(1).max(limits.nameCharacters.value),
  description: z.string().optional(),
  type: z.string().optional(),
})

const moduleSettings = z.strictObject({
  InputParameters: z.array(z.unknown()),
  OutputParameters: z.array(z.unknown()),
  Transitions: z.array(z.unknown()),
})

type Action = z.output<typeof action>

/** Flow content, or module content. */
export const documentSchema = z
  .strictObject({
    Version: z.literal('2019-10-30'),
    StartAction: identifier,
    Metadata: metadata,
    Actions: z.array(action).min(1).max(limits.actions.value),
    Settings: moduleSettings.optional(),
  })
  .superRefine((document, context) => {
    const identifiers = document.Actions.map(({ Identifier }) => Identifier)
    const known = new Set(identifiers)
    const complain = (message: string): void => context.addIssue({ code: 'custom', message })
    if (known.size !== identifiers.length) complain('An identifier is used twice.')
    if (!known.has(document.StartAction)) complain('StartAction is no action.')
    const placed = Object.keys(document.Metadata.ActionMetadata)
    if (placed.length !== known.size || placed.some((name) => !known.has(name)))
      complain('Metadata is of other actions.')
    for (const one of document.Actions) {
      for (const target of targetsOf(one)) if (!known.has(target)) complain(`"${target}" is no action.`)
      const definition = findDefinition(one.Type)
      if (definition === undefined) {
        if (one.Transitions.NextAction === undefined) complain(`${one.Type} has no NextAction.`)
        continue
      }
      // The form is chosen by predicates over parameters; parsed JSON is what they are written for.
      const form = formOf(definition, JSON.parse(JSON.stringify(one.Parameters)))
      const result = actionSchema(definition, form).safeParse(one)
      for (const issue of result.error?.issues ?? []) {
        complain(`${one.Type} "${one.Identifier}" ${issue.path.join('.')}: ${issue.message}`)
      }
    }
  })

/** Identifiers that an action's transitions name. */
export function targetsOf({ Transitions }: Action): readonly string[] {
  const { NextAction, Errors = [], Conditions = [] } = Transitions
  return [...(NextAction === undefined ? [] : [NextAction]), ...[...Errors, ...Conditions].map((way) => way.NextAction)]
}

const definitions: readonly ActionDefinition[] = actionDefinitions

function findDefinition(type: string): ActionDefinition | undefined {
  return definitions.find((definition) => definition.type === type)
}

const actionSchemas = new Map<ActionForm, z.ZodType>()

/** An action of a type that is described, in the form that its parameters have. */
function actionSchema(definition: ActionDefinition, form: ActionForm): z.ZodType {
  const known = actionSchemas.get(form)
  if (known !== undefined) return known
  const made = z.object({ Parameters: parametersSchema(definition, form), Transitions: transitionsSchema(form) })
  actionSchemas.set(form, made)
  return made
}

type Values = Readonly<Record<string, unknown>>

function parametersSchema(definition: ActionDefinition, form: ActionForm): z.ZodType {
  const groups = [...(definition.groups ?? []), ...(form.groups ?? [])]
  return membersSchema(definition.parameters, form.requires)
    .refine((values: Values) => groups.every((group) => keepsGroup(values, group)), { error: 'breaks a group' })
    .refine((values: Values) => (form.forbids ?? []).every((name) => values[name] === undefined), {
      error: `has what the ${form.name} forbids`,
    })
    .superRefine((values: Values, context) => {
      const parameters = JSON.parse(JSON.stringify(values))
      for (const { message, broken } of definition.constraints ?? []) {
        if (broken(parameters)) context.addIssue({ code: 'custom', message })
      }
    })
}

function keepsGroup(
  values: Values,
  { rule, members }: { readonly rule: 'exactlyOne' | 'atMostOne'; readonly members: readonly string[] },
): boolean {
  const given = members.filter((name) => values[name] !== undefined).length
  return given === 1 || (given === 0 && rule === 'atMostOne')
}

function membersSchema(parameters: Parameters, requires: readonly string[] = []) {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(parameters).map(([name, parameter]) => {
        const schema = parameterSchema(parameter)
        return [name, parameter.required === true || requires.includes(name) ? schema : schema.optional()]
      }),
    ),
  )
}

function parameterSchema(parameter: Parameter): z.ZodType {
  switch (parameter.kind) {
    case 'text':
      return z.union([
        textSchema(parameter),
        ...(parameter.acceptsNumber === true ? [z.number()] : []),
        ...(parameter.acceptsBoolean === true ? [z.boolean()] : []),
      ])
    case 'object': {
      const { groups = [] } = parameter
      const schema = membersSchema(parameter.members).refine(
        (values: Values) => groups.every((group) => keepsGroup(values, group)),
        { error: 'breaks a group' },
      )
      return parameter.dynamic === undefined ? schema : z.union([z.string().regex(wholeReference), schema])
    }
    case 'map': {
      const { keys, forbiddenKeyPrefix, minimumEntries = 0, maximumEntries = Number.POSITIVE_INFINITY } = parameter
      const schema = z.record(z.string().min(1), parameterSchema(parameter.value)).refine(
        (values) => {
          const given = Object.keys(values)
          return (
            given.length >= minimumEntries &&
            given.length <= maximumEntries &&
            given.every((key) => keys?.includes(key) ?? true) &&
            (forbiddenKeyPrefix === undefined || !given.some((key) => key.startsWith(forbiddenKeyPrefix)))
          )
        },
        { error: 'has keys that are not allowed' },
      )
      return parameter.dynamic === undefined ? schema : z.union([z.string().regex(wholeReference), schema])
    }
    case 'list': {
      const { minimumItems = 0, maximumItems = Number.MAX_SAFE_INTEGER } = parameter
      const schema = z.array(parameterSchema(parameter.item)).min(minimumItems).max(maximumItems)
      return parameter.dynamic === undefined ? schema : z.union([z.string().regex(wholeReference), schema])
    }
    case 'json':
      return parameter.emptyTextsInside === true ? jsonWithEmptyTexts : json
  }
}

/** Any JSON without an empty text, which the service refuses at any depth. */
const json: z.ZodType = z.lazy(() =>
  z.union([z.string().min(1), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
)

const anyJson: z.ZodType = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(anyJson), z.record(z.string(), anyJson)]),
)

/** Any JSON that is no empty text itself; inside there may be some. */
const jsonWithEmptyTexts = anyJson.refine((value) => value !== '', { error: 'is empty' })

const reference = /\$(\.[\w-]+|(\.?\[['"][^\]]*['"]\]))+/
const wholeReference = new RegExp(`^${reference.source}$`)

function textSchema(parameter: TextParameter): z.ZodType {
  const { dynamic, resource } = parameter
  return z
    .string()
    .min(1)
    .refine(
      (text) => {
        // What stands for a resource before an environment is known.
        if (resource !== undefined && text === `{{${resource}:${/:(.*)\}\}$/.exec(text)?.[1] ?? ''}}}`) return true
        switch (dynamic) {
          case 'static':
            return !reference.test(text) && fits(text, parameter)
          case 'reference':
            return wholeReference.test(text)
          case 'either':
            return wholeReference.test(text) || (!reference.test(text) && fits(text, parameter))
          case 'embedded':
            return reference.test(text) || fits(text, parameter)
        }
      },
      { error: 'is not what the parameter takes' },
    )
}

/** Whether a literal is what a parameter takes. */
function fits(text: string, { values, openValues = [], integer, pattern, maximumLength }: TextParameter): boolean {
  const open = openValues.some((beginning) => text.startsWith(beginning))
  if (values !== undefined && !values.includes(text) && !open) return false
  if (pattern !== undefined && !pattern.test(text)) return false
  if (maximumLength !== undefined && text.length > maximumLength) return false
  if (integer === undefined) return true
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = integer
  return /^-?\d+$/.test(text) && Number(text) >= minimum && Number(text) <= maximum
}

function transitionsSchema({ outcomes }: ActionForm): z.ZodType {
  const { next, errors, conditions } = outcomes
  if (next.kind === 'terminal') return z.strictObject({})
  const required = Object.entries(errors).flatMap(([type, outcome]) => (outcome?.required === true ? [type] : []))
  return z
    .strictObject({
      NextAction: next.kind === 'holds' ? identifier.optional() : identifier,
      Errors: z.array(errorBranch.extend({ ErrorType: z.enum(Object.keys(errors)) })),
      Conditions: z.array(condition).min(conditions?.minimum ?? 0),
    })
    .superRefine(({ Errors, Conditions }, context) => {
      const complain = (message: string): void => context.addIssue({ code: 'custom', message })
      const given = Errors.map(({ ErrorType }) => ErrorType)
      if (new Set(given).size !== given.length) complain('An error type has two branches.')
      for (const type of required) if (!given.includes(type)) complain(`There is no branch for ${type}.`)
      if (conditions === undefined) {
        if (Conditions.length > 0) complain('There are conditions.')
        return
      }
      const { operators, operands } = conditions
      for (const { Condition } of Conditions) {
        const { Operator, Operands } = Condition
        if (!operators.some((operator) => operator === Operator)) complain(`${Operator} is not taken.`)
        const [operand = ''] = Operands
        if (operands.kind === 'results' && !operands.results.includes(operand)) complain(`"${operand}" is no result.`)
        if (operands.kind === 'number' && !Number.isFinite(Number(operand))) complain(`"${operand}" is no number.`)
        if (operands.kind === 'integer') {
          const number = Number(operand)
          if (!Number.isInteger(number) || number < operands.minimum || number > operands.maximum) {
            complain(`"${operand}" is no threshold.`)
          }
        }
      }
      const results = operands.kind === 'results' ? operands.required : []
      for (const result of results) {
        if (!Conditions.some(({ Condition }) => Condition.Operands[0] === result)) complain(`${result} has no branch.`)
      }
    })
}
