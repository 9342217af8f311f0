import { constant, constantFrom, tuple } from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { objectOf } from './value-need.js'
import type { ValueNeed } from './value-need.js'

/** Which values the world may leave out. */
export type MissingValues = 'compared' | 'all' | 'none'

/** What is simplest: that a value is missing, or that it is there. */
export type ShrinkOrder = 'missing first' | 'missing last'

/** One of the values that make a difference; undefined: it is missing. */
function arbitraryValue(
  { values, compared }: ValueNeed,
  missing: MissingValues,
  order: ShrinkOrder,
): Arbitrary<JsonValue | undefined> {
  const maybe = missing === 'all' || (missing === 'compared' && compared)
  if (!maybe) return constantFrom(...values)
  return order === 'missing first' ? constantFrom(undefined, ...values) : constantFrom(...values, undefined)
}

/** An object with the members that are read, each of which may be missing. */
export function arbitraryObject(
  needs: readonly ValueNeed[],
  missing: MissingValues,
  order: ShrinkOrder = 'missing last',
): Arbitrary<JsonObject> {
  if (needs.length === 0) return constant({})
  return tuple(...needs.map((need) => arbitraryValue(need, missing, order))).map((values) =>
    objectOf(
      needs.flatMap(({ members }, index) => {
        const value = values[index]
        return value === undefined ? [] : [[members, value] as const]
      }),
    ),
  )
}
