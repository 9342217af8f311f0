import { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IGrantable } from 'aws-cdk-lib/aws-iam'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'

/** Properties of {@link NamedSecret}. */
export interface NamedSecretProps {
  /** Name of the secret, or its whole ARN, with the six characters at its end. */
  readonly nameOrArn: string
  /** Key that it is encrypted with, where it is one of your own. @defaultValue the key of Secrets Manager */
  readonly keyArn?: string
}

/** A secret that somebody made by hand. Its value never stands in a template. */
export class NamedSecret extends Construct {
  readonly secret: ISecret
  /** As policies take it: a name alone is not all of an ARN. */
  readonly #policyArn: string
  readonly #keyArn: string | undefined

  constructor(scope: Construct, id: string, { nameOrArn, keyArn }: NamedSecretProps) {
    super(scope, id)
    const hasArn = nameOrArn.startsWith('arn:')
    this.secret = hasArn
      ? Secret.fromSecretCompleteArn(this, 'Secret', nameOrArn)
      : Secret.fromSecretNameV2(this, 'Secret', nameOrArn)
    // Secrets Manager adds a hyphen and six characters to the name, and requests are held against the whole ARN.
    // https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
    this.#policyArn = hasArn ? nameOrArn : `${this.secret.secretArn}-??????`
    this.#keyArn = keyArn
  }

  /** What somebody has to be allowed to read it: the secret, and its key for nothing but that. */
  readingStatements(): readonly PolicyStatement[] {
    const read = new PolicyStatement({
      actions: ['secretsmanager:GetSecretValue'],
      resources: [this.#policyArn],
    })
    if (this.#keyArn === undefined) return [read]
    const decrypt = new PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [this.#keyArn],
      conditions: {
        StringEquals: { 'kms:ViaService': `secretsmanager.${Stack.of(this).region}.amazonaws.com` },
        StringLike: { 'kms:EncryptionContext:SecretARN': this.#policyArn },
      },
    })
    return [read, decrypt]
  }

  /** Let somebody read it. The policy of the key has to leave permissions to IAM, as keys do by default. */
  grantRead({ grantPrincipal }: IGrantable): void {
    for (const statement of this.readingStatements()) grantPrincipal.addToPrincipalPolicy(statement)
  }
}
