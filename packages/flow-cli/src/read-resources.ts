import { didYouMean, suggestionList } from '@aicc/flow-compiler'
import type { ResourceResolver } from '@aicc/flow-compiler'
import { isJsonObject, resourceKinds } from '@aicc/flow-dsl/language'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError, firstLine, systemReason } from './usage-error.js'

/**
 * Read an environment's resources: `{"queue": {"general-support": "arn:..."}, "lambda": {...}}`.
 * @throws {@link UsageError} when the file cannot be read, is not JSON, or has another shape.
 */
export function readResources(file: string, directory: string): ResourceResolver {
  const refuse = (message: string): UsageError =>
    new UsageError(message, { file, code: 'FLOW1019', name: 'unusable-resources' })
  let text: string
  try {
    text = readFileSync(resolve(directory, file), 'utf8')
  } catch (error) {
    throw refuse(`The resources file ${file} cannot be read: ${systemReason(error)}.`)
  }
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw refuse(`The resources file ${file} is not JSON: ${firstLine(error)}.`)
  }
  if (!isJsonObject(value))
    throw refuse(`The resources file ${file} has to hold an object: {"queue": {"support": "arn:..."}}.`)
  // Maps, not objects: names such as __proto__ are names like others.
  const kinds = new Map<string, ReadonlyMap<string, string>>()
  for (const [kind, names] of Object.entries(value)) {
    if (!resourceKinds.some((known) => known === kind)) {
      const meant = didYouMean(suggestionList(kind, resourceKinds)) ?? `Kinds are ${resourceKinds.join(', ')}.`
      throw refuse(`The resources file ${file} has the unknown kind ${JSON.stringify(kind)}. ${meant}`)
    }
    if (!isJsonObject(names))
      throw refuse(`In the resources file ${file}, "${kind}" has to be an object of names and ARNs or ids.`)
    const entries = new Map<string, string>()
    for (const [name, id] of Object.entries(names)) {
      if (typeof id !== 'string' || id.trim() === '') {
        throw refuse(`In the resources file ${file}, ${kind} ${JSON.stringify(name)} has to be an ARN or id as text.`)
      }
      entries.set(name, id)
    }
    kinds.set(kind, entries)
  }
  return ({ kind, name }) => kinds.get(kind)?.get(name)
}
