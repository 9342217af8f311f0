import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FindAsset } from './flow-contents.js'
import { isRecord } from './is-record.js'
import type { SynthesizedTemplate } from './synthesized-template.js'

/** Where the CDK has put what it made. */
interface Assembly {
  readonly directory: string
  getStackByName(stackName: string): { readonly templateFullPath: string }
}

/** The template of a stack, as it would be deployed. */
export function templateOf(assembly: Assembly, stackName: string): SynthesizedTemplate {
  return JSON.parse(readFileSync(assembly.getStackByName(stackName).templateFullPath, 'utf8')) as SynthesizedTemplate
}

/** Finds files of the assets of a stack, by the name that they get in the bucket. */
export function assetFinder({ directory }: Assembly, stackName: string): FindAsset {
  const manifest: unknown = JSON.parse(readFileSync(join(directory, `${stackName}.assets.json`), 'utf8'))
  const files = isRecord(manifest) && isRecord(manifest['files']) ? manifest['files'] : {}
  return (objectKey) => {
    const file = files[objectKey.split('.')[0] ?? '']
    const source = isRecord(file) ? file['source'] : undefined
    const path = isRecord(source) ? source['path'] : undefined
    return typeof path === 'string' ? join(directory, path) : undefined
  }
}
