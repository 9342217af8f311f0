import { CfnResource, CustomResource, Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { FlowType } from '@aicc/flow-dsl/language'
import { CreationPace } from './creation-pace.js'
import { createFunction } from './create-function.js'
import { ownFunctionCode } from './function-code.js'
import type { FunctionCodeSource } from './function-code.js'
import { acknowledge } from './function-role.js'
import { printFinding } from './print-finding.js'

/** Properties of {@link FlowLookUp}. */
export interface FlowLookUpProps {
  /** The instance that has the flows. */
  readonly instanceArn: string
  /** Changes whenever flows may have to be looked up anew. */
  readonly revision: string
  /** Encrypts the log of the function. @defaultValue a key of the service */
  readonly encryptionKey?: IKey
  /** @defaultValue an asset of the CDK */
  readonly functionCode?: FunctionCodeSource
}

/** A flow that may not be there yet. */
export interface SoughtFlow {
  readonly name: string
  readonly flowType: FlowType
  /** ARN that is given as long as there is no such flow. */
  readonly otherwise: string
}

/**
 * ARNs of flows by their names, looked up while the stack is deployed: so a template may refer to a flow without waiting
 * for it.
 */
export class FlowLookUp extends Construct {
  readonly #props: FlowLookUpProps
  readonly #function: LambdaFunction
  readonly #known = new Map<Construct, Map<string, string>>()
  readonly #paces = new Map<Construct, CreationPace>()

  constructor(scope: Construct, id: string, props: FlowLookUpProps) {
    super(scope, id)
    this.#props = props
    const { instanceArn, encryptionKey, functionCode = ownFunctionCode } = props
    // A function of its own: the role of that for other custom resources names flows, which may wait for what is looked up.
    const { lambda, role } = createFunction(this, {
      ...functionCode('instance-settings'),
      description: 'Looks up flows by their names',
      memorySize: 256,
      timeout: Duration.minutes(2),
      logRetention: RetentionDays.ONE_MONTH,
      encryptionKey,
    })
    this.#function = lambda
    role.addToPolicy(
      new PolicyStatement({
        actions: ['connect:ListContactFlows', 'connect:ListContactFlowModules'],
        resources: [instanceArn, `${instanceArn}/contact-flow/*`, `${instanceArn}/flow-module/*`],
      }),
    )
    const instance = printFinding(Stack.of(this).resolve(instanceArn))
    const reason = 'The function lists the flows of this one instance, and can do nothing with them.'
    acknowledge(role, {
      [`AwsSolutions-IAM5[Resource::${instance}/contact-flow/*]`]: reason,
      [`AwsSolutions-IAM5[Resource::${instance}/flow-module/*]`]: reason,
    })
  }

  /** The ARN of a flow. What asks for it in the same scope shares a resource. */
  arnOf(scope: Construct, { name, flowType, otherwise }: SoughtFlow): string {
    const known = valueOf(this.#known, scope, () => new Map<string, string>())
    return valueOf(known, `${flowType} ${name}`, () => {
      const isModule = flowType === 'MODULE'
      const resource = new CustomResource(scope, `${isModule ? 'module' : 'flow'}:${name} look-up`, {
        resourceType: isModule ? 'Custom::FlowModuleArn' : 'Custom::FlowArn',
        serviceToken: this.#function.functionArn,
        serviceTimeout: Duration.minutes(5),
        properties: {
          instanceArn: this.#props.instanceArn,
          name,
          flowType,
          otherwise,
          revision: this.#props.revision,
        },
      })
      const element = resource.node.defaultChild
      if (element instanceof CfnResource) valueOf(this.#paces, scope, () => new CreationPace()).add(element)
      return resource.getAttString('Arn')
    })
  }
}

/** The value of a key, made when it is asked for first. */
function valueOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
