import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { candidatesFor, plausible, witnesses } from '../explore/alternatives.js'
import type { TestedCondition } from '../explore/alternatives.js'
import { textOf } from '../machine/execution.js'
import type { Instruction, Program } from '../program/program.js'
import { referencesIn } from '../program/template.js'
import type { Reference, Template } from '../program/template.js'

/** A value that flows read and that the world gives them. */
export interface ValueNeed {
  /** Where it is read: `External`, `status`. */
  readonly members: readonly string[]
  /** Values that make a difference, the one that the first branch is for first. At least one. */
  readonly values: readonly JsonValue[]
  /** Whether a flow looks at it before it uses it: it then reckons with everything, with nothing at all, too. */
  readonly compared: boolean
}

/** What is known of a reference: what it is compared with, and how it is used. */
interface Use {
  readonly members: readonly string[]
  readonly conditions: TestedCondition[]
  compared: boolean
  /** Parameters that take it as a whole. */
  readonly parameters: Set<string>
}

/** The values that flows read, by their reference: `External.status`. */
export function valueNeeds(programs: readonly Program[]): ReadonlyMap<string, ValueNeed> {
  const uses = new Map<string, Use>()
  /** Attributes that are set from a value: what they are compared with says what the value can be. */
  const copies: { readonly from: string; readonly to: string }[] = []
  for (const { instructions } of programs) {
    for (const action of instructions) {
      for (const [parameter, template] of action.parameters) {
        for (const reference of referencesIn(template)) useOf(uses, reference)
        if (template.kind === 'reference') useOf(uses, template).parameters.add(parameter)
        if (action.type === 'UpdateContactAttributes') copies.push(...copiesIn(template))
      }
      for (const { operand } of action.conditions) {
        if (operand !== undefined) for (const reference of referencesIn(operand)) useOf(uses, reference)
      }
      noteComparison(uses, action)
    }
  }
  for (const { from, to } of copies) {
    const [value, attribute] = [uses.get(from), uses.get(to)]
    if (value === undefined || attribute === undefined) continue
    value.conditions.push(...attribute.conditions)
    value.compared ||= attribute.compared
  }
  return new Map([...uses].map(([path, use]) => [path, needOf(use)]))
}

function useOf(uses: Map<string, Use>, { members }: Reference): Use {
  const path = members.join('.')
  const known = uses.get(path)
  if (known !== undefined) return known
  const use: Use = { members, conditions: [], compared: false, parameters: new Set() }
  uses.set(path, use)
  return use
}

function noteComparison(uses: Map<string, Use>, { parameters, conditions }: Instruction): void {
  const compared = parameters.get('ComparisonValue')
  if (compared === undefined) return
  for (const reference of referencesIn(compared)) useOf(uses, reference).compared = true
  if (compared.kind !== 'reference') return
  useOf(uses, compared).conditions.push(
    ...conditions.flatMap(({ operator, operand }) =>
      operand?.kind === 'constant' ? [{ operator, operand: textOf(operand.value) }] : [],
    ),
  )
}

function copiesIn(template: Template): readonly { readonly from: string; readonly to: string }[] {
  if (template.kind !== 'object') return []
  return template.members.flatMap(([key, value]) =>
    key.kind === 'constant' && value.kind === 'reference'
      ? [{ from: value.members.join('.'), to: `Attributes.${textOf(key.value)}` }]
      : [],
  )
}

function needOf({ members, conditions, compared, parameters }: Use): ValueNeed {
  if (parameters.has('LoopArray')) return { members, compared, values: [['first', 'second'], []] }
  if (parameters.has('LoopCount')) return { members, compared, values: ['2', '0'] }
  if ([...parameters].some((one) => one.endsWith('PhoneNumber') || one === 'CallbackNumber'))
    return { members, compared, values: ['+821012345678', 'no number'] }
  if (conditions.length === 0) return { members, compared, values: [plausible(`service.${members.join('.')}`)] }
  return {
    members,
    compared,
    values: witnesses(conditions, candidatesFor(conditions, undefined)).map(({ value }) => value),
  }
}

/** An object out of values by the path of their members. A value that stands where an object has to be gives way. */
export function objectOf(values: readonly (readonly [path: readonly string[], value: JsonValue])[]): JsonObject {
  const byMember = new Map<string, (readonly [readonly string[], JsonValue])[]>()
  for (const [[member, ...rest], value] of values) {
    if (member !== undefined) byMember.set(member, [...(byMember.get(member) ?? []), [rest, value]])
  }
  return Object.fromEntries(
    [...byMember].map(([member, inside]) => {
      const nested = inside.filter(([path]) => path.length > 0)
      const [whole] = inside
      return [member, nested.length > 0 ? objectOf(nested) : (whole?.[1] ?? null)]
    }),
  )
}

/** Members of a constant object. */
export function constantMember(template: Template | undefined, name: string): string | undefined {
  if (template?.kind === 'constant') {
    const member = isJsonObject(template.value) ? template.value[name] : undefined
    return typeof member === 'string' ? member : undefined
  }
  if (template?.kind !== 'object') return undefined
  const [, member] = template.members.find(([key]) => key.kind === 'constant' && key.value === name) ?? []
  return member?.kind === 'constant' ? textOf(member.value) : undefined
}
