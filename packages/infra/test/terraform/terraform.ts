import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import type { Environment } from '../../src/environment/environment.js'
import { writeTerraform } from '../../src/terraform/write-terraform.js'
import { configurationFolder } from './configuration.js'

/** What a run of Terraform came to. */
export interface TerraformRun {
  readonly status: number | null
  /** What it printed, on both streams. */
  readonly output: string
}

/** Run Terraform in a folder, without a network: what it would fetch fails at once. */
export function runTerraform(folder: string, args: readonly string[], input = ''): TerraformRun {
  const { status, stdout, stderr } = spawnSync('terraform', args, {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: {
      ...process.env,
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      // Port 9 discards, where anything listens at all.
      HTTPS_PROXY: 'http://127.0.0.1:9',
    },
  })
  return { status, output: `${stdout ?? ''}${stderr ?? ''}` }
}

/** Whether the machine has Terraform. */
export function hasTerraform(): boolean {
  return runTerraform(tmpdir(), ['version']).status === 0
}

const folders: string[] = []

/** An empty folder. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'terraform-'))
  folders.push(folder)
  return folder
}

/** Remove all folders that were made here. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** A copy of the configuration, with flows and environments written into it. */
export function copyConfiguration(flows: readonly BuildableFlow[], environments: readonly Environment[]): string {
  const folder = temporaryFolder()
  cpSync(configurationFolder, folder, {
    recursive: true,
    filter: (source) => !/[\\/]\.terraform|\.tfstate/.test(source) && source !== join(configurationFolder, 'flows'),
  })
  writeTerraform(folder, flows, environments)
  return folder
}

/**
 * Get the provider from this machine: from the folder that `TERRAFORM_PLUGIN_DIR` names, or from where the machine's own
 * settings of Terraform have it. Answers whether it is there.
 */
export function initialize(folder: string): boolean {
  const plugins = process.env['TERRAFORM_PLUGIN_DIR']
  const source = plugins === undefined ? [] : [`-plugin-dir=${plugins}`]
  return runTerraform(folder, ['init', '-backend=false', '-input=false', ...source]).status === 0
}
