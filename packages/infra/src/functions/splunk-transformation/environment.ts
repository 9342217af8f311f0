import { z } from 'zod'
import { concealments } from '../../splunk/conceal-address.js'
import type { ConcealmentName } from '../../splunk/conceal-address.js'
import { maxAttributes } from '../../splunk/contact-record-fields.js'

/** Environment variables of the function. An empty one counts as not set. */
const environmentSchema = z
  .object({
    /** What becomes of customers' addresses. */
    CUSTOMER_ADDRESSES: z.enum(concealments).default('mask'),
    /** ARN or name of the secret whose text is the key for hashing addresses. */
    ADDRESS_KEY_SECRET: z.string().optional(),
    /** Names of contact attributes that go along, with commas between them. */
    CONTACT_ATTRIBUTES: z
      .string()
      .regex(/^[\w.:-]{1,100}( *, *[\w.:-]{1,100})*$/, 'names of attributes with commas between them')
      .transform((names) => names.split(',').map((name) => name.trim()))
      .refine((names) => names.length <= maxAttributes, `at most ${maxAttributes} names`)
      .optional(),
    /** Log group of the page around the Contact Control Panel. */
    CCP_LOG_GROUP: z.string().optional(),
    /** Index of the events. Without it, the index of the token. */
    SPLUNK_INDEX: z
      .string()
      .regex(/^[a-z0-9][a-z0-9_-]{0,79}$/, 'lower-case letters, digits, underscores and hyphens')
      .optional(),
  })
  .refine((variables) => variables.CUSTOMER_ADDRESSES !== 'hash' || variables.ADDRESS_KEY_SECRET !== undefined, {
    path: ['ADDRESS_KEY_SECRET'],
    message: 'needed for hashing addresses: a secret of random text, at least 16 bytes',
  })

/** What the function is set to. */
export interface TransformationEnvironment {
  readonly customerAddresses: ConcealmentName
  readonly addressKeySecret: string | undefined
  readonly attributes: readonly string[]
  readonly ccpLogGroup: string | undefined
  readonly index: string | undefined
}

/**
 * Read the environment variables of the function.
 * @throws Error that says which variable is wrong and what it may be.
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): TransformationEnvironment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environmentSchema.safeParse(set)
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`Environment variables of the function: ${reasons.join('; ')}.`)
  }
  const { CUSTOMER_ADDRESSES, ADDRESS_KEY_SECRET, CONTACT_ATTRIBUTES, CCP_LOG_GROUP, SPLUNK_INDEX } = parsed.data
  return {
    customerAddresses: CUSTOMER_ADDRESSES,
    addressKeySecret: ADDRESS_KEY_SECRET,
    attributes: CONTACT_ATTRIBUTES ?? [],
    ccpLogGroup: CCP_LOG_GROUP,
    index: SPLUNK_INDEX,
  }
}
