import type { PolicyConditions } from './policy-scopes.js'

/** A statement of a policy. */
export interface AllowStatement {
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Action: readonly string[]
  readonly Resource: readonly string[]
  readonly Condition?: PolicyConditions
}

/** A policy as IAM takes it. */
export interface PolicyDocument {
  readonly Version: '2012-10-17'
  readonly Statement: readonly AllowStatement[]
}

/**
 * Most characters of a managed policy, white space not counted.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
 */
export const mostCharacters = 6144

/**
 * Characters that are kept for names: account and region are longer than what stands for them, at most 14 and 6
 * characters each time.
 */
const roomForNames = 1024

/** How many characters of a policy IAM counts. */
export function lengthOf(document: PolicyDocument): number {
  return JSON.stringify(document).replaceAll(/\s/g, '').length
}

export function policyOf(statements: readonly AllowStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements }
}

/**
 * Statements in as few policies as they fit into, in their order. Account and region may still be filled in.
 * @throws when a statement is too long for a policy of its own.
 */
export function splitPolicies(statements: readonly AllowStatement[]): readonly PolicyDocument[] {
  const policies: AllowStatement[][] = []
  for (const statement of statements) {
    const last = policies.at(-1)
    if (last !== undefined && fits([...last, statement])) last.push(statement)
    else if (fits([statement])) policies.push([statement])
    else throw new Error(`The statement "${statement.Sid}" is longer than a policy may be: split its scope.`)
  }
  return policies.map(policyOf)
}

function fits(statements: readonly AllowStatement[]): boolean {
  return lengthOf(policyOf(statements)) <= mostCharacters - roomForNames
}
