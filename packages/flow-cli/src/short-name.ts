import { relative, sep } from 'node:path'

/** A file's name as people know it: relative to where they stand, unless that is far away. */
export function shortName(file: string, directory: string): string {
  const name = relative(directory, file)
  return name === '' || name.startsWith(`..${sep}..${sep}..`) ? file : name.split(sep).join('/')
}
