/** A stanza of a configuration file of Splunk, with its settings in order. */
export interface Stanza {
  readonly name: string
  readonly settings: ReadonlyMap<string, string>
}

/**
 * Read a configuration file of Splunk.
 * @throws Error for a line that is neither a stanza, a setting nor a comment, and for a name that stands there twice.
 */
export function readIni(text: string): readonly Stanza[] {
  const stanzas: { readonly name: string; readonly settings: Map<string, string> }[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*(#|$)/.test(line)) continue
    const name = /^\[(.*)\]$/.exec(line)?.[1]
    if (name !== undefined) {
      if (stanzas.some((stanza) => stanza.name === name)) throw new Error(`[${name}] stands there twice.`)
      stanzas.push({ name, settings: new Map() })
      continue
    }
    const [, key, value] = /^([\w.-]+) = (.*)$/.exec(line) ?? []
    const settings = stanzas.at(-1)?.settings
    if (key === undefined || value === undefined || settings === undefined || settings.has(key)) {
      throw new Error(`Line ${index + 1} is no setting of its own: ${line}`)
    }
    settings.set(key, value)
  }
  return stanzas
}
