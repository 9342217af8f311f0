import { findActionDefinition, limits, shortHash, toIdentifierText } from '@aicc/flow-dsl/language'
import type { ActionNode, FlowGraph } from '@aicc/flow-dsl/language'

/**
 * Give every action an identifier.
 *
 * Needs: actions in source order. Leaves: identifiers unique, legal, at most 50 characters, the same in every run, and
 * unchanged when an unrelated statement is added anywhere.
 *
 * An identifier is made from where the action stands (its label or block, and the branch it is in), what kind it is, and
 * what tells it from others of its kind (the queue's name, the prompt's first words). Never from a count over the flow:
 * a count would move when a statement is added. Only actions that are alike in all of this are numbered.
 */
export function assignIdentifiers(graph: FlowGraph): FlowGraph {
  // What an author fixed comes first: it must not lose its name to a generated one that happens to be equal.
  const taken = new Set(
    graph.actions.flatMap(({ givenIdentifier }) => (givenIdentifier === undefined ? [] : [givenIdentifier])),
  )
  const used = new Map<string, number>()
  const actions = graph.actions.map((node): ActionNode => {
    if (node.givenIdentifier !== undefined) return { ...node, identifier: node.givenIdentifier }
    const base = baseIdentifier(node)
    let count = used.get(base) ?? 0
    let identifier: string
    do {
      count += 1
      identifier = count === 1 ? base : `${shorten(base, ` ${count}`.length)} ${count}`
    } while (taken.has(identifier))
    used.set(base, count)
    taken.add(identifier)
    return { ...node, identifier }
  })
  return { ...graph, actions }
}

const separator = ' - '

function baseIdentifier(node: ActionNode): string {
  const definition = findActionDefinition(node.type)
  // The innermost two names place an action well enough; the whole path would not fit.
  const place = node.path.slice(-2).map(toIdentifierText)
  const label = toIdentifierText(definition?.label?.(node.parameters) ?? '')
  const kind = toIdentifierText(node.method ?? node.type)
  const parts = [...place, [kind, label].filter((part) => part !== '').join(' ')].filter((part) => part !== '')
  const whole = parts.join(separator)
  return whole === '' ? 'action' : shorten(whole, 0)
}

/** Cut a text to the limit; what is cut off is kept apart from other texts by a hash. */
function shorten(text: string, reserve: number): string {
  const maximum = limits.identifierCharacters.value - reserve
  if (text.length <= maximum) return text
  const hash = shortHash(text)
  const kept = text
    .slice(0, maximum - hash.length - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()
  return `${kept} ${hash}`
}
