import { CfnOutput, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import type { FunctionCodeSource } from '../constructs/function-code.js'
import { assertDeployable } from '../environment/assert-deployable.js'
import type { Environment } from '../environment/environment.js'
import { ConnectInstance } from './connect-instance.js'
import { ContactFlows } from './contact-flows.js'
import { IntegrationServices } from './integration-services.js'
import type { FlowFunction } from './integration-services.js'
import { tagEnvironment } from './tag-environment.js'

/** Properties of {@link ConnectStack}. */
export interface ConnectStackProps {
  readonly environment: Environment
  /** Flows and modules that are deployed. */
  readonly flows: readonly BuildableFlow[]
  /** Where the functions are that flows call. */
  readonly functions: FunctionCodeSource<FlowFunction>
}

/** The contact center of one environment: the instance with all that is in it, its flows, functions and stores. */
export class ConnectStack extends Stack {
  readonly instance: ConnectInstance
  readonly services: IntegrationServices
  readonly flows: ContactFlows

  constructor(scope: Construct, { environment, flows, functions }: ConnectStackProps) {
    super(scope, `AiccConnectStack-${environment.name}`, {
      description: `Contact center ${environment.alias}`,
      env: { region: environment.region },
      terminationProtection: environment.retain,
    })
    assertDeployable(environment, flows)
    tagEnvironment(this, environment.name)
    this.instance = new ConnectInstance(this, 'Instance', { environment })
    const { instance } = this
    this.services = new IntegrationServices(this, 'Services', {
      environment,
      instance,
      flowNames: namesOfFlows(flows),
      functions,
    })
    this.flows = new ContactFlows(this, 'Flows', {
      environment,
      instance,
      services: this.services,
      flows,
      nestedStacks: environment.flowStacks,
    })

    new CfnOutput(this, 'InstanceArn', { value: instance.instanceArn })
    for (const [symbol, number] of instance.center.phoneNumbers) {
      new CfnOutput(this, `PhoneNumber ${symbol}`.replaceAll(/\W/g, ''), { value: number.attrAddress })
    }
  }
}

/** Names of flows that have metrics of their own: modules have none. */
export function namesOfFlows(flows: readonly BuildableFlow[]): readonly string[] {
  return flows.filter(({ flowType }) => flowType !== 'MODULE').map(({ name }) => name)
}
