import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
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
      // No setting of the user or of the machine.
      TF_CLI_CONFIG_FILE: '',
      TF_CLI_ARGS: '',
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

const provider = 'registry.terraform.io/hashicorp/aws'
export const providerVersion = '5.100.0'

/**
 * The folder of this machine that has the provider: the one that `TERRAFORM_PLUGIN_DIR` names, one of Terraform's own, or
 * a mirror below `/opt`.
 */
export function providerMirror(): string | undefined {
  const candidates = [
    process.env['TERRAFORM_PLUGIN_DIR'] ?? '',
    join(homedir(), '.terraform.d/plugins'),
    join(homedir(), '.local/share/terraform/plugins'),
    '/usr/local/share/terraform/plugins',
    '/usr/share/terraform/plugins',
    ...globSync(`/opt/*/${provider}`).map((found) => found.slice(0, -provider.length - 1)),
  ]
  return candidates.find(
    (folder) =>
      folder !== '' &&
      (existsSync(join(folder, provider, providerVersion)) ||
        globSync(`${provider}/terraform-provider-aws_${providerVersion}_*.zip`, { cwd: folder }).length > 0),
  )
}

/** Get the provider from this machine. Answers whether it is there. */
export function initialize(folder: string): boolean {
  const mirror = providerMirror()
  if (mirror === undefined) return false
  return runTerraform(folder, ['init', '-backend=false', '-input=false', `-plugin-dir=${mirror}`]).status === 0
}
