import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import type { TestCase } from './test-cases.js'

/** A placeholder that stands for a resource: `{{queue:support}}`. */
const placeholder = /\{\{([^{}:]+):([^{}]+)\}\}/g

/**
 * A template of CloudFormation with a resource for each test case. The instance, the flow, and whatever else a placeholder
 * stands for are its parameters.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-connect-testcase.html
 */
export function testCaseTemplate(flow: string, cases: readonly TestCase[]): JsonObject {
  const parameters = new Parameters()
  const flowIds = new Set(cases.map(({ entryPoint }) => flowIdOf(entryPoint)))
  const [flowId = ''] = flowIds
  const Resources = cases.map(({ name, description, content, entryPoint, initializationData }, index) => [
    `TestCase${String(index + 1).padStart(2, '0')}`,
    {
      Type: 'AWS::Connect::TestCase',
      Properties: {
        InstanceArn: { Ref: 'InstanceArn' },
        Name: name,
        Description: description,
        Content: parameters.substitute(JSON.stringify(content)),
        EntryPoint:
          entryPoint.Type === 'CHAT'
            ? { Type: entryPoint.Type, ChatEntryPointParameters: { FlowId: { Ref: 'FlowArn' } } }
            : {
                Type: entryPoint.Type,
                VoiceCallEntryPointParameters: {
                  FlowId: { Ref: 'FlowArn' },
                  SourcePhoneNumber: entryPoint.VoiceCallEntryPointParameters.SourcePhoneNumber,
                },
              },
        InitializationData: JSON.stringify(initializationData),
        // Saved ones are not checked, and cannot be run.
        Status: 'PUBLISHED',
      },
    },
  ])
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `Test cases of the flow ${flow}`,
    Parameters: {
      InstanceArn: {
        Type: 'String',
        Description: 'ARN of the Amazon Connect instance',
        AllowedPattern: '^arn:aws[-a-z0-9]*:connect:[-a-z0-9]*:[0-9]{12}:instance/[-a-zA-Z0-9]*$',
      },
      FlowArn: {
        Type: 'String',
        Description: `ARN or id of the flow ${flow}`,
        ...(!flowId.startsWith('{{') && { Default: flowId }),
      },
      ...parameters.described(),
    },
    Resources: Object.fromEntries(Resources),
  }
}

function flowIdOf(entryPoint: TestCase['entryPoint']): string {
  return entryPoint.Type === 'CHAT'
    ? entryPoint.ChatEntryPointParameters.FlowId
    : entryPoint.VoiceCallEntryPointParameters.FlowId
}

/** Parameters that stand for placeholders. */
class Parameters {
  /** Names of parameters by placeholder. */
  readonly #names = new Map<string, string>()

  /** A text with each placeholder as a parameter. */
  substitute(text: string): JsonValue {
    if (text.search(placeholder) === -1) return text
    const literal = text.replaceAll('${', '${!')
    return {
      'Fn::Sub': literal.replaceAll(
        placeholder,
        (whole, kind: string, name: string) => `\${${this.#nameFor(whole, kind, name)}}`,
      ),
    }
  }

  described(): JsonObject {
    return Object.fromEntries(
      [...this.#names].map(([whole, parameter]) => [
        parameter,
        { Type: 'String', Description: `ARN or id of the ${whole.slice(2, -2).replace(':', ' ')}` },
      ]),
    )
  }

  /** Names of parameters are letters and digits; names of resources may be anything. */
  #nameFor(whole: string, kind: string, name: string): string {
    const known = this.#names.get(whole)
    if (known !== undefined) return known
    const words = `${kind}-${name}`.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
    const base = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('') || 'Resource'
    const taken = new Set(this.#names.values())
    let parameter = base
    for (let count = 2; taken.has(parameter); count += 1) parameter = `${base}${count}`
    this.#names.set(whole, parameter)
    return parameter
  }
}
