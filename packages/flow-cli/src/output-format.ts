/** How problems are printed: for people, or for a machine, which gets nothing else on stdout. */
export type OutputFormat = 'pretty' | 'json' | 'sarif' | 'github'

/** All of them, the usual one first. */
export const outputFormats: readonly OutputFormat[] = ['pretty', 'json', 'sarif', 'github']
