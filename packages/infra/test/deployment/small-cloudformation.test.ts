import { describe, expect, it } from 'vitest'
import type { SynthesizedTemplate } from '../../src/checks/synthesized-template.js'
import { startCloudForTest } from './center-deployment.js'
import type { Deployable } from './small-cloudformation.js'

const instance = {
  Type: 'AWS::Connect::Instance',
  Properties: {
    IdentityManagementType: 'SAML',
    InstanceAlias: { Ref: 'Alias' },
    Attributes: { InboundCalls: true, OutboundCalls: false },
  },
}

function hours(name: string, more: object = {}) {
  const properties = { InstanceArn: { 'Fn::GetAtt': ['Instance', 'Arn'] }, TimeZone: 'Asia/Seoul', Config: [] }
  return { Type: 'AWS::Connect::HoursOfOperation', Properties: { ...properties, Name: name }, ...more }
}

function templateWith(
  resources: SynthesizedTemplate['Resources'],
  more: Partial<SynthesizedTemplate> = {},
): Deployable {
  const template = {
    Parameters: { Alias: { Default: 'center' } },
    Resources: { Instance: instance, ...resources },
    ...more,
  }
  return { template, nested: new Map() }
}

/** What was made, in order. */
async function hoursMade(resources: SynthesizedTemplate['Resources'], late: readonly string[] = []) {
  const { create, connect } = await startCloudForTest()
  await create('stack', templateWith(resources), { late })
  return [...connect.state.instances.values()].flatMap(({ hoursOfOperations }) =>
    [...hoursOfOperations.values()].map(({ name }) => name),
  )
}

describe('resources', () => {
  it('come after what they need, and what is late as late as can be', async () => {
    const waiting = hours('waiting', { DependsOn: ['Last'] })
    expect(await hoursMade({ Waiting: waiting, Last: hours('last') })).toEqual(['Basic Hours', 'last', 'waiting'])
    const prompt = { Type: 'AWS::S3::Bucket', Properties: {}, DependsOn: 'Waiting' }
    const other = hours('first', { DependsOn: [] })
    const all = { Waiting: waiting, Last: hours('last'), Bucket: prompt, First: other }
    expect(await hoursMade(all, ['AWS::Connect::HoursOfOperation'])).toEqual([
      'Basic Hours',
      'last',
      'waiting',
      'first',
    ])
  })

  it('do not go round', async () => {
    const round = { A: hours('a', { DependsOn: ['B'] }), B: hours('b', { DependsOn: ['A'] }) }
    await expect(hoursMade(round)).rejects.toThrow('There is a circle: A -> B -> A.')
  })

  it('are taken away when one of them is refused', async () => {
    const { create, connect } = await startCloudForTest()
    const twice = { One: hours('same'), Two: hours('same', { DependsOn: 'One' }) }
    await expect(create('stack', templateWith(twice))).rejects.toThrow('Two: DuplicateResourceException')
    expect(connect.state.instances.size).toBe(0)
  })

  it('have no properties that would be lost', async () => {
    const { Type, Properties } = hours('open')
    const more = { Open: { Type, Properties: { ...Properties, ParentHours: 'other' } } }
    await expect(hoursMade(more)).rejects.toThrow('ParentHours')
  })
})

describe('templates', () => {
  it('refer to nothing that is not there', async () => {
    const lost = { Open: hours('open', { DependsOn: 'Nobody' }) }
    await expect(hoursMade(lost)).rejects.toThrow('It depends on "Nobody", which the template does not have.')
  })

  it('get their parameters, and export what others import', async () => {
    const { create, connect } = await startCloudForTest()
    const arn = { 'Fn::GetAtt': ['Instance', 'Arn'] }
    const exporting = templateWith(
      {},
      { Outputs: { Arn: { Value: arn, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-Arn' } } } } },
    )
    const { outputs } = await create('one', exporting, { parameters: { Alias: 'given' } })
    const [made] = connect.state.instances.values()
    expect(made).toMatchObject({ alias: 'given', arn: outputs['Arn'] })
    const { Type, Properties } = hours('open')
    const imported = { ...Properties, InstanceArn: { 'Fn::ImportValue': { 'Fn::Join': ['-', ['one', 'Arn']] } } }
    const importing = { template: { Resources: { Open: { Type, Properties: imported } } }, nested: new Map() }
    await create('two', importing)
    expect([...(made?.hoursOfOperations.values() ?? [])].map(({ name }) => name)).toContain('open')
    await expect(create('three', exporting, { parameters: { Other: '' } })).rejects.toThrow('no parameter Other')
  })
})

describe('nested stacks', () => {
  const arn = { Ref: 'InstanceArn' }
  const { Type, Properties } = hours('inner')
  const inner: SynthesizedTemplate = {
    Parameters: { InstanceArn: {} },
    Resources: { Inner: { Type, Properties: { ...Properties, InstanceArn: arn } } },
    Outputs: { Hours: { Value: { 'Fn::GetAtt': 'Inner.HoursOfOperationArn' } } },
  }
  const outer = templateWith({
    Nested: {
      Type: 'AWS::CloudFormation::Stack',
      Properties: { TemplateURL: '', Parameters: { InstanceArn: { 'Fn::GetAtt': ['Instance', 'Arn'] } } },
    },
    Queue: {
      Type: 'AWS::Connect::Queue',
      Properties: {
        InstanceArn: { 'Fn::GetAtt': ['Instance', 'Arn'] },
        Name: 'support',
        HoursOfOperationArn: { 'Fn::GetAtt': ['Nested', 'Outputs.Hours'] },
      },
    },
  })
  const around = { valueOf: () => '', parameter: () => undefined }
  const nested = new Map([['Nested', { name: 'inner', template: inner, around, nested: new Map() }]])

  it('get parameters, put out what others read, and go with the stack that they are in', async () => {
    const { create, delete: takeAway, connect } = await startCloudForTest()
    const stack = await create('stack', { ...outer, nested })
    const [made] = connect.state.instances.values()
    const queue = [...(made?.queues.values() ?? [])].find(({ name }) => name === 'support')
    expect(made?.hoursOfOperations.get(queue?.hoursId ?? '')?.name).toBe('inner')
    await takeAway(stack)
    expect(connect.state.instances.size).toBe(0)
  })

  it('are taken away when one beside them is refused', async () => {
    const { create, connect } = await startCloudForTest()
    const { Resources: resources } = outer.template
    const spoilt = { ...outer.template, Resources: { ...resources, Open: hours('inner', { DependsOn: 'Nested' }) } }
    await expect(create('stack', { template: spoilt, nested })).rejects.toThrow('DuplicateResourceException')
    expect(connect.state.instances.size).toBe(0)
  })
})

describe('an update', () => {
  it('changes, makes and takes away', async () => {
    const { create, update, connect, changes } = await startCloudForTest()
    const before = await create('stack', templateWith({ A: hours('a'), B: hours('b'), C: hours('c') }))
    changes()
    const after = await update(before, templateWith({ A: hours('a'), B: hours('other'), D: hours('d') }))
    expect(changes()).toEqual(['CreateHoursOfOperation', 'DeleteHoursOfOperation', 'UpdateHoursOfOperation'])
    expect(after.resources.get('B')?.identifier).toBe(before.resources.get('B')?.identifier)
    const [made] = connect.state.instances.values()
    expect([...(made?.hoursOfOperations.values() ?? [])].map(({ name }) => name)).toEqual([
      'Basic Hours',
      'a',
      'other',
      'd',
    ])
  })

  it('makes another resource where a property cannot be changed', async () => {
    const { create, update, changes } = await startCloudForTest()
    const before = await create('stack', templateWith({ A: hours('a') }))
    changes()
    await update(before, templateWith({ A: hours('a') }), { parameters: { Alias: 'other' } })
    expect(changes().filter((operation) => !operation.includes('Attribute'))).toEqual([
      'CreateHoursOfOperation',
      'CreateInstance',
      'DeleteHoursOfOperation',
      'DeleteInstance',
    ])
  })
})
