import { existsSync } from 'node:fs'
import type { InputFile, UnusableInput } from './find-files.js'
import { readJsonFile } from './read-json-file.js'

/**
 * The text of the contract that `flowc compile --settings` writes beside module content, as `<name>.settings.json`;
 * undefined where there is none.
 */
export function settingsBeside(file: InputFile): string | undefined {
  const path = file.path.replace(/\.json$/, '.settings.json')
  if (!existsSync(path)) return undefined
  const { text } = readJsonFile({ ...file, path })
  // A file that cannot be read is no settings either, and the checker says so.
  return text ?? ''
}

/** The inputs without the settings that stand beside another of them: they are read with it. */
export function withoutSettings<Input extends InputFile | UnusableInput>(inputs: readonly Input[]): readonly Input[] {
  const paths = new Set(inputs.map(({ path }) => path))
  return inputs.filter(({ path }) => {
    const content = path.replace(/\.settings\.json$/, '.json')
    return content === path || !paths.has(content)
  })
}
