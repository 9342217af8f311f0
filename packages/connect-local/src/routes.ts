import type { Operation } from './operation.js'
import { invalidRequest } from './refusals.js'

/** Finds operations by method and path. */
export interface Routes {
  /** @returns undefined where there is no such operation. */
  find(method: string, path: string): Route | undefined
}

/** An operation that was asked for. */
export interface Route {
  readonly operation: Operation
  /**
   * What the path has for its labels, decoded.
   * @throws {@link Refusal} for what cannot be decoded.
   */
  labels(): Readonly<Record<string, string>>
}

interface Node {
  readonly words: Map<string, Node>
  label: Node | undefined
  readonly operations: Map<string, Operation>
}

/** A tree by the parts of paths, so that a search takes as long as the path is. */
export function toRoutes(operations: readonly Operation[]): Routes {
  const root = newNode()
  for (const operation of operations) {
    let node = root
    for (const part of partsOf(operation.path)) node = below(node, part)
    if (node.operations.has(operation.method)) throw new Error(`${operation.name} has the route of another operation.`)
    node.operations.set(operation.method, operation)
  }
  return {
    find(method, path) {
      const parts = partsOf(path)
      const operation = findBelow(root, parts, method)
      if (operation === undefined) return undefined
      return { operation, labels: () => labelsOf(operation, parts) }
    },
  }
}

function labelsOf({ path }: Operation, parts: readonly string[]): Readonly<Record<string, string>> {
  try {
    return Object.fromEntries(
      partsOf(path).flatMap((part, index) =>
        part.startsWith('{') ? [[part.slice(1, -1), decodeURIComponent(parts[index] ?? '')]] : [],
      ),
    )
  } catch {
    throw invalidRequest('The path has a percent sign that encodes nothing.')
  }
}

/** A word is nearer than a label: `/phone-number/list` is no number of the name "list". */
function findBelow(node: Node, [part, ...rest]: readonly string[], method: string): Operation | undefined {
  if (part === undefined) return node.operations.get(method)
  const word = node.words.get(part)
  const found = word === undefined ? undefined : findBelow(word, rest, method)
  return found ?? (node.label === undefined || part === '' ? undefined : findBelow(node.label, rest, method))
}

function below(node: Node, part: string): Node {
  if (part.startsWith('{')) return (node.label ??= newNode())
  const known = node.words.get(part) ?? newNode()
  node.words.set(part, known)
  return known
}

function newNode(): Node {
  return { words: new Map(), label: undefined, operations: new Map() }
}

function partsOf(path: string): readonly string[] {
  return path.split('/').slice(1)
}
