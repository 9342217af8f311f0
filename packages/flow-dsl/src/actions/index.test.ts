import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParameterObject, ParameterValue } from '../graph/flow-graph.js'
import { isErrorType } from '../language/error-type.js'
import type { ActionDefinition } from './action-definition.js'
import { actionDefinitions, actionTypes, findActionDefinition } from './index.js'
import type { Parameters } from './parameter.js'

const definitions: readonly ActionDefinition[] = actionDefinitions

it('finds a definition by its type', () => {
  expect(findActionDefinition('Compare')?.consoleBlocks).toEqual(['Check contact attributes'])
  expect(findActionDefinition('Loop')?.type).toBe('Loop')
  expect(findActionDefinition('constructor')).toBeUndefined()
  expect(findActionDefinition('compare')).toBeUndefined()
})

it('lists every type once', () => {
  expect(new Set(actionTypes).size).toBe(actionDefinitions.length)
})

describe.each(definitions.map((definition) => ({ type: definition.type, definition })))('$type', ({ definition }) => {
  const { forms, parameters, flowTypes, disputedFlowTypes = [] } = definition

  it('is described: what it does, where, by which pages', () => {
    expect(definition.summary).toMatch(/^[A-Z].*\.$/)
    expect(definition.consoleBlocks.length).toBeGreaterThan(0)
    expect(definition.channels.length).toBeGreaterThan(0)
    expect(definition.sources.length).toBeGreaterThan(0)
    for (const source of definition.sources) expect(source).toMatch(/^https:\/\//)
  })

  it('has no flow type that is both legal and disputed', () => {
    expect(disputedFlowTypes.filter((type) => flowTypes.includes(type))).toEqual([])
  })

  it('has a form for any parameters, and each form has a name of its own', () => {
    expect(forms.at(-1)?.when({})).toBe(true)
    expect(new Set(forms.map(({ name }) => name)).size).toBe(forms.length)
  })

  it('names only parameters that it has', () => {
    const named = [
      ...(definition.groups ?? []).flatMap(({ members }) => members),
      ...forms.flatMap(({ requires = [], forbids = [], groups = [] }) => [
        ...requires,
        ...forbids,
        ...groups.flatMap(({ members }) => members),
      ]),
      ...(definition.constraints ?? []).map(({ at }) => at.split('.')[0] ?? ''),
    ]
    expect(named.filter((name) => !Object.hasOwn(parameters, name))).toEqual([])
    expect(groupsIn(parameters).filter(({ members, of }) => members.some((name) => !of.includes(name)))).toEqual([])
  })

  it('can be asked about any parameters, also such as no one would write', () => {
    fc.assert(
      fc.property(anyParameters(Object.keys(parameters)), (written) => {
        for (const { when } of forms) expect(typeof when(written)).toBe('boolean')
        for (const { broken } of definition.constraints ?? []) expect(typeof broken(written)).toBe('boolean')
        for (const fact of [...(definition.sets?.(written) ?? []), ...(definition.needs?.(written) ?? [])])
          expect(typeof fact).toBe('string')
        expect(['string', 'undefined']).toContain(typeof definition.label?.(written))
        definition.onTheLine?.(written)
      }),
      { numRuns: 200 },
    )
  })

  it('refuses only parameters that it does not have', () => {
    const refused = Object.keys(definition.refusedParameters ?? {})
    expect(refused.filter((name) => Object.hasOwn(parameters, name))).toEqual([])
  })

  it('copies a NextAction that is never taken from a way that is always there', () => {
    for (const { outcomes } of forms) {
      const { next, errors, conditions } = outcomes
      if (next.kind !== 'never') continue
      const required = Object.entries(errors).flatMap(([name, outcome]) => (outcome?.required === true ? [name] : []))
      const results = conditions?.operands.kind === 'results' ? conditions.operands.required : []
      expect([...required, ...results]).toEqual(expect.arrayContaining([next.copies[0]]))
    }
  })

  it('has error types of the language, and results among those that it requires', () => {
    const operands = forms.flatMap(({ outcomes }) => outcomes.conditions?.operands ?? [])
    const types = forms.flatMap(({ outcomes }) => Object.keys(outcomes.errors))
    expect(types.filter((name) => !isErrorType(name))).toEqual([])
    const missing = operands.flatMap((operand) =>
      operand.kind === 'results' ? operand.required.filter((result) => !operand.results.includes(result)) : [],
    )
    expect(missing).toEqual([])
  })

  it('breaks no rule between its parameters where it has none of them but what it must have', () => {
    for (const { broken, message } of definition.constraints ?? []) {
      expect(message).toMatch(/^[A-Z].*\.$/)
      expect(typeof broken({})).toBe('boolean')
    }
  })
})

/** Groups of objects inside parameters, with the members that the object has. */
function groupsIn(parameters: Parameters): readonly { readonly members: readonly string[]; readonly of: string[] }[] {
  return Object.values(parameters).flatMap((parameter) => {
    const described =
      parameter.kind === 'list' ? parameter.item : parameter.kind === 'map' ? parameter.value : parameter
    if (described.kind !== 'object') return []
    const own = (described.groups ?? []).map(({ members }) => ({ members, of: Object.keys(described.members) }))
    return [...own, ...groupsIn(described.members)]
  })
}

/** Parameters as they come out of flow JSON: objects have no prototype, so they do not become text by themselves. */
function anyParameters(names: readonly string[]): fc.Arbitrary<ParameterObject> {
  const { value } = fc.letrec<{ value: ParameterValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(null, true, false, 0, 9.5, '', 'True', '9', '$.Attributes.x', '<speak>a</speak>', '{{queue:a}}'),
      fc.array(tie('value'), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom(...names, 'Value', 'name', 'x'), tie('value'), {
        maxKeys: 3,
        noNullPrototype: false,
      }),
    ),
  }))
  return fc.dictionary(fc.constantFrom(...names, 'Unknown'), value, { noNullPrototype: false }).map((written) => {
    const bare: Record<string, ParameterValue> = Object.create(null)
    return Object.assign(bare, written)
  })
}
