import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import dev from '../../environments/dev.js'
import prod from '../../environments/prod.js'
import { readTemplate } from '../../test/cloudformation/read-template.js'
import { exampleFlows } from '../../test/example-flows.js'
import { someCode } from '../../test/some-functions.js'
import { makeCloudFormation, writeCloudFormation } from './write-cloudformation.js'
import type { CloudFormationFiles } from './write-cloudformation.js'

const [registration, crm] = [someCode(), someCode()]
const functions = {
  registration: { folder: registration, handler: 'handler.handler' },
  'registration-export': { folder: registration, handler: 'export-handler.handler' },
  crm: { folder: crm, handler: 'handler.handler' },
}

const made = new Map<string, CloudFormationFiles>()
let folder: string

/** All resources of a type, over all templates. */
function resourcesOf(type: string): readonly Readonly<Record<string, unknown>>[] {
  return filesOf('prod')
    .templates.flatMap(({ template }) => Object.values(template.Resources))
    .filter((resource) => resource.Type === type)
    .map(({ Properties: properties = {} }) => properties)
}

function filesOf(environment: string): CloudFormationFiles {
  const files = made.get(environment)
  if (files === undefined) throw new Error(`${environment} was not made.`)
  return files
}

beforeAll(async () => {
  const flows = await exampleFlows()
  for (const environment of [dev, prod])
    made.set(environment.name, makeCloudFormation({ environment, flows, functions }))
  folder = mkdtempSync(join(tmpdir(), 'cloudformation-'))
  writeCloudFormation(folder, filesOf('prod'))
}, 120_000)

describe.each(['dev', 'prod'])('the templates of %s', (environment) => {
  it('have nothing wrong with them', () => {
    expect(filesOf(environment).problems).toEqual([])
  })

  it('say the same as the CDK', () => {
    for (const { template, yaml } of filesOf(environment).templates) {
      const read = readTemplate(yaml)
      expect(Object.keys(Object(read['Resources']))).toEqual(Object.keys(template.Resources))
      expect(Object.keys(Object(read['Parameters']))).toEqual(Object.keys(template.Parameters ?? {}))
    }
  })
})

describe('what is written', () => {
  it('is three templates, the functions and the recordings', () => {
    expect(readdirSync(folder, { recursive: true }).map(String).toSorted()).toEqual(
      [
        'artifacts',
        `artifacts/${filesOf('prod').functionsFile}`,
        'artifacts/recordings',
        ...Object.values(prod.prompts).map((file) => `artifacts/recordings/${file}`),
        'connect-instance.yaml',
        'contact-flows.yaml',
        'integration-services.yaml',
      ].toSorted(),
    )
  })

  it('takes the place of what was there', () => {
    const again = mkdtempSync(join(tmpdir(), 'cloudformation-'))
    mkdirSync(join(again, 'artifacts'))
    writeFileSync(join(again, 'artifacts/functions-000000000000.zip'), '')
    writeCloudFormation(again, filesOf('prod'))
    expect(existsSync(join(again, 'artifacts/functions-000000000000.zip'))).toBe(false)
  })

  it('needs a place to be', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'cloudformation-')), 'file')
    writeFileSync(file, '')
    for (const nowhere of [file, join(file, 'below'), join(folder, 'missing/below')]) {
      expect(() => writeCloudFormation(nowhere, filesOf('prod')), nowhere).toThrow(/ENOTDIR|ENOENT|EEXIST/)
    }
  })

  it('has every function where its template looks for it', () => {
    const files = Object.keys(unzipSync(readFileSync(join(folder, 'artifacts', filesOf('prod').functionsFile))))
    const handlers = resourcesOf('AWS::Lambda::Function').map(({ Handler: handler }) => String(handler))
    expect(handlers.length).toBeGreaterThan(4)
    for (const handler of handlers.filter((one) => !one.includes('export-handler'))) {
      expect(files).toContain(`${handler.split('.')[0] ?? ''}.mjs`)
    }
  })

  it('has names that people can read', () => {
    const names = filesOf('prod').templates.flatMap(({ template }) => Object.keys(template.Resources))
    expect(names).toContain('CenterGeneralSupportQueue')
    expect(names).toContain('FlowsInbound')
    expect(names.filter((name) => /[0-9A-F]{8}$/.test(name))).toEqual([])
  })

  it('asks for what differs from account to account', () => {
    const parameters = filesOf('prod').templates.map(({ template }) => Object.keys(template.Parameters ?? {}))
    expect(parameters).toEqual([
      [
        'EnvironmentName',
        'InstanceAlias',
        'LogRetentionDays',
        'RecordingRetentionDays',
        'ArtifactBucket',
        'ArtifactPrefix',
      ],
      expect.arrayContaining(['InstanceStackName', 'AlarmAddress', 'SplunkEndpoint', 'CrmCredentialsSecret']),
      ['InstanceStackName', 'ServicesStackName', 'ArtifactBucket', 'ArtifactPrefix', 'FunctionsFile', 'DeployerRole'],
    ])
  })
})

const hasLinter = spawnSync('cfn-lint', ['--version']).status === 0

it.runIf(hasLinter)(
  'cfn-lint, where the machine has it, finds no errors',
  () => {
    const files = filesOf('prod').templates.map(({ name }) => join(folder, `${name}.yaml`))
    // W3005: dependencies that a reference says already.
    expect(execFileSync('cfn-lint', ['--ignore-checks', 'W3005', '--', ...files], { encoding: 'utf8' })).toBe('')
  },
  120_000,
)
