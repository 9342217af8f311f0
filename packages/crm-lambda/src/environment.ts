import { z } from 'zod'
import { SetupError } from './crm.js'

const whole = (defaultValue: number, minimum: number, maximum: number) =>
  z.coerce.number().int().min(minimum).max(maximum).default(defaultValue)

/** Environment variables of the function. An empty one counts as not set. */
const environmentSchema = z.object({
  /** Name or ARN of the secret in AWS Secrets Manager. */
  SECRET_ID: z.string(),
  /** Version of Salesforce's REST API. */
  SALESFORCE_API_VERSION: z
    .string()
    .regex(/^\d{2,3}\.0$/, 'has to look like 63.0')
    .default('63.0'),
  /** The unique field of Case that holds the contact's id. */
  CONTACT_ID_FIELD: z
    .string()
    .regex(/^[A-Za-z]\w{0,60}__c$/, 'has to be the API name of a custom field, such as ConnectContactId__c')
    .default('ConnectContactId__c'),
  /** Longest time to an answer, in milliseconds. Connect waits 8 seconds at most, a cold start included. */
  TIME_BUDGET_MILLISECONDS: whole(6000, 500, 8000),
})

/** What the function is set to. */
export interface CrmEnvironment {
  readonly secretId: string
  readonly apiVersion: string
  readonly contactIdField: string
  readonly timeBudgetMilliseconds: number
}

/**
 * Read the environment variables of the function.
 * @throws {@link SetupError} that says which variable is wrong and what it may be.
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): CrmEnvironment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environmentSchema.safeParse(set)
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new SetupError(`Environment variables of the function: ${reasons.join('; ')}.`)
  }
  const { SECRET_ID, SALESFORCE_API_VERSION, CONTACT_ID_FIELD, TIME_BUDGET_MILLISECONDS } = parsed.data
  return {
    secretId: SECRET_ID,
    apiVersion: SALESFORCE_API_VERSION,
    contactIdField: CONTACT_ID_FIELD,
    timeBudgetMilliseconds: TIME_BUDGET_MILLISECONDS,
  }
}
