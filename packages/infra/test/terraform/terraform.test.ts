import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { queue } from '@aicc/flow-dsl'
import { afterAll, describe, expect, it } from 'vitest'
import dev from '../../environments/dev.js'
import prod from '../../environments/prod.js'
import { flowTemplates } from '../../src/terraform/flow-templates.js'
import { templateFrom } from '../../src/terraform/template-content.js'
import { writeFlows } from '../../src/terraform/write-terraform.js'
import { circle } from './circle/circle.js'
import { exampleFlows } from '../example-flows.js'
import { configurationFolder } from './configuration.js'
import { renderTemplate } from './render-template.js'
import {
  copyConfiguration,
  hasTerraform,
  initialize,
  removeFolders,
  runTerraform,
  temporaryFolder,
} from './terraform.js'
import type { TerraformRun } from './terraform.js'

const isThere = hasTerraform()
const folder = isThere ? copyConfiguration(await exampleFlows(), [dev, prod]) : ''
const hasProvider = isThere && initialize(folder)

afterAll(removeFolders)

/** What Terraform makes of templates, with ARNs that say what they are of. */
function renderAll(
  templates: Readonly<Record<string, string>>,
  arns: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const own = temporaryFolder()
  Object.values(templates).forEach((template, index) => writeFileSync(join(own, `${index}.tftpl`), template))
  writeFileSync(join(own, 'arns.json'), JSON.stringify(arns))
  const files = Object.keys(templates).map((name, index) => `${JSON.stringify(name)} = "${index}.tftpl"`)
  writeFileSync(
    join(own, 'main.tf'),
    `locals {
      arns = jsondecode(file("arns.json"))
      rendered = { for name, file in { ${files.join(', ')} } : name => templatefile(file, { arns = local.arns }) }
    }`,
  )
  const { output } = runTerraform(own, ['console'], 'nonsensitive(base64encode(jsonencode(local.rendered)))\n')
  const encoded = /"([\w+/=]+)"/.exec(output)?.[1]
  if (encoded === undefined) throw new Error(output)
  return JSON.parse(Buffer.from(encoded, 'base64').toString())
}

describe.skipIf(!isThere)('Terraform', () => {
  it('finds nothing to format', () => {
    const { status, output } = runTerraform(configurationFolder, ['fmt', '-check', '-recursive', '-diff'])
    expect(status, output).toBe(0)
  })

  it('would find a file that is not formatted', () => {
    const own = temporaryFolder()
    writeFileSync(join(own, 'main.tf'), 'locals {\n a = 1\n}\n')
    expect(runTerraform(own, ['fmt', '-check']).status).not.toBe(0)
  })

  it('renders templates as the tests do', () => {
    const texts = [
      '${a}',
      '%{b}',
      '$${c}',
      '$$${d',
      '%%{e}',
      '$%{f}',
      '%${g}',
      '${"h"}',
      '\\${i}',
      '가나',
      '$',
      '\\u0041',
      '안녕'.normalize('NFD'),
      '\u0301',
    ]
    const odd = Object.fromEntries(
      texts.flatMap((text, index) =>
        [text, `${text}{{queue:support}}${text}`].map((one, side) => [
          `odd ${index} ${side}`,
          templateFrom(JSON.stringify({ text: one }), [queue('support')]),
        ]),
      ),
    )
    const templates = { ...templatesOf(folder), ...odd }
    const keys = new Set(
      Object.values(templates).flatMap((text) => [...text.matchAll(/arns\["(.*?)"\]/g)].map(([, key]) => key ?? '')),
    )
    const values = Object.fromEntries([...keys].map((key) => [key, `arn of ${key} e`]))
    const expected = Object.fromEntries(
      Object.entries(templates).map(([name, template]) => [name, renderTemplate(template, values)]),
    )
    expect(renderAll(templates, values)).toEqual(expected)
  })
})

function templatesOf(configuration: string): Readonly<Record<string, string>> {
  const listed: Readonly<Record<string, { readonly template: string }>> = JSON.parse(
    readFileSync(join(configuration, 'flows/flows.json'), 'utf8'),
  )
  return Object.fromEntries(
    Object.entries(listed).map(([key, { template }]) => [
      key,
      readFileSync(join(configuration, 'flows', template), 'utf8'),
    ]),
  )
}

describe.skipIf(!hasProvider)('Terraform with the provider of AWS', () => {
  it('takes the configuration', () => {
    expect(runTerraform(folder, ['validate', '-no-color'])).toMatchObject({
      status: 0,
      output: expect.stringContaining('The configuration is valid.'),
    })
  }, 120_000)

  it('would not take an argument that a resource does not have', () => {
    const file = join(folder, 'spoilt.tf')
    writeFileSync(file, 'resource "aws_connect_prompt" "x" {}\n')
    const { status, output } = runTerraform(folder, ['validate', '-no-color'])
    writeFileSync(file, '')
    expect(status).not.toBe(0)
    expect(output).toContain('Error: Invalid resource type')
  }, 120_000)

  it.each([dev, prod])(
    'applies $name twice, with a provider that only pretends',
    ({ name }) => {
      expect(testWith(name, 'center')).toMatchObject({ status: 0, output: expect.stringContaining(' 0 failed.') })
    },
    180_000,
  )

  it('creates flows that go round with stubs, and then gives them their contents', () => {
    const own = temporaryFolder()
    writeFlows(
      own,
      flowTemplates(circle, () => true),
    )
    copyFileSync(join(import.meta.dirname, 'circle/circle.tftest.hcl'), join(own, 'flows/circle.tftest.hcl'))
    expect(initialize(join(own, 'flows'))).toBe(true)
    const { status, output } = runTerraform(join(own, 'flows'), ['test', '-no-color', '-test-directory=.'])
    expect(output).toContain('3 passed, 0 failed.')
    expect(status).toBe(0)
  }, 180_000)

  it('would not apply a flow that refers to what is not there', () => {
    const file = join(folder, 'flows/inbound.json.tftpl')
    const template = readFileSync(file, 'utf8')
    writeFileSync(file, template.replace('arns["queue:', 'arns["queue:nobody-'))
    const { status, output } = testWith('dev', 'center')
    writeFileSync(file, template)
    expect(status).not.toBe(0)
    expect(output).toMatch(/inbound\.json\.tftpl:[\d,-]+:\s+Invalid\s+index/)
  }, 180_000)
})

/** Run the configuration's own tests in a file. */
function testWith(environment: string, file: string): TerraformRun {
  return runTerraform(folder, [
    'test',
    '-no-color',
    `-var-file=environments/${environment}.tfvars.json`,
    `-filter=tests/${file}.tftest.hcl`,
  ])
}
