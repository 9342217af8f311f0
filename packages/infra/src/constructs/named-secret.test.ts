import { App, Stack } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { expect, it } from 'vitest'
import { NamedSecret } from './named-secret.js'
import type { NamedSecretProps } from './named-secret.js'

const env = { account: '111122223333', region: 'ap-northeast-2' }
const keyArn = 'arn:aws:kms:ap-northeast-2:111122223333:key/12345678-1234-1234-1234-123456789012'
const arn = 'arn:aws:secretsmanager:ap-northeast-2:111122223333:secret:splunk/hec-token-a1B2c3'

/** Statements of a role that was granted to read the secret. */
function statementsWith(props: NamedSecretProps): readonly unknown[] {
  const stack = new Stack(new App(), 'Test', { env })
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  new NamedSecret(stack, 'Token', props).grantRead(role)
  const template = Template.fromStack(stack)
  template.resourceCountIs('AWS::SecretsManager::Secret', 0)
  const [policy] = Object.values(template.findResources('AWS::IAM::Policy', { Properties: Match.anyValue() }))
  return policy?.['Properties'].PolicyDocument.Statement
}

it('is found by its name, with the characters that its ARN ends with', () => {
  expect(JSON.stringify(statementsWith({ nameOrArn: 'splunk/hec-token' }))).toContain(':secret:splunk/hec-token-??????')
})

it('is found by its ARN', () => {
  expect(statementsWith({ nameOrArn: arn })).toEqual([
    { Action: 'secretsmanager:GetSecretValue', Effect: 'Allow', Resource: arn },
  ])
})

it('is read with its key, and the key is used for nothing else', () => {
  expect(statementsWith({ nameOrArn: arn, keyArn })).toContainEqual({
    Action: 'kms:Decrypt',
    Effect: 'Allow',
    Resource: keyArn,
    Condition: {
      StringEquals: { 'kms:ViaService': 'secretsmanager.ap-northeast-2.amazonaws.com' },
      StringLike: { 'kms:EncryptionContext:SecretARN': arn },
    },
  })
})
