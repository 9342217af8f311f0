import { beforeAll, describe, expect, it } from 'vitest'
import { flowTemplates } from '../../src/terraform/flow-templates.js'
import type { FlowTemplates } from '../../src/terraform/flow-templates.js'
import { exampleFlows } from '../example-flows.js'
import { cdkContents } from './cdk-contents.js'
import type { CdkContents } from './cdk-contents.js'
import { renderTemplate } from './render-template.js'

let cdk: CdkContents
let terraform: FlowTemplates

beforeAll(async () => {
  const flows = await exampleFlows()
  cdk = cdkContents(flows)
  terraform = flowTemplates(flows, () => true)
}, 60_000)

/** Keys of flows whose contents are not the same. */
function differences(templates: FlowTemplates['templates']): readonly string[] {
  return Object.entries(terraform.flows)
    .filter(([key, { template }]) => {
      const rendered: unknown = JSON.parse(renderTemplate(templates[template] ?? '', cdk.arns))
      return JSON.stringify(rendered) !== JSON.stringify(JSON.parse(cdk.contents.get(key) ?? 'null'))
    })
    .map(([key]) => key)
}

describe('flows of Terraform', () => {
  it('are those of the CDK', () => {
    expect(Object.keys(terraform.flows).toSorted()).toEqual([...cdk.contents.keys()].toSorted())
    expect(Object.keys(terraform.flows).length).toBeGreaterThan(10)
  })

  it('are the same as those of the CDK, with the same ARNs', () => {
    expect(differences(terraform.templates)).toEqual([])
  })

  it('would not be the same with another reference, another text, or without an escape', () => {
    const changed = (template: string, from: string | RegExp, to: string): readonly string[] => {
      const before = terraform.templates[template] ?? ''
      const after = before.replace(from, to)
      expect(after).not.toBe(before)
      return differences({ ...terraform.templates, [template]: after })
    }
    expect(changed('escalation.json.tftpl', 'arns["flow:satisfaction-survey"]', 'arns["flow:customer-hold"]')).toEqual([
      'flow:escalation',
    ])
    expect(changed('inbound.json.tftpl', /"Text":"/, '"Text":"x')).toEqual(['flow:inbound'])
    expect(() => changed('inbound.json.tftpl', /"Text":"/, '"Text":"${name}')).toThrow('begins a sequence of Terraform')
  })

  it('have the contracts of modules', () => {
    const settings = Object.entries(terraform.flows).flatMap(([key, flow]) =>
      flow.settings === null ? [] : [[key, flow.settings] as const],
    )
    expect(settings).toEqual([...cdk.settings])
    expect(settings).not.toEqual([])
  })

  it('name all that their templates refer to, each created after it', () => {
    for (const { template, references, order, circular } of Object.values(terraform.flows)) {
      const used = [...(terraform.templates[template] ?? '').matchAll(/\$\{arns\["(.*?)"\]\}/g)].map(([, key]) => key)
      expect([...new Set(used)].toSorted()).toEqual(references)
      const others = references.flatMap((key) => terraform.flows[key]?.order ?? [])
      expect(others.filter((other) => other > order || (other === order && !circular))).toEqual([])
    }
  })
})
