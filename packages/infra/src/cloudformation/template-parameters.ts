import { Aws, CfnParameter, Token, Validations } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Environment } from '../environment/environment.js'

/** What may differ from account to account: parameters of templates, with the environment's values as defaults. */
interface ParameterDefinition {
  readonly description: string
  readonly default?: string | number
  readonly allowedPattern?: string
  readonly allowedValues?: readonly string[]
  readonly constraintDescription?: string
}

/** Makes parameters of a template. Its answer is what stands for the value. */
export class TemplateParameters {
  readonly #scope: Construct

  constructor(scope: Construct) {
    this.#scope = scope
  }

  text(name: string, { allowedValues, ...definition }: ParameterDefinition): string {
    return new CfnParameter(this.#scope, name, {
      type: 'String',
      ...definition,
      ...(allowedValues !== undefined && { allowedValues: [...allowedValues] }),
    }).valueAsString
  }

  /** The name of a secret: what is in it, nobody sees. */
  #nameOfSecret(name: string, definition: ParameterDefinition): string {
    const parameter = new CfnParameter(this.#scope, name, { type: 'String', ...definition, allowedValues: undefined })
    Validations.of(this.#scope).acknowledge({
      id: 'CloudFormation-Validate::W2509',
      reason: 'It is the name of a secret, and no secret itself.',
    })
    return parameter.valueAsString
  }

  count(name: string, { allowedValues, default: value, ...definition }: ParameterDefinition): number {
    return new CfnParameter(this.#scope, name, {
      type: 'Number',
      ...definition,
      // A text, as the values are among which it has to be.
      default: String(value),
      ...(allowedValues !== undefined && { allowedValues: [...allowedValues] }),
    }).valueAsNumber
  }

  /** The stack with the instance. */
  instanceStackName(): string {
    return this.text('InstanceStackName', { description: 'Name of the stack that was made of connect-instance.yaml' })
  }

  /** The stack with the services. */
  servicesStackName(): string {
    return this.text('ServicesStackName', {
      description: 'Name of the stack that was made of integration-services.yaml',
    })
  }

  /** Who deploys: with a role of CloudFormation, or by itself. */
  deployer(): string {
    return this.text('DeployerRole', {
      description: 'ARN of the role that deploys this stack. Of changes by others the topic of alarms is told',
      default: 'none',
      allowedPattern: '^(none|arn:[a-z-]+:iam::[0-9]{12}:role/.+)$',
    })
  }

  artifactBucket(): string {
    return this.text('ArtifactBucket', { description: 'Bucket with what is in the folder artifacts' })
  }

  artifactPrefix(): string {
    return this.text('ArtifactPrefix', {
      description: 'What names of objects in that bucket begin with',
      default: 'aicc/',
      allowedPattern: "^([0-9A-Za-z!_.*'()-]+/)*$",
      constraintDescription: 'must end with a slash, or be empty',
    })
  }

  /** @param file - Name of the zip file that was written with the templates: it says what is in it. */
  functionsFile(file: string): string {
    return this.text('FunctionsFile', {
      description: 'The zip file with the functions. Another name makes CloudFormation take the new code',
      default: file,
    })
  }

  #environmentName(environment: Environment): string {
    return this.text('EnvironmentName', {
      description: 'Part of the names of what is made',
      default: environment.name,
      allowedPattern: '^[a-z][a-z0-9]{1,15}$',
      constraintDescription: 'must be 2 to 16 lower case letters and digits, a letter first',
    })
  }

  #logRetentionDays(environment: Environment): number {
    return this.count('LogRetentionDays', {
      description: 'Days that logs are kept',
      default: environment.logRetentionDays,
      allowedValues: ['7', '14', '30', '90', '365', '731'],
    })
  }

  /** The environment of the template with the instance. */
  forInstance(environment: Environment): Environment {
    return {
      ...environment,
      name: this.#environmentName(environment),
      alias: this.text('InstanceAlias', {
        description: 'Alias of the instance, one in the whole world',
        default: environment.alias,
        allowedPattern: '^(?!d-)([0-9A-Za-z]+)(-[0-9A-Za-z]+)*$',
      }),
      region: Aws.REGION,
      logRetentionDays: asLiteral(this.#logRetentionDays(environment)),
      recordingRetentionDays: this.count('RecordingRetentionDays', {
        description: 'Days that recordings and transcripts are kept',
        default: environment.recordingRetentionDays,
      }),
    }
  }

  /** The environment of the template with services. */
  forServices(environment: Environment): Environment {
    const { splunk, crm, functions, alarmAddresses } = environment
    return {
      ...environment,
      name: this.#environmentName(environment),
      region: Aws.REGION,
      logRetentionDays: asLiteral(this.#logRetentionDays(environment)),
      alarmAddresses: [
        this.text('AlarmAddress', {
          description: 'Who gets alarms, as an e-mail address',
          ...(alarmAddresses[0] !== undefined && { default: alarmAddresses[0] }),
        }),
      ],
      ...(splunk !== undefined && {
        splunk: {
          ...splunk,
          endpoint: this.text('SplunkEndpoint', {
            description: 'Address of the HTTP Event Collector of Splunk',
            default: splunk.endpoint,
            allowedPattern: '^https://.+$',
          }),
          tokenSecret: this.#nameOfSecret('SplunkTokenSecret', {
            description: 'Name of the secret with its token',
            default: splunk.tokenSecret,
          }),
        },
      }),
      ...(crm !== undefined && {
        crm: {
          ...crm,
          credentialsSecret: this.#nameOfSecret('CrmCredentialsSecret', {
            description: 'Name of the secret with the credentials for the CRM',
            default: crm.credentialsSecret,
          }),
        },
      }),
      functions: Object.fromEntries(
        Object.entries(functions).map(([symbol, name]) => [
          symbol,
          this.text(`${symbol} function`, {
            description: `Name of the function that flows call as ${symbol}`,
            default: name,
          }),
        ]),
      ),
    }
  }
}

/** A number that is known when the stack is made only, where the environment says one of several. */
function asLiteral(value: number): Environment['logRetentionDays'] {
  if (!Token.isUnresolved(value)) throw new Error(`${value} is known.`)
  return value as Environment['logRetentionDays']
}
