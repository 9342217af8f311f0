import { z } from 'zod'

const whole = (defaultValue: number, minimum: number, maximum: number) =>
  z.coerce.number().int().min(minimum).max(maximum).default(defaultValue)

/** Environment variables of the function. An empty one counts as not set. */
const environmentSchema = z.object({
  /** Name of the DynamoDB table. Without it, registrations are kept in the S3 object. */
  TABLE_NAME: z.string().optional(),
  /** Bucket of the registration file. */
  BUCKET_NAME: z.string().default('axcl'),
  /** Object key of the registration file. */
  EVENT_KEY: z.string().default('axcl_event.txt'),
  /** Longest time to an answer, in milliseconds. Connect waits 8 seconds at most, a cold start included. */
  TIME_BUDGET_MILLISECONDS: whole(6000, 500, 8000),
})

/** What the function is set to. */
export interface RegistrationEnvironment {
  readonly tableName: string | undefined
  readonly bucketName: string
  readonly eventKey: string
  readonly timeBudgetMilliseconds: number
}

/**
 * Read the environment variables of the function.
 * @throws Error that says which variable is wrong and what it may be.
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): RegistrationEnvironment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environmentSchema.safeParse(set)
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`Environment variables of the function: ${reasons.join('; ')}.`)
  }
  const { TABLE_NAME, BUCKET_NAME, EVENT_KEY, TIME_BUDGET_MILLISECONDS } = parsed.data
  return {
    tableName: TABLE_NAME,
    bucketName: BUCKET_NAME,
    eventKey: EVENT_KEY,
    timeBudgetMilliseconds: TIME_BUDGET_MILLISECONDS,
  }
}
