import { findActionDefinition, formOf } from '@aicc/flow-dsl/language'
import type { FlowAction, JsonValue } from '@aicc/flow-dsl/language'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seed } from '../../test/properties/seed.js'
import { checkFlowJson } from '../read/read-flow.js'
import { convertLegacyExport } from './convert-legacy-export.js'
import { legacyModules } from './legacy-modules/index.js'

const settings = { seed, numRuns: 300 }

const anyValue: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue[]>('', 'a', 'b', 'true', 'Text', '__proto__', 'Enable', '1', true, 5, null, [], {}),
  fc.jsonValue({ maxDepth: 2 }).map((value): JsonValue => JSON.parse(JSON.stringify(value))),
)
const id = fc.constantFrom('a', 'b', 'c', '', '__proto__')
const namesOf = (member: 'parameters' | 'branches') =>
  fc.constantFrom(...new Set(legacyModules.flatMap((definition) => Object.keys(definition[member] ?? {}))))

const parameter = fc.record(
  {
    name: fc.oneof(namesOf('parameters'), anyValue),
    value: anyValue,
    key: fc.oneof(id, anyValue),
    namespace: fc.oneof(fc.constantFrom('System', 'External', 'User Defined'), anyValue),
    resourceName: anyValue,
  },
  { requiredKeys: ['name'] },
)

const branch = fc.record(
  {
    condition: fc.oneof(namesOf('branches'), anyValue),
    transition: fc.oneof(id, anyValue),
    conditionType: fc.oneof(fc.constantFrom('Equals', 'LessThan'), anyValue),
    conditionValue: anyValue,
  },
  { requiredKeys: ['condition', 'transition'] },
)

const kind = fc.constantFrom(...legacyModules.map(({ type, target }) => ({ type, target })))

const module = fc.oneof(
  fc
    .tuple(
      kind,
      fc.record({
        id: fc.oneof(id, anyValue),
        parameters: fc.oneof(fc.array(parameter), anyValue),
        branches: fc.oneof(fc.array(branch), anyValue),
        metadata: anyValue,
      }),
    )
    .map(([{ type, target }, rest]) => ({ type, target, ...rest })),
  anyValue,
)

const legacy = fc.record(
  { modules: fc.array(module), start: fc.oneof(id, anyValue), type: anyValue, metadata: anyValue },
  { requiredKeys: ['modules'] },
)

describe('anything that looks like an old export', () => {
  it('is converted to a flow that can be read', () => {
    fc.assert(
      fc.property(legacy, (value) => {
        const { document, text = '' } = convertLegacyExport(JSON.stringify(value))
        expect(document).toBeDefined()
        // Nothing is malformed, whatever it was before.
        expect(checkFlowJson(text).diagnostics.filter(({ name }) => name === 'malformed-flow')).toEqual([])
      }),
      settings,
    )
  })

  it('is converted the same way again', () => {
    fc.assert(
      fc.property(legacy, (value) => {
        const text = JSON.stringify(value)
        expect(convertLegacyExport(text)).toEqual(convertLegacyExport(text))
      }),
      { ...settings, numRuns: 50 },
    )
  })

  it('loses no branch without a word: each is a transition or a problem', () => {
    fc.assert(
      fc.property(legacy, (value) => {
        const { document, diagnostics } = convertLegacyExport(JSON.stringify(value))
        const given = value.modules.flatMap((item) => branchesOf(item)).length
        const written = (document?.Actions ?? []).flatMap((action) => {
          const { Errors = [], Conditions = [], NextAction = '' } = action.Transitions
          return [...Errors, ...Conditions, ...(NextAction !== '' && continues(action) ? [NextAction] : [])]
        }).length
        const said = diagnostics.filter(({ code }) => code === 'FLOW1034' || code === 'FLOW1031').length
        expect(given).toBeLessThanOrEqual(written + said + openSuccesses(value.modules))
      }),
      settings,
    )
  })
})

/** Whether the NextAction of an action is a way of its own, and no copy of another one. */
function continues({ Type, Parameters }: FlowAction): boolean {
  const definition = findActionDefinition(Type)
  return definition === undefined || formOf(definition, Parameters).outcomes.next.kind === 'continues'
}

function branchesOf(item: unknown): readonly unknown[] {
  if (typeof item !== 'object' || item === null) return []
  const usable = typeof Reflect.get(item, 'id') === 'string' && typeof Reflect.get(item, 'type') === 'string'
  const branches: unknown = Reflect.get(item, 'branches')
  return usable && Array.isArray(branches) ? branches : []
}

/** Success branches that lead nowhere stand as an empty NextAction. */
function openSuccesses(modules: readonly unknown[]): number {
  return modules
    .flatMap(branchesOf)
    .filter(
      (item) =>
        typeof item === 'object' &&
        item !== null &&
        Reflect.get(item, 'condition') === 'Success' &&
        (Reflect.get(item, 'transition') === '' || typeof Reflect.get(item, 'transition') !== 'string'),
    ).length
}
