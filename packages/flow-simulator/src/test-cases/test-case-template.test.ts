import { isJsonObject } from '@aicc/flow-dsl/language'
import { expect, it } from 'vitest'
import { enqueue, flow, hangUp, menu, say, setQueue } from '../../test/planted-defects/content.js'
import { testCaseTemplate } from './test-case-template.js'
import { testCasesFor } from './test-cases.js'
import { validateTestCase } from './validate-test-case.js'

const source = flow({
  ask: menu('For technical help, press 1. For ${anything} else, press 2.', { 1: 'korean', 2: 'plain' }, 'end'),
  korean: setQueue('기술', 'transfer'),
  plain: setQueue('plain-help', 'transfer'),
  transfer: enqueue('busy'),
  busy: say('All lines are busy.', 'end'),
  end: hangUp,
})

/** Members that the resource has. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-connect-testcase.html */
const members = ['Content', 'Description', 'EntryPoint', 'InitializationData', 'InstanceArn', 'Name', 'Status', 'Tags']

/** A text as CloudFormation makes it, with each parameter as its own name. */
function resolved(value: unknown): string {
  if (typeof value === 'string') return value
  const text = isJsonObject(value) ? value['Fn::Sub'] : undefined
  if (typeof text !== 'string') throw new TypeError('This is no text.')
  return text.replaceAll(/\$\{([^!}][^}]*)\}/g, '$1').replaceAll('${!', '${')
}

it('has a resource for each test case, with members that it has', () => {
  const { cases } = testCasesFor(source)
  const { Resources } = testCaseTemplate('main', cases)
  if (!isJsonObject(Resources)) throw new TypeError('There are no resources.')
  expect(Object.keys(Resources)).toHaveLength(cases.length)
  for (const [index, one] of Object.values(Resources).entries()) {
    const properties = isJsonObject(one) ? one['Properties'] : undefined
    if (!isJsonObject(properties)) throw new TypeError('There are no properties.')
    expect(members).toEqual(expect.arrayContaining(Object.keys(properties)))
    const content = resolved(properties['Content'])
    expect(validateTestCase(content)).toEqual([])
    expect(JSON.parse(content)).toEqual(
      JSON.parse(
        JSON.stringify(cases[index]?.content)
          .replaceAll('{{queue:기술}}', 'Queue')
          .replaceAll('{{queue:plain-help}}', 'QueuePlainHelp'),
      ),
    )
  }
})

it('has parameters for the instance, the flow, and whatever has no ARN yet', () => {
  const { Parameters } = testCaseTemplate('main', testCasesFor(source).cases)
  expect(Object.keys(Object(Parameters)).sort()).toEqual(['FlowArn', 'InstanceArn', 'Queue', 'QueuePlainHelp'])
})

it('knows the flow where its ARN was given', () => {
  const { Parameters } = testCaseTemplate('main', testCasesFor(source, { flowId: 'arn:flow' }).cases)
  expect(Parameters).toMatchObject({ FlowArn: { Default: 'arn:flow' } })
})
