import { relative, sep } from 'node:path'

/** The name of a file or folder as people know it: relative to where they stand, unless that is far away. */
export function shortName(file: string, directory: string): string {
  const name = relative(directory, file)
  if (name === '') return '.'
  return name.startsWith(`..${sep}..${sep}..`) ? file : name.split(sep).join('/')
}
