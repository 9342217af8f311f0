import type { Diagnostic } from '@aicc/flow-compiler'
import type { LoadedFile } from './load-flows.js'

/**
 * A file that cannot be loaded keeps all from loading that import it, each with the same problem. It is told once: of the
 * file that it stands in, or else of the first that met it.
 */
export function toldOnce(loaded: readonly LoadedFile[]): readonly LoadedFile[] {
  const tellers = new Map<string, LoadedFile>()
  for (const entry of loaded) {
    for (const diagnostic of entry.diagnostics) {
      const key = keyOf(diagnostic)
      if (!tellers.has(key) || diagnostic.location.file === entry.file.path) tellers.set(key, entry)
    }
  }
  return loaded.map((entry) => ({
    ...entry,
    diagnostics: entry.diagnostics.filter((diagnostic) => tellers.get(keyOf(diagnostic)) === entry),
  }))
}

function keyOf({ code, message, location: { file, line, column } }: Diagnostic): string {
  return JSON.stringify([code, message, file, line, column])
}
