import { didYouMean, suggestionList } from '@aicc/flow-compiler'
import { isJsonObject, resourceKinds } from '@aicc/flow-dsl/language'
import type { Resource } from '@aicc/flow-dsl/language'
import { resolve } from 'node:path'
import { readTextFile } from './read-text-file.js'
import { UsageError, firstLine } from './usage-error.js'

/** What an environment has for a kind and a name; undefined where it has nothing. */
export type NamedResources = (resource: Pick<Resource, 'kind' | 'name'>) => string | undefined

/**
 * Read an environment's resources: `{"queue": {"general-support": "arn:..."}, "lambda": {...}}`.
 * @throws {@link UsageError} when the file cannot be read, is not JSON, or has another shape.
 */
export function readResources(file: string, directory: string): NamedResources {
  const refuse = (message: string): UsageError =>
    new UsageError(message, { file, code: 'FLOW1019', name: 'unusable-resources' })
  const { text, problem } = readTextFile(resolve(directory, file))
  if (problem !== undefined) {
    const { message, suggestion = '' } = problem
    throw refuse(`${message.replace('The file', `The resources file ${file}`)} ${suggestion}`.trim())
  }
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw refuse(`The resources file ${file} is not JSON: ${firstLine(error)}.`)
  }
  return resolverFrom(value, `the resources file ${file}`, file)
}

/**
 * Make resources out of a value.
 * @param what - What people call it, inside a sentence.
 * @param file - The file that it stands in, as the user named it.
 * @throws {@link UsageError} when it has another shape.
 */
export function resolverFrom(value: unknown, what: string, file: string): NamedResources {
  const refuse = (message: string): UsageError =>
    new UsageError(message, { file, code: 'FLOW1019', name: 'unusable-resources' })
  const subject = `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`
  if (!isJsonObject(value)) throw refuse(`${subject} has to hold an object: {"queue": {"support": "arn:..."}}.`)
  // Maps, not objects: names such as __proto__ are names like others.
  const kinds = new Map<string, ReadonlyMap<string, string>>()
  for (const [kind, names] of Object.entries(value)) {
    if (names === undefined) continue
    if (!resourceKinds.some((known) => known === kind)) {
      const meant = didYouMean(suggestionList(kind, resourceKinds)) ?? `Kinds are ${resourceKinds.join(', ')}.`
      throw refuse(`${subject} has the unknown kind ${JSON.stringify(kind)}. ${meant}`)
    }
    if (!isJsonObject(names)) throw refuse(`In ${what}, "${kind}" has to be an object of names and ARNs or ids.`)
    const entries = new Map<string, string>()
    for (const [name, id] of Object.entries(names)) {
      if (typeof id !== 'string' || id.trim() === '') {
        throw refuse(`In ${what}, ${kind} ${JSON.stringify(name)} has to be an ARN or id as text.`)
      }
      entries.set(name, id)
    }
    kinds.set(kind, entries)
  }
  return ({ kind, name }) => kinds.get(kind)?.get(name)
}
