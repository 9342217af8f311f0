import { Tags } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

/** Resource types that the CDK tags, and that CloudFormation does not let be tagged everywhere yet. */
const untagged = ['AWS::CloudWatch::Dashboard', 'AWS::Connect::IntegrationAssociation']

/** Let everything say which environment it belongs to. */
export function tagEnvironment(scope: Construct, environment: string): void {
  Tags.of(scope).add('environment', environment, { excludeResourceTypes: untagged })
}
