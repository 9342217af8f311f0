import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as sdk from '@aws-sdk/client-connect'
import { z } from 'zod'

/** An operation, as the SDK has it. */
export interface SdkOperation {
  readonly method: string
  readonly path: string
  readonly members: readonly SdkMember[]
}

/** A member of what an operation takes. */
export interface SdkMember {
  readonly name: string
  readonly required: boolean
  readonly place: 'path' | 'query' | 'body'
  /** Its name in the query. */
  readonly queryName: string | undefined
}

// How the SDK writes its model: https://github.com/smithy-lang/smithy-typescript/tree/main/packages/types/src/schema
const operationSchema = z.tuple([
  z.literal(9),
  z.string(),
  z.string(),
  z.object({ http: z.tuple([z.string(), z.string(), z.number()]) }),
  z.unknown(),
  z.unknown(),
])
const structureSchema = z
  .tuple([z.literal(3), z.string(), z.string(), z.unknown(), z.array(z.string()), z.array(z.unknown())])
  .rest(z.number())
const errorSchema = z
  .tuple([z.literal(-3), z.string(), z.string(), z.object({ httpError: z.number() })])
  .rest(z.unknown())
const memberSchema = z.tuple([z.unknown(), z.union([z.number(), z.object({ httpQuery: z.string().optional() })])])

/** The bit that says that a member stands in the path. */
const httpLabel = 1

/** Operations of the SDK, by name. */
export const sdkOperations: ReadonlyMap<string, SdkOperation> = new Map(
  Object.values<unknown>(sdk).flatMap((value) => {
    const read = operationSchema.safeParse(value)
    if (!read.success) return []
    const [, , name, { http }, input] = read.data
    const [method, path] = http
    return [[name, { method, path: path.replace(/\?.*$/, ''), members: membersOf(input) }] as const]
  }),
)

/** Statuses of the errors of the SDK, by name. */
export const sdkErrors: ReadonlyMap<string, number> = new Map(
  Object.values<unknown>(sdk).flatMap((value) => {
    const read = errorSchema.safeParse(value)
    return read.success ? [[read.data[2], read.data[3].httpError] as const] : []
  }),
)

function membersOf(input: unknown): readonly SdkMember[] {
  const [, , , , names, types, required = 0] = structureSchema.parse(typeof input === 'function' ? input() : input)
  return names.map((name, index) => {
    const traits = memberSchema.safeParse(types[index]).data?.[1]
    const queryName = typeof traits === 'object' ? traits.httpQuery : undefined
    const place = queryName !== undefined ? 'query' : traits === httpLabel ? 'path' : 'body'
    return { name, required: index < required, place, queryName }
  })
}

const commands = join(
  dirname(createRequire(import.meta.url).resolve('@aws-sdk/client-connect/package.json')),
  'dist-types/commands',
)

/** Errors that the SDK documents for an operation. */
export function documentedErrors(operation: string): readonly string[] {
  const text = readFileSync(join(commands, `${operation}Command.d.ts`), 'utf8')
  return [...text.matchAll(/@throws \{@link (\w+)\}/g)].flatMap(([, name]) => name ?? [])
}
