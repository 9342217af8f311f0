import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** The parts of a `package.json` that matter here. */
export interface Manifest {
  readonly name: string
  readonly private?: boolean
  readonly exports: Readonly<Record<string, unknown>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** A package as npm would publish it. */
export interface PackedPackage {
  readonly manifest: Manifest
  /** The `.tgz` file. */
  readonly tarball: string
  /** The folder with its unpacked contents. */
  readonly directory: string
}

/** The entries of a package that a program can import, as they are written in an import. */
export function importableEntries({ name, exports }: Manifest): string[] {
  return Object.keys(exports)
    .filter((entry) => entry !== './package.json')
    .map((entry) => name + entry.slice(1))
}

/** Those of them that CommonJS can require. What extends vitest is for ES modules only, as vitest itself is. */
export function requirableEntries(manifest: Manifest): string[] {
  const { name, exports } = manifest
  return importableEntries(manifest).filter((entry) => {
    const conditions = exports[`.${entry.slice(name.length)}`]
    return typeof conditions === 'object' && conditions !== null && 'require' in conditions
  })
}

/**
 * Pack every public package of the repository, as it is built now, and unpack each into `<destination>/<name>`.
 */
export function packPackages(destination: string): PackedPackage[] {
  const packages: PackedPackage[] = []
  for (const folder of readdirSync(join(root, 'packages'))) {
    const source = join(root, 'packages', folder)
    const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as Manifest
    if (manifest.private) continue

    const directory = join(destination, manifest.name)
    mkdirSync(directory, { recursive: true })
    execFileSync('npm', ['pack', '--silent', '--pack-destination', destination], { cwd: source, stdio: 'pipe' })
    const packed = readdirSync(destination).find((file) => file.endsWith('.tgz'))
    if (packed === undefined) throw new Error(`npm pack wrote nothing for ${manifest.name}.`)
    const tarball = join(directory, '..', `${folder}.tar.gz`)
    renameSync(join(destination, packed), tarball)
    execFileSync('tar', ['-xzf', tarball, '-C', directory, '--strip-components=1'])
    packages.push({ manifest, tarball, directory })
  }
  return packages
}
