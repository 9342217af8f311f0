import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { startConnectLocal } from '@aicc/connect-local'
import type { ConnectLocal, Instance } from '@aicc/connect-local'
import { afterAll, describe, expect, it } from 'vitest'
import dev from '../../environments/dev.js'
import { variablesFile } from '../../src/terraform/write-terraform.js'
import { exampleFlows } from '../example-flows.js'
import { startNeighbourServices } from './neighbour-services.js'
import type { NeighbourServices } from './neighbour-services.js'
import {
  copyConfiguration,
  hasTerraform,
  providerMirror,
  providerVersion,
  removeFolders,
  temporaryFolder,
} from './terraform.js'
import type { TerraformRun } from './terraform.js'

const mirror = hasTerraform() ? providerMirror() : undefined

afterAll(removeFolders)

/** The configuration in a folder of its own, with everything that Terraform keeps. */
interface Configuration {
  readonly folder: string
  run(...args: readonly string[]): Promise<TerraformRun>
}

/** Not synchronous: the servers are in this process. No setting of the user or of the machine reaches Terraform. */
async function prepare(pluginFolder: string, connect: ConnectLocal, others: NeighbourServices): Promise<Configuration> {
  const folder = copyConfiguration(await exampleFlows(), [dev])
  const own = temporaryFolder()
  const settings = join(own, 'terraform.tfrc')
  writeFileSync(
    settings,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(pluginFolder)}\n  }\n}\n`,
  )
  const services = ['sts', 'lambda', 'logs', 'cloudcontrol', 'cloudformation']
  writeJson(join(folder, 'local_override.tf.json'), {
    terraform: { backend: { local: {} } },
    provider: {
      aws: {
        access_key: 'test',
        secret_key: 'test',
        skip_credentials_validation: true,
        skip_metadata_api_check: true,
        skip_region_validation: true,
        skip_requesting_account_id: true,
        endpoints: {
          connect: connect.url,
          ...Object.fromEntries(services.map((service) => [service, others.endpoint])),
        },
      },
    },
  })
  writeJson(join(folder, 'account.auto.tfvars.json'), {
    bots: { 'support-bot': 'arn:aws:lex:ap-northeast-2:111122223333:bot-alias/SUPPORTBOT/LIVEALIAS1' },
    recordings_bucket: 'recordings',
  })
  mkdirSync(join(own, 'home'))
  return {
    folder,
    async run(...args) {
      const child = spawn('terraform', args, {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          PATH: process.env['PATH'],
          HOME: join(own, 'home'),
          CHECKPOINT_DISABLE: '1',
          TF_CLI_CONFIG_FILE: settings,
          TF_DATA_DIR: join(own, 'data'),
          TF_IN_AUTOMATION: '1',
          TF_INPUT: '0',
        },
      })
      const [status, output, errors] = await Promise.all([
        new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve)),
        text(child.stdout),
        text(child.stderr),
      ])
      return { status, output: `${output}${errors}` }
    },
  }
}

function writeJson(file: string, value: object): void {
  writeFileSync(file, JSON.stringify(value))
}

function onlyInstance({ state }: ConnectLocal): Instance {
  const [instance] = state.instances.values()
  if (instance === undefined) throw new Error('There is no instance.')
  return instance
}

/** Names of what there is of a kind. */
function namesOf(resources: ReadonlyMap<string, { readonly name: string }>): readonly string[] {
  return [...resources.values()].map(({ name }) => name)
}

const variables = `-var-file=${variablesFile(dev)}`

describe.skipIf(mirror === undefined)(
  `Terraform with the provider of AWS ${providerVersion}, on a local Connect`,
  () => {
    it('applies the center, finds nothing to change, has bad content refused, and takes all of it away', async () => {
      const connect = await startConnectLocal()
      const others = await startNeighbourServices(connect.url)
      try {
        const { folder, run } = await prepare(mirror ?? '', connect, others)
        const apply = (...args: readonly string[]) =>
          run('apply', '-auto-approve', '-no-color', '-parallelism=40', variables, ...args)

        const succeed = async (terraform: Promise<TerraformRun>) => {
          const { status, output } = await terraform
          expect(status, output).toBe(0)
        }
        await succeed(run('init', '-no-color'))
        await succeed(run('validate', '-no-color'))
        await succeed(run('fmt', '-check', '-recursive'))

        await succeed(apply('-var=first_apply=true'))
        await succeed(apply())
        expect(others.unknown).toEqual([])
        const instance = onlyInstance(connect)
        expect(namesOf(instance.queues)).toEqual(
          expect.arrayContaining(Object.values(dev.queues).map(({ name }) => name)),
        )
        const listed: object = JSON.parse(readFileSync(join(folder, 'flows/flows.json'), 'utf8'))
        const flows = Object.keys(listed).map((key) => key.slice(key.indexOf(':') + 1))
        expect([...namesOf(instance.contactFlows), ...namesOf(instance.contactFlowModules)]).toEqual(
          expect.arrayContaining(flows),
        )
        expect(others.logGroups.size).toBe(1)
        expect([...others.policies.keys()].toSorted()).toEqual([...instance.lambdaFunctions].toSorted())

        await succeed(run('plan', '-detailed-exitcode', '-no-color', variables))

        const template = join(folder, 'flows/inbound.json.tftpl')
        const before = readFileSync(template, 'utf8')
        const published = [...instance.contactFlows.values()].find(({ name }) => name === 'inbound')?.published
        writeFileSync(template, before.replace('"Type":"MessageParticipant"', '"Type":"SayHello"'))
        const refused = await apply()
        expect(refused.status).toBe(1)
        // The provider prints the name of the error only: the problems are a list, and no message.
        expect(refused.output).toMatch(/Error: updating Connect Contact Flow content .* InvalidContactFlowException/)
        expect(connect.requests.filter(({ error }) => error === 'InvalidContactFlowException')).toMatchObject([
          { operation: 'UpdateContactFlowContent', message: expect.stringContaining('SayHello') },
        ])
        expect([...instance.contactFlows.values()].find(({ name }) => name === 'inbound')?.published).toBe(published)
        writeFileSync(template, before)

        await succeed(run('destroy', '-auto-approve', '-no-color', '-parallelism=40', variables))
        expect([...connect.state.instances.keys(), ...connect.state.phoneNumbers.keys()]).toEqual([])
        expect([...others.logGroups.keys(), ...others.policies.keys()]).toEqual([])
      } finally {
        await others.close()
        await connect.close()
      }
    }, 600_000)
  },
)
