import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'

/**
 * Small flows in the older export format for tests. A module is written as short as it can be told and becomes the JSON
 * of that format.
 */

/** A module as tests write it. */
export interface LegacySketch {
  /** @defaultValue `subject` */
  readonly id?: string
  readonly type: string
  readonly target?: string
  /** Name and value; further members in an object. */
  readonly parameters?: readonly (readonly [name: string, value: JsonValue, more?: JsonObject])[]
  /** Name of the branch, target, and further members. @defaultValue target `end` */
  readonly branches?: readonly (string | readonly [condition: string, transition: string, more?: JsonObject])[]
  readonly metadata?: JsonObject
}

/** The module as the older format has it. */
export function legacyModuleJson(sketch: LegacySketch): JsonObject {
  const { id = 'subject', type, target, parameters = [], branches = [], metadata } = sketch
  return {
    id,
    type,
    branches: branches.map((branch) => {
      const [condition, transition, more] = typeof branch === 'string' ? [branch, 'end'] : branch
      return { condition, transition, ...more }
    }),
    parameters: parameters.map(([name, value, more]) => ({ name, value, ...more })),
    metadata: metadata ?? { position: { x: 10, y: 20 } },
    ...(target === undefined ? {} : { target }),
  }
}

/** A flow of these modules and `end`, which hangs up. */
export function legacyExport(modules: readonly LegacySketch[], change: JsonObject = {}): JsonObject {
  return {
    modules: [...modules, { id: 'end', type: 'Disconnect' }].map(legacyModuleJson),
    version: '1',
    type: 'contactFlow',
    start: modules[0]?.id ?? (modules.length === 0 ? 'end' : 'subject'),
    metadata: {
      entryPointPosition: { x: 1, y: 2 },
      snapToGrid: false,
      name: 'base',
      description: null,
      type: 'contactFlow',
      status: 'published',
      hash: 'ab12',
    },
    ...change,
  }
}
