import { Validations } from 'aws-cdk-lib'
import type { App, AppProps } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import type { FunctionCode, OwnFunction } from '../constructs/function-code.js'
import { createApp } from '../create-app.js'
import { assertDeployable } from '../environment/assert-deployable.js'
import type { Environment } from '../environment/environment.js'
import { ConnectInstance } from '../stacks/connect-instance.js'
import { namesOfFlows } from '../stacks/connect-stack.js'
import { ContactFlows } from '../stacks/contact-flows.js'
import { IntegrationServices } from '../stacks/integration-services.js'
import type { FlowFunction } from '../stacks/integration-services.js'
import { tagEnvironment } from '../stacks/tag-environment.js'
import { PlainStack } from './plain-stack.js'
import {
  exportValues,
  importedInstance,
  importedServices,
  instanceValues,
  serviceValues,
  usedResources,
} from './shared-values.js'
import { TemplateParameters } from './template-parameters.js'

/** Names of the templates, in the order in which stacks are made of them. */
export const templateNames = ['connect-instance', 'integration-services', 'contact-flows'] as const

/** Properties of {@link createPlainApp}. */
export interface PlainAppProps {
  readonly environment: Environment
  readonly flows: readonly BuildableFlow[]
  /** Name of the zip file with all functions: each in a folder of its name. */
  readonly functionsFile: string
  /** What Lambda calls in functions that flows call: `handler.handler`. */
  readonly handlerOf: (name: FlowFunction) => { readonly folder: string; readonly handler: string }
  readonly app?: AppProps
}

/**
 * The contact center as three stacks that are deployed with CloudFormation alone: no bootstrap, no assets. What differs from
 * account to account are parameters.
 */
export function createPlainApp(props: PlainAppProps): App {
  const { environment, flows } = props
  assertDeployable(environment, flows)
  const app = createApp({ analyticsReporting: false, ...props.app })
  app.node.setContext('aws:cdk:disable-path-metadata', true)
  const used = usedResources(flows)

  const instanceStack = new PlainStack(app, 'connect-instance', {
    description: `Contact center ${environment.name}: the instance`,
    part: 'Instance',
  })
  const forInstance = new TemplateParameters(instanceStack)
  const instanceEnvironment = forInstance.forInstance(environment)
  tagEnvironment(instanceStack, instanceEnvironment.name)
  const recordings =
    Object.keys(environment.prompts).length === 0
      ? undefined
      : folderOf(forInstance.artifactBucket(), forInstance.artifactPrefix())
  const instance = new ConnectInstance(instanceStack, 'Instance', {
    environment: instanceEnvironment,
    ...(recordings !== undefined && { recordings }),
  })
  exportValues(instanceStack, instanceValues(instance, used))

  const servicesStack = new PlainStack(app, 'integration-services', {
    description: `Contact center ${environment.name}: services`,
    part: 'Services',
  })
  const forServices = new TemplateParameters(servicesStack)
  const importedByServices = importedInstance(servicesStack, forServices.instanceStackName(), instance)
  const servicesEnvironment = forServices.forServices(environment)
  tagEnvironment(servicesStack, servicesEnvironment.name)
  Validations.of(servicesStack).acknowledge({
    id: 'Annotation::@aws-cdk/aws-s3:accessLogsPolicyNotAdded',
    reason: 'The template of the instance lets all buckets of the account log there.',
  })
  const servicesCode = codeIn(servicesStack, forServices, props)
  const services = new IntegrationServices(servicesStack, 'Services', {
    environment: servicesEnvironment,
    instance: importedByServices,
    flowNames: namesOfFlows(flows),
    functions: (name) => {
      const { folder, handler } = props.handlerOf(name)
      return servicesCode(folder, handler)
    },
    functionCode: (name) => servicesCode(name, ownHandler),
  })
  exportValues(servicesStack, serviceValues(services, used))

  const flowsStack = new PlainStack(app, 'contact-flows', {
    description: `Contact center ${environment.name}: flows`,
    part: 'Flows',
  })
  const forFlows = new TemplateParameters(flowsStack)
  const importedByFlows = importedInstance(flowsStack, forFlows.instanceStackName(), instance)
  const importedServicesOfFlows = importedServices(flowsStack, forFlows.servicesStackName(), services)
  const flowsCode = codeIn(flowsStack, forFlows, props)
  new ContactFlows(flowsStack, 'Flows', {
    environment,
    instance: importedByFlows,
    services: importedServicesOfFlows,
    flows,
    functionCode: (name: OwnFunction) => flowsCode(name, ownHandler),
    lateContent: 'template',
    deployer: forFlows.deployer(),
  })
  return app
}

const ownHandler = 'handler.handler'

/** Code in the zip file, by folder. */
function codeIn(
  scope: Construct,
  parameters: TemplateParameters,
  { functionsFile }: PlainAppProps,
): (folder: string, handler: string) => FunctionCode {
  const bucket = Bucket.fromBucketName(scope, 'Artifacts', parameters.artifactBucket())
  Validations.of(bucket).acknowledge({
    id: 'Annotation::@aws-cdk/aws-lambda:codeFromBucketObjectVersionNotSpecified',
    reason: 'The name of the file says what is in it: other code has another name.',
  })
  const key = `${parameters.artifactPrefix()}${parameters.functionsFile(functionsFile)}`
  return (folder, handler) => ({ code: Code.fromBucket(bucket, key), handler: `${folder}/${handler}` })
}

/** Recordings below a folder of a bucket. */
function folderOf(bucket: string, prefix: string): (file: string) => string {
  return (file) => `s3://${bucket}/${prefix}recordings/${file}`
}
