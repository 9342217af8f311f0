import type { JsonObject } from '@aicc/flow-dsl/language'
import type { ListedFlow } from './flow-templates.js'

/**
 * A module of Terraform, in its JSON syntax, with a resource for each flow: its address is the name of the flow, whatever
 * else is deployed. References between flows are references between resources, so Terraform finds the order. Where they
 * go round, flows are looked up by name; such a flow has a stub as long as its key is in the variable `stubs`.
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function flowConfiguration(flows: Readonly<Record<string, ListedFlow>>): JsonObject {
  const listed = Object.entries(flows)
  const circular = listed.filter(([, { circular: isCircular }]) => isCircular)
  return {
    '//': 'Written by npm run synth:terraform.',
    terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
    variable: {
      instance_arn: { type: 'string', description: 'ARN of the instance.' },
      arns: { type: 'map(string)', description: 'What flows refer to, as <kind>:<name>.' },
      stubs: { type: 'set(string)', description: 'Keys of circular flows that get their stubs.' },
    },
    locals: {
      flows: '${jsondecode(file("${path.module}/flows.json"))}',
      instance_id: '${element(split("/", var.instance_arn), -1)}',
    },
    ...nonEmpty(
      'data',
      byType(circular, dataType, ([key, { name }]) => dataFor(key, name)),
    ),
    ...nonEmpty(
      'resource',
      byType(
        listed,
        ([, flow]) => resourceType(flow),
        (flow) => resourceFor(flow, flows),
      ),
    ),
    output: {
      arns: {
        description: 'ARNs of all flows and modules.',
        value: Object.fromEntries(listed.map(([key, flow]) => [key, `\${${resourceArn(flow)}}`])),
      },
    },
  }
}

type Entry = readonly [key: string, flow: ListedFlow]

function dataFor(key: string, name: string): JsonObject {
  return {
    count: `\${contains(var.stubs, ${quote(key)}) ? 0 : 1}`,
    instance_id: '${local.instance_id}',
    name: literal(name),
  }
}

function resourceFor([key, flow]: Entry, flows: Readonly<Record<string, ListedFlow>>): JsonObject {
  const content = contentOf(key, flow, flows)
  if (flow.kind === 'flow') {
    return {
      instance_id: '${local.instance_id}',
      name: literal(flow.name),
      ...(flow.type !== null && { type: flow.type }),
      content: `\${${content}}`,
    }
  }
  // aws_connect_contact_flow_module has no place for a contract.
  const members = [
    'InstanceArn = var.instance_arn',
    `Name = ${quote(flow.name)}`,
    'State = "ACTIVE"',
    `Content = ${content}`,
    ...(flow.settings === null ? [] : [`Settings = local.flows[${quote(key)}].settings`]),
  ]
  return {
    type_name: 'AWS::Connect::ContactFlowModule',
    desired_state: `\${jsonencode({ ${members.join(', ')} })}`,
  }
}

/** The expression for the content of a flow. */
function contentOf(key: string, flow: ListedFlow, flows: Readonly<Record<string, ListedFlow>>): string {
  const others = flow.references.flatMap((reference) => {
    const other = flows[reference]
    if (other === undefined) return []
    const arn =
      other.order === flow.order ? `data.${dataType([reference, other])}.${labelOf(other)}[0].arn` : resourceArn(other)
    return [`${quote(reference)} = ${arn}`]
  })
  const arns = others.length === 0 ? 'var.arns' : `merge(var.arns, { ${others.join(', ')} })`
  const content = `templatefile("\${path.module}/${flow.template}", { arns = ${arns} })`
  return flow.circular ? `contains(var.stubs, ${quote(key)}) ? local.flows[${quote(key)}].stub : ${content}` : content
}

function resourceArn(flow: ListedFlow): string {
  // Cloud Control identifies a module by its ARN.
  return `${resourceType(flow)}.${labelOf(flow)}.${flow.kind === 'module' ? 'id' : 'arn'}`
}

function resourceType({ kind }: ListedFlow): string {
  return kind === 'flow' ? 'aws_connect_contact_flow' : 'aws_cloudcontrolapi_resource'
}

function dataType([, { kind }]: Entry): string {
  return kind === 'flow' ? 'aws_connect_contact_flow' : 'aws_connect_contact_flow_module'
}

/** The name of a flow as Terraform takes it for a resource. */
function labelOf({ template }: ListedFlow): string {
  const label = template.replace(/^modules\//, '').replace(/\.json\.tftpl$/, '')
  return /^[\p{Letter}_]/u.test(label) ? label : `_${label}`
}

/** Blocks by type and label. */
function byType(
  entries: readonly Entry[],
  typeOf: (entry: Entry) => string,
  blockOf: (entry: Entry) => JsonObject,
): JsonObject {
  const types = new Map<string, Record<string, JsonObject>>()
  for (const entry of entries) {
    const blocks = types.get(typeOf(entry)) ?? {}
    blocks[labelOf(entry[1])] = blockOf(entry)
    types.set(typeOf(entry), blocks)
  }
  return Object.fromEntries(types)
}

function nonEmpty(name: string, blocks: JsonObject): JsonObject {
  return Object.keys(blocks).length === 0 ? {} : { [name]: blocks }
}

/** A text that Terraform takes as it is. */
function literal(text: string): string {
  return text.replaceAll(/([$%])\{/g, '$1$1{')
}

function quote(text: string): string {
  return literal(JSON.stringify(text))
}
