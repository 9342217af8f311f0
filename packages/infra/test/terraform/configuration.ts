import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '@cdktf/hcl2json'
import { isRecord } from '../../src/checks/is-record.js'
import { packageRoot } from '../../src/package-root.js'

/** The folder of the Terraform configuration. */
export const configurationFolder = join(packageRoot, '../../terraform')

/** Files of the configuration in its language, by their paths below its folder. */
export function configurationFiles(): readonly string[] {
  return readdirSync(configurationFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tf|tftest\.hcl|tfvars)$/.test(file) && !file.includes('.terraform'))
    .toSorted()
}

/** A file of the configuration as data: blocks by their types and labels. */
export async function parseConfiguration(file: string): Promise<Readonly<Record<string, unknown>>> {
  return parseText(file, readFileSync(join(configurationFolder, file), 'utf8'))
}

/** A text in the language of Terraform as data. Rejects what does not parse. */
export async function parseText(file: string, text: string): Promise<Readonly<Record<string, unknown>>> {
  const parsed: unknown = await parse(file, text)
  return isRecord(parsed) ? parsed : {}
}

/** The labels of the blocks of a type: names of variables, modules and outputs. */
export function labelsOf(parsed: Readonly<Record<string, unknown>>, type: string): readonly string[] {
  const blocks = parsed[type]
  return isRecord(blocks) ? Object.keys(blocks) : []
}
