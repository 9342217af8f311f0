import { describe, expect, it } from 'vitest'
import { circle } from '../../test/terraform/circle/circle.js'
import { flowConfiguration } from './flow-configuration.js'
import { flowTemplates } from './flow-templates.js'

const { flows } = flowTemplates(circle, () => true)
const configuration = flowConfiguration(flows)

describe('the module with flows', () => {
  it('has a resource for each flow, under its name', () => {
    expect(configuration).toMatchObject({
      resource: {
        aws_connect_contact_flow: { first: {}, second: {}, third: {}, start: {}, waiting: {} },
        aws_cloudcontrolapi_resource: { check: { type_name: 'AWS::Connect::ContactFlowModule' } },
      },
    })
  })

  it('refers to resources, and looks up what goes round', () => {
    expect(configuration).toMatchObject({
      resource: {
        aws_connect_contact_flow: {
          start: {
            type: 'CONTACT_FLOW',
            content:
              '${templatefile("${path.module}/start.json.tftpl", { arns = merge(var.arns, { "flow:first" = aws_connect_contact_flow.first.arn }) })}',
          },
          second: {
            content:
              '${contains(var.stubs, "flow:second") ? local.flows["flow:second"].stub : templatefile("${path.module}/second.json.tftpl", { arns = merge(var.arns, { "flow:first" = data.aws_connect_contact_flow.first[0].arn }) })}',
          },
        },
      },
      data: {
        aws_connect_contact_flow: { first: { count: '${contains(var.stubs, "flow:first") ? 0 : 1}', name: 'first' } },
      },
    })
    expect(Object.keys(Object(configuration['data']).aws_connect_contact_flow).toSorted()).toEqual([
      'first',
      'second',
      'third',
    ])
  })

  it('names resources so that Terraform takes the names', () => {
    const [flow] = Object.values(flows)
    if (flow === undefined) throw new Error('There are flows.')
    const odd = { ...flow, name: '24 ${hours}', template: '24___hours_.json.tftpl' }
    expect(flowConfiguration({ 'flow:24 ${hours}': odd })).toMatchObject({
      resource: { aws_connect_contact_flow: { _24___hours_: { name: '24 $${hours}' } } },
      output: { arns: { value: { 'flow:24 ${hours}': '${aws_connect_contact_flow._24___hours_.arn}' } } },
    })
  })
})
