import type { FlowDocument } from '@aicc/flow-dsl/language'

/** The text of a document: two spaces, one line feed at the end, so that versions can be compared line by line. */
export function printFlow(document: FlowDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

/**
 * The text as it counts against the service's limit and as the API takes it: without white space.
 */
export function printFlowContent(document: FlowDocument): string {
  return JSON.stringify(document)
}
