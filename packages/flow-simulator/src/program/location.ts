import type { JsonObject } from '@aicc/flow-dsl/language'

/** Where an action was written: a TypeScript file, or flow JSON. Lines and columns count from 1. */
export interface ActionLocation {
  /** Undefined for JSON text of which nobody says where it comes from. */
  readonly file: string | undefined
  readonly line: number
  readonly column: number
}

/** A flow that was written in TypeScript, with the places of its actions. The graph of a compiled flow is one. */
export interface WrittenFlow {
  readonly actions: readonly {
    /** As it is in the content. */
    readonly identifier: string
    readonly position: (Omit<ActionLocation, 'file'> & { readonly file: string }) | undefined
  }[]
}

/** Where the action of an identifier was written; undefined where nobody knows. */
export type LocateAction = (identifier: string) => ActionLocation | undefined

/** What is known of where a flow comes from. */
export interface FlowOrigin {
  readonly content: string | JsonObject
  readonly graph?: WrittenFlow
  readonly file?: string
}

/** Find actions of a flow. Places are looked up when somebody asks for the first one. */
export function actionLocator({ content, graph, file }: FlowOrigin): LocateAction {
  let known: ReadonlyMap<string, ActionLocation> | undefined
  return (identifier) => {
    known ??= graph === undefined ? placesInJson(content, file) : placesInGraph(graph)
    return known.get(identifier)
  }
}

function placesInGraph({ actions }: WrittenFlow): ReadonlyMap<string, ActionLocation> {
  const places = new Map<string, ActionLocation>()
  for (const { identifier, position } of actions) {
    if (position !== undefined && !places.has(identifier)) places.set(identifier, position)
  }
  return places
}

// Inside of a text, the quotes around the name would be escaped.
const identifierMember = /"Identifier"\s*:\s*("(?:[^"\\\n]|\\.)*")|\n/g

/** The places of `Identifier` in JSON text. Content that was given as an object has none. */
function placesInJson(content: string | JsonObject, file: string | undefined): ReadonlyMap<string, ActionLocation> {
  const places = new Map<string, ActionLocation>()
  if (typeof content !== 'string') return places
  let line = 1
  let lineStart = 0
  for (const { 0: match, 1: value, index } of content.matchAll(identifierMember)) {
    if (value !== undefined) {
      const identifier: unknown = JSON.parse(value)
      const place = { file, line, column: index - lineStart + 1 }
      if (typeof identifier === 'string' && !places.has(identifier)) places.set(identifier, place)
    }
    // White space behind the name may have line ends in it, too.
    for (let end = match.indexOf('\n'); end >= 0; end = match.indexOf('\n', end + 1)) {
      line += 1
      lineStart = index + end + 1
    }
  }
  return places
}
