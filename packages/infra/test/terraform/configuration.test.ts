import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import dev from '../../environments/dev.js'
import prod from '../../environments/prod.js'
import staging from '../../environments/staging.js'
import { environmentVariables } from '../../src/terraform/environment-variables.js'
import { printVariables, variablesFile } from '../../src/terraform/write-terraform.js'
import { configurationFiles, configurationFolder, labelsOf, parseConfiguration, parseText } from './configuration.js'

/** Variables that no file of an environment has: what the account has, and how to apply. */
const givenByHand = ['bots', 'recordings_bucket', 'log_key_arn', 'first_apply', 'new_circular_flows']

describe('the configuration', () => {
  it.each(configurationFiles())('parses: %s', async (file) => {
    expect(Object.keys(await parseConfiguration(file))).not.toEqual([])
  })

  it('would not parse with a block that is not closed', async () => {
    await expect(parseText('main.tf', 'resource "aws_connect_queue" "this" {')).rejects.toThrow(
      'Unclosed configuration block',
    )
  })

  it('has the provider in one version', async () => {
    expect(await parseConfiguration('versions.tf')).toMatchObject({
      terraform: [{ required_providers: [{ aws: { source: 'hashicorp/aws', version: '5.100.0' } }] }],
    })
  })
})

describe.each([dev, staging, prod])('the variables of $name', (environment) => {
  it('are those of the environment', () => {
    const written = readFileSync(join(configurationFolder, variablesFile(environment)), 'utf8')
    expect(written, 'Run npm run synth:terraform.').toBe(printVariables(environment))
  })

  it('are all that the configuration has', async () => {
    const declared = labelsOf(await parseConfiguration('variables.tf'), 'variable')
    expect([...Object.keys(environmentVariables(environment)), ...givenByHand].toSorted()).toEqual(declared.toSorted())
  })
})
